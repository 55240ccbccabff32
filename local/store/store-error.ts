/** Why the store refused. `busy`, `newer`, `older`, `corrupt`: nothing was opened; `failed`: the disk or file gave up while running. */
export type StoreErrorCode = 'busy' | 'newer' | 'older' | 'corrupt' | 'failed' | 'closed' | 'statement';

/** Every message names the file and says what to do. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

export function reasonOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : String(error);
}

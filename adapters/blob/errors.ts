import { AppError } from '../../domain/errors';

interface RestFault {
  readonly statusCode?: number;
  readonly code?: string;
}

export function statusOf(error: unknown): number | undefined {
  return (error as RestFault | undefined)?.statusCode;
}

/** What a person can do about a fault of the account; its text holds no token and no content. */
export function storeError(error: unknown, tenant: string): AppError {
  if (error instanceof AppError) return error;
  const { statusCode, code } = (error ?? {}) as RestFault;
  if (statusCode === 401 || statusCode === 403) {
    return new AppError(
      'configuration_invalid',
      `The artifacts of tenant ${tenant} are not open to this app (${code ?? statusCode}). Give its identity the role ` +
        'Storage Blob Data Contributor; a new role takes some minutes to act.',
      { details: { tenant }, cause: error },
    );
  }
  return new AppError(
    'store_unavailable',
    `The artifacts of tenant ${tenant} cannot be reached (${code ?? statusCode ?? 'no answer'}). It is tried again.`,
    { details: { tenant }, cause: error },
  );
}

import type { RpcRetryContext } from '../core/invoke';

/** A function's own retry policy, as the library registered it; intervals are whole seconds by then. */
export interface RetryPolicy {
  /** -1: for ever. */
  readonly maxRetryCount: number;
  delayMs(retryCount: number): number;
}

export function readRetryPolicy(options: Readonly<Record<string, unknown>> | undefined): RetryPolicy | undefined {
  if (!options) return undefined;
  const maxRetryCount = Number(options['maxRetryCount'] ?? 0);
  const strategy = options['retryStrategy'] ?? options['strategy'];
  if (strategy === 'exponentialBackoff') {
    const [low, high] = [millis(options['minimumInterval']), millis(options['maximumInterval'])];
    return { maxRetryCount, delayMs: (count) => Math.min(high, low * 2 ** (count - 1)) };
  }
  const interval = millis(options['delayInterval']);
  return { maxRetryCount, delayMs: () => interval };
}

function millis(value: unknown): number {
  if (typeof value === 'number') return value;
  const parts = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const of = (name: string): number => Number(parts[name] ?? 0);
  return ((of('hours') * 60 + of('minutes')) * 60 + of('seconds')) * 1000 + of('milliseconds');
}

/**
 * Runs until it succeeds or the policy is used up; rejects with the last failure. Retries live in memory only, as on Azure.
 * `wait` resolves with `false` when the host stops meanwhile.
 */
export async function runWithRetries(
  policy: RetryPolicy | undefined,
  run: (retryContext: RpcRetryContext | undefined) => Promise<unknown>,
  wait: (millis: number) => Promise<boolean>,
): Promise<void> {
  let context: RpcRetryContext | undefined;
  for (let count = 1; ; count += 1) {
    try {
      await run(context);
      return;
    } catch (error) {
      const more = policy !== undefined && (policy.maxRetryCount < 0 || count <= policy.maxRetryCount);
      if (!more || !(await wait(policy.delayMs(count)))) throw error;
      context = { retryCount: count, maxRetryCount: policy.maxRetryCount, exception: toException(error) };
    }
  }
}

function toException(error: unknown): NonNullable<RpcRetryContext['exception']> {
  const thrown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return { source: '', message: String(thrown), stackTrace: '' };
  return { source: '', message: thrown.message, stackTrace: thrown.stack ?? '' };
}

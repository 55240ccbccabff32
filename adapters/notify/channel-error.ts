import { AppError } from '../../domain/errors';

/** What a channel's HTTP answer means: later, or never in this way. The text of the answer is the vendor's and stays out. */
export function channelError(channel: string, status: number, next: string): AppError {
  if (status === 0 || status === 408 || status === 429 || status >= 500) {
    const how = status === 0 ? 'does not answer' : `answers ${status}`;
    return new AppError('unavailable', `${channel} ${how}; the notice waits.`);
  }
  return new AppError('not_supported', `${channel} answers ${status}: ${next}`);
}

/** Status of a failed request of whichever HTTP client; 0 when there was no answer. */
export function statusIn(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0;
  const { status, statusCode, response } = error as { status?: unknown; statusCode?: unknown; response?: unknown };
  const nested = (response as { status?: unknown } | undefined)?.status;
  const found = [status, statusCode, nested].find((value) => typeof value === 'number');
  return typeof found === 'number' ? found : 0;
}

import { AppError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';

interface VendorError {
  readonly status?: number;
  readonly message?: string;
}

export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof AppError ? error.cause : error;
  return (cause as VendorError | undefined)?.status;
}

/** What GitHub said, for people. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof AppError && error.cause !== undefined ? error.cause : error;
  return ((cause as VendorError).message ?? '').replace(/\s+-\s+https?:\S+$/, '').slice(0, 300);
}

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'payload_too_large',
  429: 'unavailable',
  503: 'unavailable',
};

const hints: Readonly<Record<number, string>> = {
  401: ' Renew the secret github-token.',
  403: ' Give the token the permission: contents, issues and pull requests (for checks there: actions), read and write.',
  404: ' It is not there, or the token may not see it.',
};

/** Ours pass as they are, also from below the SDK. A 4xx is not retried: the same request would be refused again. */
export function githubError(error: unknown, what: string): AppError {
  const inner = (error as { readonly cause?: unknown } | undefined)?.cause;
  if (error instanceof AppError) return error;
  if (inner instanceof AppError) return inner;
  const { status, message = '' } = (error ?? {}) as VendorError;
  if (status === undefined) {
    return new AppError('unavailable', `GitHub did not ${what}: ${message.slice(0, 200)}. It is tried again.`, {
      cause: error,
    });
  }
  const retryable = status >= 500 || status === 429;
  const text = `GitHub did not ${what} (HTTP ${status}): ${reasonOf(error)}.${hints[status] ?? ''}`;
  return new AppError(codes[status] ?? 'vendor_failed', text, { details: { status }, retryable, cause: error });
}

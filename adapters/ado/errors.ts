import { AppError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';

/** What the vendor's client rejects with. */
interface VendorError {
  readonly statusCode?: number;
  readonly message?: string;
  readonly code?: string;
  readonly result?: { readonly typeKey?: string };
}

export function statusOf(error: unknown): number | undefined {
  return (error as VendorError | undefined)?.statusCode;
}

/** The service's own name of what went wrong, e.g. `TF401179` or `GitReferenceStaleException`. */
export function saysAny(error: unknown, ...marks: readonly string[]): boolean {
  const { message = '', result } = (error ?? {}) as VendorError;
  return marks.some((mark) => message.includes(mark) || result?.typeKey === mark);
}

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  408: 'timed_out',
  409: 'conflict',
  412: 'conflict',
  413: 'payload_too_large',
  429: 'unavailable',
  503: 'unavailable',
};

/** Ours pass as they are. A 400 is not retried: the same request would be refused again. */
export function adoError(error: unknown, organization: string, what: string): AppError {
  if (error instanceof AppError) return error;
  const { statusCode, message = '', code: reason } = (error ?? {}) as VendorError;
  const said = message.replace(/\s+/g, ' ').slice(0, 300);
  const failed = `Azure DevOps (${organization}) did not ${what}`;
  if (statusCode === undefined) {
    const why = reason === undefined ? said : reason;
    return new AppError('unavailable', `${failed}: ${why}. It is tried again.`, { cause: error });
  }
  const code = codes[statusCode] ?? 'vendor_failed';
  const details = { organization, status: statusCode };
  const retryable = statusCode >= 500 || statusCode === 429 || statusCode === 408;
  return new AppError(code, `${failed} (HTTP ${statusCode}): ${said}${hints[statusCode] ?? ''}`, {
    details,
    retryable,
    cause: error,
  });
}

const hints: Readonly<Record<number, string>> = {
  401: ' Check the identity or the token, and that it is a user of the organization.',
  403: " Give the service's identity the permission that is named there.",
};

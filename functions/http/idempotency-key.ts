import { AppError } from '../../domain/errors';

/** The key of a request that may be repeated; undefined when there is none. */
export function idempotencyKeyOf(header: string | null): string | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (header.length <= 200) return header.trim();
  throw new AppError('invalid_request', 'Idempotency-Key must have at most 200 characters.');
}

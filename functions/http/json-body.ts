import type { HttpRequest } from '@azure/functions';
import { AppError } from '../../domain/errors';

const largestBody = 2_097_152;

/** The body as bytes. Refused by its announced size first, so that a large one is not even read. */
export async function readBytes(request: HttpRequest, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

/** The body as JSON; an empty one is an empty object. */
export async function readJson(request: HttpRequest): Promise<unknown> {
  const bytes = await readBytes(request, largestBody);
  if (bytes.byteLength === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON in UTF-8.', { details: { problems: ['not JSON'] } });
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('payload_too_large', `The body is larger than ${limit} bytes.`);
}

import { AppError } from '../errors';
import { isSha256 } from './artifact-uri';

/** A UUID (version 8, RFC 9562) made of a SHA-256: gives a project named by slugs the unchanging UUID its manifest asks for. */
export function uuidFromSha256(sha256: string): string {
  if (!isSha256(sha256)) throw new AppError('invalid_id', `"${sha256}" must be 64 hexadecimal digits in lower case.`);
  const variant = ((Number.parseInt(sha256.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const groups = [sha256.slice(0, 8), sha256.slice(8, 12), `8${sha256.slice(13, 16)}`, variant + sha256.slice(17, 20)];
  return [...groups, sha256.slice(20, 32)].join('-');
}

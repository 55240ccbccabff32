import { createHash } from 'node:crypto';

/** Service Bus takes ids of up to 128 characters; a longer one keeps its beginning and gets the hash of the whole. */
export function fitId(id: string): string {
  if (id.length <= 128) return id;
  return `${id.slice(0, 63)}.${createHash('sha256').update(id).digest('hex')}`;
}

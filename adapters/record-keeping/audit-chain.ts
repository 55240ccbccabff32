import { createHash } from 'node:crypto';

export { canonicalJson, chainStart } from '../../domain/audit';

/** Hash of a record: SHA-256 over the hash before it and the record's canonical JSON, its sequence included. */
export function chainHash(previousHash: string, entryJson: string): string {
  return createHash('sha256').update(previousHash).update(entryJson).digest('hex');
}

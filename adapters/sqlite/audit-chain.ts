import { createHash } from 'node:crypto';

/** What the first record of a chain follows. */
export const chainStart = '0'.repeat(64);

/** Hash of a record: SHA-256 over the hash before it and the record's canonical JSON, its sequence included. */
export function chainHash(previousHash: string, entryJson: string): string {
  return createHash('sha256').update(previousHash).update(entryJson).digest('hex');
}

/** JSON with sorted keys and no blanks: equal values give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  // Through JSON first: dates become texts, and what JSON does not know disappears.
  return write(JSON.parse(JSON.stringify(value)) as unknown);
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join(',')}}`;
}

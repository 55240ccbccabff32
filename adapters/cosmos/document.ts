import { createHash } from 'node:crypto';

/** What every document has. The tenant is the partition. */
export interface Document {
  readonly id: string;
  readonly tenant: string;
  /** Which of the documents of its container it is. */
  readonly kind: string;
  /** Seconds until the service removes it. */
  readonly ttl?: number;
}

/** Parts that hold anything but our own slugs and counters are hashed: an id is short and has no slash. */
export function documentId(kind: string, ...parts: readonly (string | number)[]): string {
  const plain = parts.every((part) => /^[\w.-]{1,100}$/.test(String(part)));
  return `${kind}:${plain ? parts.join(':') : createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

/** Every id of ours begins with its tenant. */
export function tenantOf(id: string): string {
  return id.split('.')[0] ?? '';
}

/**
 * For what belongs to no tenant, or is looked for without knowing it. No tenant's name begins with `~`. Many partitions, so
 * that none of them grows too large.
 */
export function sharedPartition(key: string): string {
  return `~${createHash('sha256').update(key).digest('hex').slice(0, 2)}`;
}

let last = 0;

/**
 * Sorts by creation: microseconds of this process's clock, never the same twice in it, and past `after`. Processes differ by as
 * much as their clocks do; what has to be in order between them names the newest as `after`.
 */
export function creationOrder(after = ''): string {
  last = Math.max(last + 1, Date.now() * 1000, Number(after.slice(0, digits)) + 1);
  return `${String(last).padStart(digits, '0')}-${createHash('sha256').update(`${process.pid}-${last}`).digest('hex').slice(0, 6)}`;
}

const digits = 17;

import { canonicalJson } from './canonical-json';

/** What the first record of a chain follows. */
export const chainStart = '0'.repeat(64);

/** A place in a tenant's chain. Kept elsewhere, it proves later that everything up to it is still what it was. */
export interface ChainAnchor {
  readonly sequence: number;
  readonly hash: string;
}

/** A record of the audit log as the API and exports give it; its other fields are hashed too. */
export interface ChainedRecord {
  readonly tenant: string;
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly [field: string]: unknown;
}

/**
 * `changed`: a record's content is not what was hashed. `dropped`: a record is not there. `reordered`: it stands elsewhere.
 * `truncated`: the chain ends before its anchor. `rewritten`: the chain holds in itself, and is not the anchored one.
 */
export interface ChainBreak {
  readonly kind: 'changed' | 'dropped' | 'reordered' | 'truncated' | 'rewritten';
  /** First record that does not hold. */
  readonly sequence: number;
}

export interface ChainCheck {
  /** The next record, in the order found. */
  take(record: ChainedRecord): void;
  /** After the last record: the first break, if any. */
  finish(): ChainBreak | undefined;
  /** Last record that holds. */
  readonly end: ChainAnchor;
}

/** Recomputes a tenant's chain, or a piece of it that follows `after`, record by record, and compares it with anchors. */
export function createChainCheck(
  tenant: string,
  sha256: (text: string) => string,
  given: { readonly after?: ChainAnchor; readonly anchors?: readonly ChainAnchor[] } = {},
): ChainCheck {
  const start = given.after ?? { sequence: 0, hash: chainStart };
  const anchors = (given.anchors ?? []).filter(({ sequence }) => sequence >= start.sequence);
  let end = start;
  let broken: ChainBreak | undefined = anchors.some((anchor) => contradicts(anchor, start))
    ? { kind: 'rewritten', sequence: start.sequence }
    : undefined;

  function breakOf(record: ChainedRecord): ChainBreak | undefined {
    const sequence = end.sequence + 1;
    if (record.sequence > sequence) return { kind: 'dropped', sequence };
    if (record.sequence < sequence) return { kind: 'reordered', sequence };
    const { previousHash, hash, ...entry } = record;
    const holds = record.tenant === tenant && previousHash === end.hash;
    if (!holds || sha256(end.hash + canonicalJson(entry)) !== hash) return { kind: 'changed', sequence };
    return anchors.some((anchor) => contradicts(anchor, record)) ? { kind: 'rewritten', sequence } : undefined;
  }

  return {
    take(record) {
      if (broken) {
        // What seemed to be dropped turns up later.
        if (broken.kind === 'dropped' && record.sequence === broken.sequence) broken = { ...broken, kind: 'reordered' };
        return;
      }
      broken = breakOf(record);
      if (!broken) end = { sequence: record.sequence, hash: record.hash };
    },
    finish() {
      if (broken) return broken;
      const isShort = anchors.some(({ sequence }) => sequence > end.sequence);
      return isShort ? { kind: 'truncated', sequence: end.sequence + 1 } : undefined;
    },
    get end() {
      return end;
    },
  };
}

function contradicts(anchor: ChainAnchor, place: ChainAnchor): boolean {
  return anchor.sequence === place.sequence && anchor.hash !== place.hash;
}

import type { Write } from '../store/database';
import { replaceWrites } from './children';
import { isTerminal } from './instance';
import type { EndedRow } from './instance-store';
import type { StepLinks } from './step-links';

export interface EndedSlice {
  readonly ids: readonly string[];
  readonly writes: readonly Write[];
  /** Where the next slice begins; undefined after the last row. */
  readonly next: number | undefined;
}

/**
 * Looks at so many rows in order of creation and takes out of memory those of instances that ended before the given time.
 * A child stays as long as its parent's execution may still need it: while that runs, and while a failed one may be
 * rewound. An instance that is in memory is starting again or being rewound, so it stays as well.
 */
export function takeEnded(
  parts: Pick<StepLinks, 'kernel' | 'instances'>,
  before: number,
  after: number,
  rows: number,
): EndedSlice {
  const { store } = parts.kernel;
  const slice = store.slice(after, rows);
  const ids: string[] = [];
  const writes: Write[] = [];
  for (const row of slice) {
    const isOld = isTerminal(row.status) && row.updatedAt < before;
    if (!isOld || parts.instances.inMemory(row.id) !== undefined || isNeeded(row, parts)) continue;
    const instance = store.find(row.id);
    if (instance === undefined || instance.row !== row.row) continue;
    ids.push(row.id);
    writes.push(...replaceWrites(instance, parts));
  }
  return { ids, writes, next: slice.length < rows ? undefined : slice.at(-1)?.row };
}

function isNeeded({ parent }: EndedRow, { kernel, instances }: Pick<StepLinks, 'kernel' | 'instances'>): boolean {
  if (parent === undefined) return false;
  const owner = instances.inMemory(parent.instanceId) ?? kernel.store.find(parent.instanceId);
  if (owner?.executionId !== parent.executionId) return false;
  return !isTerminal(owner.status) || owner.status === 'Failed';
}

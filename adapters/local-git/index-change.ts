import type { Modes } from '../code-hosting/check-changes';
import type { FileChange } from '../../ports/code-host';

export function readModes(listing: Buffer): Modes {
  const modes = new Map<string, string>();
  for (const record of listing.toString('utf8').split('\0')) {
    const tab = record.indexOf('\t');
    if (tab > 0) modes.set(record.slice(tab + 1), record.slice(0, 6));
  }
  return modes;
}

/** Input of `git update-index -z --index-info`: deletions first, so that a folder can take a deleted file's place. */
export function indexInfo(
  changes: readonly FileChange[],
  objectIds: ReadonlyMap<string, string>,
  modes: Modes,
): string {
  const deletions = changes
    .filter(({ path, content }) => content === null && modes.has(path))
    .map(({ path }) => `0 ${'0'.repeat(40)}\t${path}\0`);
  const writes = [...objectIds].map(([path, objectId]) => `${modes.get(path) ?? '100644'} ${objectId}\t${path}\0`);
  return [...deletions, ...writes].join('');
}

import type { FileChange } from '../../ports/code-host';
import { checkChanges } from '../code-hosting/check-changes';
import type { MergedFile } from './merge-remote-trees';
import { blobId } from './remote-tree';
import type { Tree } from './remote-tree';

/** The changes that make a difference to the tree; an executable file stays one. Throws `path_violation`. */
export function wantedChanges(changes: readonly FileChange[], tree: Tree): readonly MergedFile[] {
  checkChanges(changes, new Map([...tree].map(([path, { mode }]) => [path, mode])));
  return changes
    .filter(({ path, content }) => {
      const known = tree.get(path);
      return content === null ? known !== undefined : known?.id !== blobId(content);
    })
    .map((change) => ({ ...change, mode: tree.get(change.path)?.mode ?? '100644' }));
}

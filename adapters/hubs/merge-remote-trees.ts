import type { FileChange } from '../../ports/code-host';
import { mergeLines } from './merge-lines';
import type { Tree, TreeNode } from './remote-tree';
import { isFile } from './remote-tree';

/** What has to change in our tree to take theirs in. */
export type TreeMerge =
  | { readonly kind: 'clean'; readonly changes: readonly MergedFile[] }
  | { readonly kind: 'conflict'; readonly files: readonly string[] };

/** Null content = it is deleted. */
export interface MergedFile extends FileChange {
  readonly mode: string;
}

export interface TreeMergeRequest {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
  readonly read: (id: string) => Promise<Buffer>;
  readonly prefer?: 'ours';
}

/** A three-way merge of trees, file by file and line by line. Renames are not seen, so that they may end as a conflict. */
export async function mergeRemoteTrees({ base, ours, theirs, read, prefer }: TreeMergeRequest): Promise<TreeMerge> {
  const changes: MergedFile[] = [];
  const conflicts: string[] = [];
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(path), ours.get(path), theirs.get(path)];
    if (same(was, other) || same(mine, other)) continue;
    if (same(was, mine)) {
      changes.push({ path, content: other ? await read(other.id) : null, mode: other?.mode ?? '' });
      continue;
    }
    const merged = was && mine && other ? await mergeFile(was, mine, other) : undefined;
    if (merged) changes.push(merged);
    else conflicts.push(path);
  }
  return conflicts.length > 0 ? { kind: 'conflict', files: conflicts.sort() } : { kind: 'clean', changes };

  async function mergeFile(was: TreeNode, mine: TreeNode, other: TreeNode): Promise<MergedFile | undefined> {
    if (![was, mine, other].every(isFile)) return undefined;
    const contents = await Promise.all([was, mine, other].map(({ id }) => read(id)));
    if (contents.some((content) => content.includes(0))) return undefined;
    const [before = '', left = '', right = ''] = contents.map((content) => content.toString('utf8'));
    const merged = mergeLines(before, left, right, prefer);
    if (merged.kind === 'conflict') return undefined;
    const mode = was.mode === mine.mode ? other.mode : mine.mode;
    return { path: mine.path, content: Buffer.from(merged.text), mode };
  }
}

function same(one: TreeNode | undefined, other: TreeNode | undefined): boolean {
  return one?.id === other?.id && one?.mode === other?.mode;
}

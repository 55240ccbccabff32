import { AppError } from '../../domain/errors';
import type { FileChange, RevertRequest, RevertResult } from '../../ports/code-host';
import { saysAny } from './errors';
import type { GitRepository } from './git-repository';
import type { TreeListings } from './tree-listing';
import { writeCommit } from './write-commit';

/** The branch may move between our look and our move; each time the files are compared anew. */
const attempts = 5;

/**
 * Takes a change off a branch by a commit of its own, file by file: a file that has been changed again since is a conflict,
 * whatever its lines. The service's own revert makes a branch and cannot revert a range.
 */
export async function revertChange(
  repository: GitRepository,
  trees: TreeListings,
  me: string,
  request: RevertRequest,
): Promise<RevertResult> {
  const { branch, commit, operationKey } = request;
  const short = commit.slice(0, 12);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const head = await repository.head(branch);
    if (head === undefined) return { kind: 'blocked', reason: `Branch ${branch} does not exist any more.` };
    if ((await repository.mergeBase(commit, head)) !== commit) {
      return { kind: 'blocked', reason: `${branch} does not hold ${short}, so there is nothing to take off it.` };
    }
    const undone = await undo(repository, trees, request, head);
    if (undone.files.length > 0) return { kind: 'conflict', files: undone.files };
    const message = `Revert ${short}`;
    const { changes } = undone;
    const wanted = { repository: repository.id, branch, expectedHead: head, message, changes, operationKey };
    try {
      const result = await writeCommit(repository, trees, me, wanted);
      if (result.kind !== 'headMoved') return { kind: 'reverted', commit: result.commit };
    } catch (error) {
      if (!saysAny((error as AppError).cause, 'TF402455')) throw error;
      return { kind: 'blocked', reason: `A branch policy of ${branch} forbids to push the revert. Make it by hand.` };
    }
  }
  throw new AppError('vendor_failed', `Branch ${branch} of ${repository.id} keeps moving. Try again later.`);
}

/** What brings the files of `head` back to before the change, or the files that have moved on since. */
async function undo(
  repository: GitRepository,
  trees: TreeListings,
  { commit, base }: RevertRequest,
  head: string,
): Promise<{ readonly changes: readonly FileChange[]; readonly files: readonly string[] }> {
  const before = await trees.of(repository, base ?? (await repository.firstParent(commit)));
  const [made, now] = [await trees.of(repository, commit), await trees.of(repository, head)];
  const changes: FileChange[] = [];
  const files: string[] = [];
  for (const path of new Set([...before.files.keys(), ...made.files.keys()])) {
    const [was, became, is] = [before, made, now].map((tree) => tree.files.get(path)?.objectId);
    if (was === became || is === was) continue;
    if (is !== became) files.push(path);
    else changes.push({ path, content: was === undefined ? null : await trees.read(repository, was) });
  }
  return { changes, files: files.sort() };
}

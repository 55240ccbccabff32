import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors';
import type { CommitRequest, CommitResult, FileChange } from '../../ports/code-host';
import { checkChanges } from '../code-hosting/check-changes';
import { findCheckout, followBranch } from './checkout';
import type { Git } from './git';
import { indexInfo, readModes } from './index-change';
import { messageWithKey } from '../code-hosting/operation-message';
import { findOperation } from './operation-key';
import type { Repository } from './repositories';
import { dateAfter, headOf, moveBranch, requireCommit, requireCommitId } from './revision';
import { withTemporaryFolder } from './temporary-folder';

/**
 * Commits through an index of its own. The commit is a pure function of parent, changes, message and key, and the branch
 * moves by compare-and-set: a repetition after a crash finds the first commit, or makes the very same one.
 * Should the branch be checked out somewhere, its files follow when nothing there is in the way, and stay otherwise.
 */
export async function writeCommit(
  git: Git,
  repository: Repository,
  request: CommitRequest,
  remember: (commit: string) => void,
): Promise<CommitResult> {
  const { gitDir } = repository;
  const expectedHead = requireCommitId(request.expectedHead);
  const message = messageWithKey(request.message, request.operationKey);
  const before = await standing(git, gitDir, request);
  if (before !== undefined) return before;

  const tree = await writeTree(git, gitDir, expectedHead, request.changes);
  const parentTree = await git.text(['rev-parse', `${expectedHead}^{tree}`], { gitDir });
  if (tree === parentTree) return { kind: 'unchanged', commit: expectedHead };

  const date = await dateAfter(git, { gitDir }, [expectedHead]);
  const made = ['commit-tree', tree, '-p', expectedHead, '-F', '-'];
  const commit = await git.text(made, { gitDir, input: message, date });
  // Before the branch moves: a crash in between leaves a commit that nobody sees, never one of ours that looks like another's.
  remember(commit);
  const move = { branch: request.branch, from: expectedHead, to: commit, reason: request.operationKey };
  if (await moveBranch(git, { gitDir }, move)) {
    const checkout = await findCheckout(git, gitDir, request.branch);
    if (checkout) await followBranch(git, checkout, expectedHead, commit);
    return { kind: 'committed', commit };
  }
  const after = await standing(git, gitDir, request);
  if (after !== undefined) return after;
  throw new AppError('vendor_failed', `Branch ${request.branch} in ${gitDir} moved away and back. Repeat the commit.`);
}

/** What the branch says before anything is written; undefined = it stands where the caller expects it, without this commit. */
async function standing(git: Git, gitDir: string, request: CommitRequest): Promise<CommitResult | undefined> {
  const head = await headOf(git, { gitDir }, request.branch);
  if (head === undefined) throw new AppError('not_found', `${gitDir} has no branch ${request.branch}. Make it first.`);
  const mine = await findOperation(git, { gitDir }, head, request.operationKey);
  if (mine !== undefined) return { kind: 'committed', commit: mine };
  return head === request.expectedHead ? undefined : { kind: 'headMoved', head };
}

async function writeTree(git: Git, gitDir: string, parent: string, changes: readonly FileChange[]): Promise<string> {
  await requireCommit(git, { gitDir }, parent);
  const modes = readModes(await git.run(['ls-tree', '-r', '-z', '--full-tree', parent], { gitDir }));
  checkChanges(changes, modes);
  return withTemporaryFolder(git.config.tempFolder, async (folder) => {
    const objectIds = await writeBlobs(git, gitDir, folder, changes);
    const call = { gitDir, indexFile: join(folder, 'index') };
    await git.run(['read-tree', parent], call);
    const input = indexInfo(changes, objectIds, modes);
    if (input !== '') await git.run(['update-index', '-z', '--index-info'], { ...call, input });
    return git.text(['write-tree'], call);
  });
}

/** Contents go through files with names of ours, so that one git process takes them all, byte for byte. */
async function writeBlobs(
  git: Git,
  gitDir: string,
  folder: string,
  changes: readonly FileChange[],
): Promise<ReadonlyMap<string, string>> {
  const written: { readonly path: string; readonly file: string }[] = [];
  for (const { path, content } of changes) {
    if (content === null) continue;
    const file = join(folder, `blob-${written.length}`);
    await writeFile(file, content);
    written.push({ path, file });
  }
  if (written.length === 0) return new Map();
  const input = written.map(({ file }) => `${file}\n`).join('');
  const answer = await git.text(['hash-object', '-w', '--no-filters', '--stdin-paths'], { gitDir, input });
  const objectIds = answer.split('\n');
  return new Map(written.map(({ path }, index) => [path, objectIds[index] ?? '']));
}

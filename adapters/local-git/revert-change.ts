import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors';
import type { RevertRequest, RevertResult } from '../../ports/code-host';
import { findCheckout, followBranch } from './checkout';
import type { Git } from './git';
import type { MergedTree } from './merge-trees';
import { messageWithKey } from '../code-hosting/operation-message';
import { findOperation } from './operation-key';
import type { Repository } from './repositories';
import { dateAfter, headOf, moveBranch, requireCommit } from './revision';
import { withTemporaryFolder } from './temporary-folder';

/** The branch may move between our look and our move; each time the tree is computed anew. */
const attempts = 5;

/** Takes a change off a branch again, by a commit of its own. Repeating it finds that commit. */
export async function revertChange(git: Git, repository: Repository, request: RevertRequest): Promise<RevertResult> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await tryRevert(git, repository, request);
    if (result !== undefined) return result;
  }
  throw new AppError('vendor_failed', `Branch ${request.branch} of ${repository.id} keeps moving. Try again later.`);
}

async function tryRevert(
  git: Git,
  { gitDir }: Repository,
  { branch, commit, base, operationKey }: RevertRequest,
): Promise<RevertResult | undefined> {
  const head = await headOf(git, { gitDir }, branch);
  if (head === undefined) return { kind: 'blocked', reason: `Branch ${branch} does not exist any more.` };
  const mine = await findOperation(git, { gitDir }, head, operationKey);
  if (mine !== undefined) return { kind: 'reverted', commit: mine };
  await requireCommit(git, { gitDir }, commit);
  if ((await git.try(['merge-base', '--is-ancestor', commit, head], { gitDir })).code !== 0) {
    return {
      kind: 'blocked',
      reason: `${branch} does not hold ${commit.slice(0, 12)}, so there is nothing to take off it.`,
    };
  }
  const before = base ?? (await git.text(['rev-parse', `${commit}^1`], { gitDir }));
  const merged = await threeWay(git, gitDir, { base: commit, ours: head, theirs: before });
  if (merged.kind !== 'clean') return { kind: 'conflict', files: merged.kind === 'conflict' ? merged.files : [] };
  const made = ['commit-tree', merged.tree, '-p', head, '-F', '-'];
  const input = messageWithKey(`Revert ${commit.slice(0, 12)}`, operationKey);
  const to = await git.text(made, { gitDir, input, date: await dateAfter(git, { gitDir }, [head]) });
  const checkout = await findCheckout(git, gitDir, branch);
  const followed = checkout && (await followBranch(git, checkout, head, to));
  if (followed?.kind === 'blocked') return followed;
  if (await moveBranch(git, { gitDir }, { branch, from: head, to, reason: `revert ${commit.slice(0, 12)}` })) {
    return { kind: 'reverted', commit: to };
  }
  if (checkout) await followBranch(git, checkout, to, head);
  return undefined;
}

/** Both sides against a base of our choice, in an index and a work tree of its own. Renames are not seen. */
async function threeWay(
  git: Git,
  gitDir: string,
  { base, ours, theirs }: { readonly base: string; readonly ours: string; readonly theirs: string },
): Promise<MergedTree> {
  return withTemporaryFolder(git.config.tempFolder, async (folder) => {
    const workTree = join(folder, 'tree');
    await mkdir(workTree);
    const call = { gitDir, workTree, indexFile: join(folder, 'index') };
    await git.run(['read-tree', '-i', '-m', '--aggressive', base, ours, theirs], call);
    await git.try(['merge-index', '-o', '-q', 'git-merge-one-file', '-a'], call);
    const unmerged = (await git.run(['ls-files', '--unmerged', '-z'], call)).toString('utf8').split('\0');
    const files = new Set(unmerged.filter(Boolean).map((record) => record.slice(record.indexOf('\t') + 1)));
    if (files.size > 0) return { kind: 'conflict', files: [...files] };
    return { kind: 'clean', tree: await git.text(['write-tree'], call) };
  });
}

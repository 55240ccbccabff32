import { AppError } from '../../domain/errors';
import type { BranchUpdate, UpdateBranchRequest } from '../../ports/code-host';
import { findCheckout, followBranch } from './checkout';
import type { Git } from './git';
import { mergePreferring } from './merge-preferring';
import type { MergeTrees } from './merge-trees';
import { messageWithKey } from '../code-hosting/operation-message';
import type { Repository } from './repositories';
import { dateAfter, headOf, moveBranch } from './revision';

/** Either branch may move between our look and our move; each time the merge is computed anew. */
const attempts = 5;

/** Brings a branch up to date with another one. Repeating it finds the branch up to date. */
export async function updateBranch(
  tools: { readonly git: Git; readonly mergeTrees: MergeTrees },
  repository: Repository,
  request: UpdateBranchRequest,
): Promise<BranchUpdate> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await tryUpdate(tools, repository, request);
    if (result !== undefined) return result;
  }
  throw new AppError('vendor_failed', `Branch ${request.branch} of ${repository.id} keeps moving. Try again later.`);
}

async function tryUpdate(
  { git, mergeTrees }: { readonly git: Git; readonly mergeTrees: MergeTrees },
  { gitDir }: Repository,
  { branch, from, prefer, operationKey }: UpdateBranchRequest,
): Promise<BranchUpdate | undefined> {
  const [head, base] = [await headOf(git, { gitDir }, branch), await headOf(git, { gitDir }, from)];
  if (head === undefined || base === undefined) {
    return { kind: 'blocked', reason: `Branch ${head === undefined ? branch : from} does not exist any more.` };
  }
  if (await isWithin(git, gitDir, base, head)) return { kind: 'updated', commit: head, base };
  if (await isWithin(git, gitDir, head, base)) return move(git, gitDir, branch, { head, to: base, base });
  const plain = await mergeTrees(git, gitDir, head, base);
  const merged = plain.kind === 'conflict' && prefer ? await mergePreferring(git, gitDir, head, base) : plain;
  if (merged.kind === 'conflict') return { kind: 'conflict', files: merged.files };
  if (merged.kind === 'unrelated') return { kind: 'blocked', reason: `${branch} and ${from} share no history.` };
  const made = ['commit-tree', merged.tree, '-p', head, '-p', base, '-F', '-'];
  const input = messageWithKey(`Merge ${from} into ${branch}`, operationKey);
  const to = await git.text(made, { gitDir, input, date: await dateAfter(git, { gitDir }, [head, base]) });
  return move(git, gitDir, branch, { head, to, base });
}

/** Should the branch be checked out somewhere, its files follow when nothing there is in the way, and stay otherwise. */
async function move(
  git: Git,
  gitDir: string,
  branch: string,
  { head, to, base }: { readonly head: string; readonly to: string; readonly base: string },
): Promise<BranchUpdate | undefined> {
  if (!(await moveBranch(git, { gitDir }, { branch, from: head, to, reason: 'new base' }))) return undefined;
  const checkout = await findCheckout(git, gitDir, branch);
  if (checkout) await followBranch(git, checkout, head, to);
  return { kind: 'updated', commit: to, base };
}

async function isWithin(git: Git, gitDir: string, commit: string, head: string): Promise<boolean> {
  return (await git.try(['merge-base', '--is-ancestor', commit, head], { gitDir })).code === 0;
}

import { AppError } from '../../domain/errors';
import type { BranchUpdate, RevertRequest, RevertResult, UpdateBranchRequest } from '../../ports/code-host';
import { mergeRemoteTrees } from '../hubs/merge-remote-trees';
import type { TreeMerge } from '../hubs/merge-remote-trees';
import type { RemoteTrees } from '../hubs/remote-tree';
import { requireCommitId } from '../code-hosting/git-names';
import type { GitHubRepository } from './repository';

/** Either branch may move between our look and our move; each time the tree is computed anew. */
const attempts = 5;

/** Merges another branch into the branch by a commit of ours. Renames are not seen, and end as a conflict. */
export async function updateBranch(
  repository: GitHubRepository,
  trees: RemoteTrees,
  { branch, from, operationKey, prefer }: UpdateBranchRequest,
): Promise<BranchUpdate> {
  return repeat(repository, branch, async () => {
    const [head, base] = [await repository.head(branch), await repository.head(from)];
    if (head === undefined || base === undefined) return gone(head === undefined ? branch : from);
    const { ahead, behind, mergeBase } = await repository.compare(head, base, { commits: false });
    if (ahead === 0) return { kind: 'updated', commit: head, base };
    if (behind === 0) return (await moved(repository, branch, base)) ?? { kind: 'updated', commit: base, base };
    const sides = { base: mergeBase, ours: head, theirs: base };
    const merged = await threeWay(repository, trees, sides, prefer);
    if (merged.kind === 'conflict') return merged;
    const [parents, message] = [[head, base], `Merge ${from} into ${branch}`];
    const commit = await repository.write({ message, operationKey, parents, onto: head, changes: merged.changes });
    return (await moved(repository, branch, commit)) ?? { kind: 'updated', commit, base };
  });
}

/** Takes a change off a branch again, by a commit of its own. Repeating it finds that commit. */
export async function revertChange(
  repository: GitHubRepository,
  trees: RemoteTrees,
  { branch, commit, base, operationKey }: RevertRequest,
): Promise<RevertResult> {
  return repeat(repository, branch, async () => {
    const head = await repository.head(branch);
    if (head === undefined) return gone(branch);
    const done = await repository.findOperation(head, operationKey);
    if (done !== undefined) return { kind: 'reverted', commit: done };
    const { behind } = await repository.compare(requireCommitId(commit), head, { commits: false });
    if (behind > 0) {
      const reason = `${branch} does not hold ${commit.slice(0, 12)}, so there is nothing to take off it.`;
      return { kind: 'blocked', reason };
    }
    const before = base ?? (await repository.commit(commit)).parents[0];
    if (before === undefined) return { kind: 'blocked', reason: `${commit.slice(0, 12)} has nothing before it.` };
    const merged = await threeWay(repository, trees, { base: commit, ours: head, theirs: before });
    if (merged.kind === 'conflict') return merged;
    const message = `Revert ${commit.slice(0, 12)}`;
    const { changes } = merged;
    const made = await repository.write({ message, operationKey, parents: [head], onto: head, changes });
    return (await moved(repository, branch, made)) ?? { kind: 'reverted', commit: made };
  });
}

type Blocked = { readonly kind: 'blocked'; readonly reason: string };
const again = Symbol('again');

async function repeat<T>(
  repository: GitHubRepository,
  branch: string,
  attempt: () => Promise<T | typeof again>,
): Promise<T> {
  for (let count = 1; count <= attempts; count += 1) {
    const result = await attempt();
    if (result !== again) return result;
  }
  throw new AppError('vendor_failed', `Branch ${branch} of ${repository.id} keeps moving. Try again later.`);
}

/** Undefined = it stands there now. */
async function moved(
  repository: GitHubRepository,
  branch: string,
  to: string,
): Promise<Blocked | typeof again | undefined> {
  const answer = await repository.moveBranch(branch, to);
  if (answer.kind === 'refused') return { kind: 'blocked', reason: answer.reason };
  return answer.kind === 'stale' ? again : undefined;
}

function gone(branch: string): Blocked {
  return { kind: 'blocked', reason: `Branch ${branch} does not exist any more.` };
}

async function threeWay(
  repository: GitHubRepository,
  trees: RemoteTrees,
  sides: { readonly base: string; readonly ours: string; readonly theirs: string },
  prefer?: 'branch',
): Promise<TreeMerge> {
  const [base, ours, theirs] = [
    await trees.tree(repository, sides.base),
    await trees.tree(repository, sides.ours),
    await trees.tree(repository, sides.theirs),
  ];
  const preferring = prefer === undefined ? {} : { prefer: 'ours' as const };
  return mergeRemoteTrees({ base, ours, theirs, read: (id) => repository.blob(id), ...preferring });
}

import { AppError } from '../../domain/errors';
import type { MergeResult, MergeTerms } from '../../ports/code-host';
import { findCheckout, followBranch, type Checkout } from './checkout';
import type { Git } from './git';
import type { MergedTree, MergeTrees } from './merge-trees';
import { messageWithKey } from '../code-hosting/operation-message';
import { findOperation } from './operation-key';
import type { PullRequests, StoredPullRequest } from './pull-requests';
import type { Repository } from './repositories';
import { dateAfter, headOf, moveBranch, requireCommitId } from './revision';

export interface MergeTools {
  readonly git: Git;
  readonly pullRequests: PullRequests;
  readonly mergeTrees: MergeTrees;
}

export interface MergeRequest {
  readonly pullRequest: StoredPullRequest;
  readonly expectedHead: string;
  readonly operationKey: string;
  readonly terms: MergeTerms;
}

/** Another writer may move the target between our look and our move; each time the merge is computed anew. */
const attempts = 5;

/** Idempotent by the pull request and by the operation key: a crash after the branch moved is completed, not repeated. */
export async function mergePullRequest(
  tools: MergeTools,
  repository: Repository,
  request: MergeRequest,
): Promise<MergeResult> {
  const { pullRequest } = request;
  if (pullRequest.status === 'completed')
    return { kind: 'merged', commit: pullRequest.mergeCommit ?? pullRequest.head };
  if (pullRequest.status === 'abandoned') {
    return { kind: 'blocked', reason: `Pull request ${pullRequest.id} was abandoned. Open a new one.` };
  }
  requireCommitId(request.expectedHead);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await tryMerge(tools, repository, request);
    if (result === undefined) continue;
    if (result.kind === 'merged') {
      tools.pullRequests.complete(pullRequest.id, request.expectedHead, result.commit);
    }
    return result;
  }
  throw new AppError(
    'vendor_failed',
    `Branch ${pullRequest.target} of ${repository.id} keeps moving. Try again later.`,
  );
}

/** Undefined when the target moved meanwhile. */
async function tryMerge(
  { git, mergeTrees }: MergeTools,
  repository: Repository,
  { pullRequest, expectedHead, operationKey, terms }: MergeRequest,
): Promise<MergeResult | undefined> {
  const { gitDir } = repository;
  const target = await headOf(git, { gitDir }, pullRequest.target);
  if (target === undefined) return { kind: 'blocked', reason: `Branch ${pullRequest.target} does not exist any more.` };
  const mine = await findOperation(git, { gitDir }, target, operationKey);
  if (mine !== undefined) return { kind: 'merged', commit: mine };
  const source = await headOf(git, { gitDir }, pullRequest.source);
  if (source === undefined) return { kind: 'blocked', reason: `Branch ${pullRequest.source} does not exist any more.` };
  if (source !== expectedHead) return { kind: 'headMoved', head: source };
  if (await isWithin(git, gitDir, source, target)) return { kind: 'merged', commit: target };

  const isAhead = await isWithin(git, gitDir, target, source);
  if (terms.method === 'fast_forward') {
    return isAhead ? moveTarget(git, gitDir, pullRequest, { from: target, to: source }) : { kind: 'baseMoved', target };
  }
  const merged = await mergeTrees(git, gitDir, target, source);
  if (terms.sameTree === true && !isAhead && !(await makesSameTree(git, gitDir, merged, source))) {
    return { kind: 'baseMoved', target };
  }
  if (merged.kind === 'conflict') return { kind: 'conflict', files: merged.files };
  if (merged.kind === 'unrelated') {
    return { kind: 'blocked', reason: `${pullRequest.source} and ${pullRequest.target} share no history.` };
  }
  const made = ['commit-tree', merged.tree, '-p', target, '-p', source, '-F', '-'];
  const date = await dateAfter(git, { gitDir }, [target, source]);
  const input = messageWithKey(`Merge pull request ${pullRequest.number}: ${pullRequest.title}`, operationKey);
  const commit = await git.text(made, { gitDir, input, date });
  return moveTarget(git, gitDir, pullRequest, { from: target, to: commit });
}

/** Files first, branch second: a crash between the two leaves staged files that the repetition finds in place. */
async function moveTarget(
  git: Git,
  gitDir: string,
  pullRequest: StoredPullRequest,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MergeResult | undefined> {
  const checkout: Checkout | undefined = await findCheckout(git, gitDir, pullRequest.target);
  const followed = checkout && (await followBranch(git, checkout, from, to));
  if (followed?.kind === 'blocked') return followed;
  const move = { branch: pullRequest.target, from, to, reason: `merge ${pullRequest.id}` };
  if (await moveBranch(git, { gitDir }, move)) return { kind: 'merged', commit: to };
  if (checkout) await followBranch(git, checkout, to, from);
  return undefined;
}

async function makesSameTree(git: Git, gitDir: string, merged: MergedTree, source: string): Promise<boolean> {
  return merged.kind === 'clean' && merged.tree === (await git.text(['rev-parse', `${source}^{tree}`], { gitDir }));
}

async function isWithin(git: Git, gitDir: string, commit: string, head: string): Promise<boolean> {
  const answer = await git.try(['merge-base', '--is-ancestor', commit, head], { gitDir });
  return answer.code === 0;
}

import { AppError } from '../../domain/errors';
import type { MergeResult, MergeTerms } from '../../ports/code-host';
import { mergeRemoteTrees } from '../hubs/merge-remote-trees';
import type { TreeMerge } from '../hubs/merge-remote-trees';
import type { Timing } from '../hubs/patient-fetch';
import type { RemoteTrees } from '../hubs/remote-tree';
import { reasonOf, statusOf } from './errors';
import { readPullRequest, setDraft } from './pull-requests';
import type { PullRequestData } from './pull-requests';
import type { GitHubRepository } from './repository';

export interface MergeOrder {
  readonly number: number;
  readonly expectedHead: string;
  readonly operationKey: string;
  readonly terms: MergeTerms;
}

interface Tools {
  readonly repository: GitHubRepository;
  readonly trees: RemoteTrees;
  readonly timing: Timing;
}

/** The target may move between our look and our move; each time the merge is begun anew. */
const attempts = 5;

/**
 * What was approved is what is merged: while the source holds everything of the target, the merge commit is made here with
 * the source's own tree and the target moves to it, which GitHub takes as the merge of the pull request. It refuses when the
 * target has moved meanwhile. Where a rule of the branch forbids that, or the target has more, GitHub merges itself.
 */
export async function mergePullRequest(tools: Tools, order: MergeOrder): Promise<MergeResult> {
  const { repository } = tools;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const data = await readPullRequest(repository, order.number);
    if (!data) throw new AppError('not_found', `There is no pull request ${order.number} in ${repository.id}.`);
    const result = await tryMerge(tools, data, order);
    if (result !== undefined) return result;
  }
  throw new AppError('vendor_failed', `The target of pull request ${order.number} in ${repository.id} keeps moving.`);
}

/** Undefined when the target moved meanwhile. */
async function tryMerge(tools: Tools, data: PullRequestData, order: MergeOrder): Promise<MergeResult | undefined> {
  const { repository } = tools;
  const { expectedHead, operationKey, terms } = order;
  const [sourceName, targetName] = [data.head.ref, data.base.ref];
  if (data.merged_at !== null) return { kind: 'merged', commit: data.merge_commit_sha ?? data.head.sha };
  if (data.state === 'closed') {
    return { kind: 'blocked', reason: `Pull request ${data.number} was closed. Open a new one.` };
  }
  const [source, target] = [await repository.head(sourceName), await repository.head(targetName)];
  if (source === undefined || target === undefined) {
    const missing = source === undefined ? sourceName : targetName;
    return { kind: 'blocked', reason: `Branch ${missing} does not exist any more.` };
  }
  if (source !== expectedHead) return { kind: 'headMoved', head: source };
  const { ahead, behind, mergeBase } = await repository.compare(target, source, { commits: false });
  if (ahead > 0 && data.draft === true) await setDraft(repository, data, false);
  if (ahead === 0) {
    return { kind: 'merged', commit: (await repository.findOperation(target, operationKey)) ?? target };
  }
  if (terms.method === 'fast_forward') {
    return behind > 0 ? { kind: 'baseMoved', target } : moveTarget(tools, data, source);
  }
  if (behind === 0) return mergeAhead(tools, data, order, target);
  const merged = await mergeTrees(tools, { base: mergeBase, source, target });
  if (terms.sameTree === true && !(merged.kind === 'clean' && merged.changes.length === 0)) {
    return { kind: 'baseMoved', target };
  }
  return merged.kind === 'conflict' ? merged : mergeOnGitHub(tools, data, expectedHead);
}

/** The target's side taken into the source's tree. */
async function mergeTrees(
  { repository, trees }: Tools,
  commits: { readonly base: string; readonly source: string; readonly target: string },
): Promise<TreeMerge> {
  const [base, ours, theirs] = [
    await trees.tree(repository, commits.base),
    await trees.tree(repository, commits.source),
    await trees.tree(repository, commits.target),
  ];
  return mergeRemoteTrees({ base, ours, theirs, read: (id) => repository.blob(id) });
}

async function mergeAhead(
  tools: Tools,
  data: PullRequestData,
  { expectedHead, operationKey }: MergeOrder,
  target: string,
): Promise<MergeResult | undefined> {
  const message = `Merge pull request #${data.number}: ${data.title}`;
  const parents = [target, expectedHead];
  const made = await tools.repository.write({ message, operationKey, parents, onto: expectedHead, changes: [] });
  const moved = await moveTarget(tools, data, made);
  // A rule of the branch wants the pull request itself to be merged.
  return moved?.kind === 'blocked' ? mergeOnGitHub(tools, data, expectedHead) : moved;
}

async function moveTarget(tools: Tools, data: PullRequestData, to: string): Promise<MergeResult | undefined> {
  const moved = await tools.repository.moveBranch(data.base.ref, to);
  if (moved.kind === 'stale') return undefined;
  if (moved.kind === 'refused') return { kind: 'blocked', reason: moved.reason };
  await awaitMerged(tools, data.number);
  return { kind: 'merged', commit: to };
}

/** GitHub notices a moment later that the target holds the pull request. */
async function awaitMerged({ repository, timing }: Tools, number: number): Promise<void> {
  for (let look = 0; look < 10; look += 1) {
    const data = await readPullRequest(repository, number);
    if (!data || data.merged_at !== null) return;
    await timing.wait(300);
  }
}

async function mergeOnGitHub(
  { repository }: Tools,
  data: PullRequestData,
  expectedHead: string,
): Promise<MergeResult | undefined> {
  try {
    const { data: merged } = await repository.ask(`merge pull request ${data.number}`, (github, at) =>
      github.rest.pulls.merge({ ...at, pull_number: data.number, sha: expectedHead, merge_method: 'merge' }),
    );
    return { kind: 'merged', commit: merged.sha };
  } catch (error) {
    const status = statusOf(error);
    if (status !== 405 && status !== 409 && status !== 422) throw error;
    const head = await repository.head(data.head.ref);
    if (head !== undefined && head !== expectedHead) return { kind: 'headMoved', head };
    return { kind: 'blocked', reason: `GitHub does not merge: ${reasonOf(error)}` };
  }
}

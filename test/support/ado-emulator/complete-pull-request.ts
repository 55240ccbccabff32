import { commitTree } from './areas/git-pushes';
import { mergeTrees } from './merge-trees';
import { openPolicies } from './policies';
import { projectEvent } from './project-event';
import type { AdoPullRequest, CompletionOptions } from './pull-request-store';
import { recordPush } from './pushes';
import type { AdoStore } from './store';

/** The service keeps a trial merge of every open pull request, made anew when either branch has moved. */
export async function refreshTrial(store: AdoStore, pullRequest: AdoPullRequest): Promise<void> {
  if (pullRequest.status !== 'active') return;
  const { repository, sourceRefName, targetRefName } = pullRequest;
  const source = await store.git.resolve(repository.folder, sourceRefName);
  const target = await store.git.resolve(repository.folder, targetRefName);
  if (source === undefined || target === undefined) return;
  if (pullRequest.source === source && pullRequest.target === target) return;
  const merged = await mergeTrees(repository.folder, target, source);
  const who = { store, user: pullRequest.createdBy };
  const merge =
    merged.kind === 'clean'
      ? await commitTree(who, repository, merged.tree, [target, source], 'Trial merge')
      : undefined;
  // It may have been completed meanwhile; what it was completed with stays.
  if ((pullRequest.status as string) !== 'active') return;
  const conflicts = merged.kind === 'conflict' ? merged.files : [];
  if (pullRequest.source !== source) pullRequest.iterations.push(source);
  Object.assign(pullRequest, { source, target, conflicts, merge });
  pullRequest.mergeStatus = merged.kind === 'clean' ? 'succeeded' : 'conflicts';
}

/** Completes what was left to the service and waits for nothing any more. */
export async function completeReady(store: AdoStore, pullRequest: AdoPullRequest): Promise<void> {
  const { autoComplete } = pullRequest;
  if (!autoComplete || pullRequest.status !== 'active' || pullRequest.isDraft) return;
  await refreshTrial(store, pullRequest);
  if (openPolicies(store, pullRequest).length > 0) return;
  await complete(store, pullRequest, pullRequest.createdBy, autoComplete.options);
}

/** A moment after it was asked for, as the service does. */
export async function complete(
  store: AdoStore,
  pullRequest: AdoPullRequest,
  user: string,
  options: CompletionOptions,
): Promise<void> {
  await refreshTrial(store, pullRequest);
  const { repository, source = '', target = '', sourceRefName, targetRefName } = pullRequest;
  if (pullRequest.mergeStatus === 'conflicts') return;
  if (openPolicies(store, pullRequest).length > 0) {
    pullRequest.mergeStatus = 'rejectedByPolicy';
    return;
  }
  const result = await resultOf(store, pullRequest, user, options);
  if (result === undefined || !(await store.git.updateRef(repository.folder, targetRefName, result, target))) {
    pullRequest.mergeStatus = 'failure';
    return;
  }
  await recordPush(store, repository, targetRefName, { oldObjectId: target, newObjectId: result, user });
  Object.assign(pullRequest, { status: 'completed', mergeStatus: 'succeeded', merge: result });
  if (options.deleteSourceBranch === true) {
    await store.git.updateRef(repository.folder, sourceRefName, '0'.repeat(40), source);
  }
  projectEvent(store, repository, 'git.pullrequest.merged', {
    pullRequestId: pullRequest.pullRequestId,
    status: 'completed',
    ...{ sourceRefName, targetRefName, lastMergeSourceCommit: { commitId: source } },
  });
}

/** Undefined = the strategy cannot be carried out. */
async function resultOf(
  store: AdoStore,
  { repository, source = '', target = '', title, pullRequestId }: AdoPullRequest,
  user: string,
  { mergeStrategy = 1, mergeCommitMessage }: CompletionOptions,
): Promise<string | undefined> {
  const base = await store.git.text(repository.folder, ['merge-base', source, target]);
  const isRebase = [3, 'rebase'].includes(mergeStrategy);
  if (isRebase) return base === target ? source : undefined;
  const merged = await mergeTrees(repository.folder, target, source);
  if (merged.kind === 'conflict') return undefined;
  const parents = [2, 'squash'].includes(mergeStrategy) ? [target] : [target, source];
  const message = mergeCommitMessage ?? `Merged PR ${pullRequestId}: ${title}`;
  return commitTree({ store, user }, repository, merged.tree, parents, message);
}

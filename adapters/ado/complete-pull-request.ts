import type { GitPullRequest } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { AppError } from '../../domain/errors';
import type { MergeResult, MergeTerms } from '../../ports/code-host';
import { messageWithKey } from '../code-hosting/operation-message';
import { requireCommitId } from '../code-hosting/git-names';
import type { AdoClient } from './client';
import { saysAny, statusOf } from './errors';
import type { GitRepository } from './git-repository';
import { listOpenPolicies } from './policies';
import { branchName, patchPullRequest, readPullRequest } from './pull-requests';
import { GitPullRequestMergeStrategy, PullRequestAsyncStatus, PullRequestStatus } from './vendor-values';

export interface Completion {
  readonly number: number;
  readonly expectedHead: string;
  readonly operationKey: string;
  readonly terms: MergeTerms;
}

const pollMilliseconds = 500;
const mostPolls = 40;
const policyLooks = 20;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Completes exactly the commit that was approved: the service refuses when the source has moved past it. */
export async function completePullRequest(
  client: AdoClient,
  repository: GitRepository,
  completion: Completion,
): Promise<MergeResult> {
  const { number, terms } = completion;
  const expectedHead = requireCommitId(completion.expectedHead);
  const found = await readPullRequest(repository, number);
  if (!found) throw new AppError('not_found', `${repository.id} has no pull request ${number}.`);
  const early = await refusal(repository, found, expectedHead, terms);
  if (early && outcomeOf(found) === undefined && (await isCompleted(repository, number))) {
    return completedMeanwhile(client, repository, completion);
  }
  if (early && early.kind !== 'merged') await takeBack(repository, found);
  if (early) return early;
  // A draft cannot be completed; whoever lets it merge has approved what it shows.
  if (found.isDraft === true) await patchPullRequest(repository, number, { isDraft: false });
  const waiting = await awaitPolicies(client, repository, number);
  if (waiting.length > 0 && terms.autoComplete !== true) {
    return { kind: 'blocked', reason: policyReason(number, waiting) };
  }
  const comment = messageWithKey(`Merge pull request ${number}: ${found.title ?? ''}`, completion.operationKey);
  const approved: GitPullRequest = {
    lastMergeSourceCommit: { commitId: expectedHead },
    completionOptions: {
      mergeStrategy:
        terms.method === 'fast_forward'
          ? GitPullRequestMergeStrategy.Rebase
          : GitPullRequestMergeStrategy.NoFastForward,
      mergeCommitMessage: comment,
      deleteSourceBranch: false,
      transitionWorkItems: false,
    },
  };
  if (waiting.length > 0) return leaveToService(client, repository, number, approved, waiting);
  try {
    await patchPullRequest(repository, number, { ...approved, status: PullRequestStatus.Completed });
  } catch (error) {
    const head = await repository.head(branchName(found.sourceRefName));
    if (head !== undefined && head !== expectedHead) return { kind: 'headMoved', head };
    const { cause } = error as AppError;
    if (saysAny(cause, 'GitPullRequestUpdateRejectedByPolicyException')) {
      return { kind: 'blocked', reason: policyReason(number, await listOpenPolicies(client, repository, number)) };
    }
    const refused = statusOf(cause) === 409;
    if (!refused) throw error;
  }
  return awaitOutcome(client, repository, number, expectedHead);
}

/** The service completes it by itself as soon as the policies are fulfilled; whoever asks again finds it merged. */
async function leaveToService(
  client: AdoClient,
  repository: GitRepository,
  number: number,
  approved: GitPullRequest,
  waiting: readonly string[],
): Promise<MergeResult> {
  const id = await client.me(repository.organization);
  await patchPullRequest(repository, number, { ...approved, autoCompleteSetBy: { id } });
  const reason = `Pull request ${number} waits for: ${waiting.join(', ')}. Azure DevOps completes it when they are fulfilled, and the run goes on then.`;
  return { kind: 'blocked', reason };
}

/** What it would complete now is not what was approved. */
async function takeBack(repository: GitRepository, found: GitPullRequest): Promise<void> {
  const { pullRequestId = 0, autoCompleteSetBy, status } = found;
  const isSet = autoCompleteSetBy?.id !== undefined && autoCompleteSetBy.id !== nobody;
  if (!isSet || status !== PullRequestStatus.Active) return;
  await patchPullRequest(repository, pullRequestId, { autoCompleteSetBy: { id: nobody } });
}

/** Policies that begin with the publishing of a draft get a moment; one that takes longer is a person's to look after. */
async function awaitPolicies(client: AdoClient, repository: GitRepository, number: number): Promise<readonly string[]> {
  for (let look = 1; ; look += 1) {
    const open = await listOpenPolicies(client, repository, number);
    const isMoving = open.length > 0 && open.every((each) => /\((?:queued|running)\)$/.test(each));
    if (!isMoving || look >= policyLooks) return open;
    await client.timing.wait(pollMilliseconds);
  }
}

async function isCompleted(repository: GitRepository, number: number): Promise<boolean> {
  return (await readPullRequest(repository, number))?.status === PullRequestStatus.Completed;
}

/** The service's own completion came between two looks: the target that has moved is the very merge. */
async function completedMeanwhile(
  client: AdoClient,
  repository: GitRepository,
  { number, expectedHead, terms }: Completion,
): Promise<MergeResult> {
  const outcome = await awaitOutcome(client, repository, number, expectedHead);
  const found = await readPullRequest(repository, number);
  return outcome.kind === 'merged' && found ? asApproved(repository, found, expectedHead, terms, outcome) : outcome;
}

/** What is clear before anything is asked for; undefined = it may be tried. */
async function refusal(
  repository: GitRepository,
  found: GitPullRequest,
  expectedHead: string,
  terms: MergeTerms,
): Promise<MergeResult | undefined> {
  const done = outcomeOf(found);
  if (done) return done.kind === 'merged' ? asApproved(repository, found, expectedHead, terms, done) : done;
  const [source, target] = [branchName(found.sourceRefName), branchName(found.targetRefName)];
  const head = await repository.head(source);
  if (head === undefined) return { kind: 'blocked', reason: `Branch ${source} does not exist any more.` };
  if (head !== expectedHead) return { kind: 'headMoved', head };
  if (terms.method !== 'fast_forward' && terms.sameTree !== true) return undefined;
  const base = await repository.head(target);
  if (base === undefined) return { kind: 'blocked', reason: `Branch ${target} does not exist any more.` };
  if ((await repository.mergeBase(expectedHead, base)) === base) return undefined;
  if (terms.method === 'fast_forward') return { kind: 'baseMoved', target: base };
  return (await mergesToSameTree(repository, found, expectedHead, base))
    ? undefined
    : { kind: 'baseMoved', target: base };
}

/** The service may have completed it by itself, after somebody else had pushed to either branch. */
async function asApproved(
  repository: GitRepository,
  { lastMergeSourceCommit, pullRequestId = 0 }: GitPullRequest,
  expectedHead: string,
  { sameTree }: MergeTerms,
  done: MergeResult & { readonly kind: 'merged' },
): Promise<MergeResult> {
  const head = lastMergeSourceCommit?.commitId ?? expectedHead;
  if (head !== expectedHead) {
    const reason = `Pull request ${pullRequestId} was completed at ${head.slice(0, 12)}, and ${expectedHead.slice(0, 12)} was approved. Look at what stands on the branch, and revert it or start a run for the rest.`;
    return { kind: 'blocked', reason };
  }
  const isSame = sameTree !== true || (await repository.treeOf(done.commit)) === (await repository.treeOf(head));
  return isSame ? done : { kind: 'baseMoved', target: done.commit };
}

/** The service makes a trial merge of every open pull request; it counts when it is of these very commits. */
async function mergesToSameTree(
  repository: GitRepository,
  found: GitPullRequest,
  head: string,
  base: string,
): Promise<boolean> {
  const isCurrent = found.lastMergeSourceCommit?.commitId === head && found.lastMergeTargetCommit?.commitId === base;
  const trial = found.lastMergeCommit?.commitId;
  if (!isCurrent || trial === undefined) return false;
  return (await repository.treeOf(trial)) === (await repository.treeOf(head));
}

/** Completion happens a moment later, and only then shows conflicts and policies. */
async function awaitOutcome(
  client: AdoClient,
  repository: GitRepository,
  number: number,
  expectedHead: string,
): Promise<MergeResult> {
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const found = await readPullRequest(repository, number);
    const done = found && outcomeOf(found);
    if (done) return done;
    const { Conflicts, RejectedByPolicy, Failure } = PullRequestAsyncStatus;
    if (found?.mergeStatus === Conflicts) return { kind: 'conflict', files: await listConflicts(repository, number) };
    if (found?.mergeStatus === RejectedByPolicy) {
      return { kind: 'blocked', reason: policyReason(number, await listOpenPolicies(client, repository, number)) };
    }
    if (found?.mergeStatus === Failure) {
      const why = found.mergeFailureMessage ?? 'it gives no reason';
      return { kind: 'blocked', reason: `Azure DevOps could not merge pull request ${number}: ${why}.` };
    }
    const head = await repository.head(branchName(found?.sourceRefName));
    if (head !== undefined && head !== expectedHead) return { kind: 'headMoved', head };
    await client.timing.wait(pollMilliseconds);
  }
  throw new AppError('timed_out', `Azure DevOps has not completed pull request ${number} of ${repository.id} in time.`);
}

function outcomeOf(found: GitPullRequest): MergeResult | undefined {
  const { status, pullRequestId: number = 0, lastMergeCommit, mergeStatus } = found;
  // While the merge is only queued, the commit that is named is the one of the last trial.
  const isMerged = status === PullRequestStatus.Completed && mergeStatus === PullRequestAsyncStatus.Succeeded;
  if (isMerged && lastMergeCommit?.commitId !== undefined) {
    return { kind: 'merged', commit: lastMergeCommit.commitId };
  }
  if (status === PullRequestStatus.Abandoned) {
    return { kind: 'blocked', reason: `Pull request ${number} was abandoned. Open a new one.` };
  }
  return undefined;
}

async function listConflicts(repository: GitRepository, number: number): Promise<readonly string[]> {
  const conflicts = await repository.ask(`list the conflicts of pull request ${number}`, (git) =>
    git.getPullRequestConflicts(repository.name, number, repository.project),
  );
  const paths = ((conflicts as typeof conflicts | null) ?? []).map(({ conflictPath = '' }) =>
    conflictPath.replace(/^\//, ''),
  );
  return [...new Set(paths)].sort();
}

function policyReason(number: number, policies: readonly string[]): string {
  const names = policies.length > 0 ? policies.join(', ') : 'a branch policy';
  return `Pull request ${number} waits for: ${names}. Fulfil it in Azure DevOps, then repeat the step.`;
}

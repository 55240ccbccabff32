import type { AdoClient } from './client';
import type { GitRepository } from './git-repository';
import { readPullRequest } from './pull-requests';
import { PolicyEvaluationStatus } from './vendor-values';

const names: Readonly<Record<number, string>> = {
  [PolicyEvaluationStatus.Queued]: 'queued',
  [PolicyEvaluationStatus.Running]: 'running',
  [PolicyEvaluationStatus.Rejected]: 'rejected',
  [PolicyEvaluationStatus.Broken]: 'broken',
};

/** Blocking policies of a pull request that are not fulfilled, as `Minimum number of reviewers (rejected)`. */
export async function listOpenPolicies(
  client: AdoClient,
  repository: GitRepository,
  number: number,
): Promise<readonly string[]> {
  const found = await readPullRequest(repository, number);
  const projectId = found?.repository?.project?.id;
  if (projectId === undefined) return [];
  const artifact = `vstfs:///CodeReview/CodeReviewId/${projectId}/${number}`;
  const records = await client.ask(repository.organization, 'tell the policies', async (apis) =>
    (await apis.policy()).getPolicyEvaluations(repository.project, artifact),
  );
  return ((records as typeof records | null) ?? []).flatMap(({ configuration, status }) => {
    const isDemand = configuration?.isBlocking === true && configuration.isEnabled === true;
    const { Approved, NotApplicable } = PolicyEvaluationStatus;
    if (!isDemand || status === Approved || status === NotApplicable) return [];
    return [`${configuration.type?.displayName ?? 'a branch policy'} (${names[status ?? -1] ?? 'not decided'})`];
  });
}

import type { GitPullRequest } from 'azure-devops-node-api/interfaces/GitInterfaces';
import type { AdoClient } from '../../../adapters/ado/client';
import { completePullRequest } from '../../../adapters/ado/complete-pull-request';
import type { GitRepository } from '../../../adapters/ado/git-repository';
import { PullRequestAsyncStatus, PullRequestStatus } from '../../../adapters/ado/vendor-values';

const [head, base, merge] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

/** A pull request that the service completes by itself between the first look at it and the look at its target. */
function repositoryOf(looks: readonly GitPullRequest[], mergeTree: string): GitRepository {
  let look = 0;
  const getPullRequest = async () => looks[Math.min(look++, looks.length - 1)];
  const fake: Partial<GitRepository> = {
    ask: ((_what: string, work: (git: unknown) => Promise<unknown>) =>
      work({ getPullRequest })) as GitRepository['ask'],
    head: async (branch) => (branch === 'main' ? merge : head),
    mergeBase: async () => base,
    treeOf: async (commit) => (commit === merge ? mergeTree : 'approved'),
  };
  return fake as GitRepository;
}

const active: GitPullRequest = {
  pullRequestId: 7,
  status: PullRequestStatus.Active,
  sourceRefName: 'refs/heads/work',
  targetRefName: 'refs/heads/main',
  lastMergeSourceCommit: { commitId: head },
};
const queued = { ...active, status: PullRequestStatus.Completed };
const completed = {
  ...queued,
  mergeStatus: PullRequestAsyncStatus.Succeeded,
  lastMergeCommit: { commitId: merge },
};

describe('a pull request that the service completes while we look', () => {
  const client = { timing: { wait: async () => undefined } } as unknown as AdoClient;
  const completion = {
    number: 7,
    expectedHead: head,
    operationKey: 'run/merge',
    terms: { method: 'merge_commit', sameTree: true } as const,
  };

  it('is merged: what has moved its target is the merge itself', async () => {
    const repository = repositoryOf([active, queued, queued, completed], 'approved');
    expect(await completePullRequest(client, repository, completion)).toEqual({ kind: 'merged', commit: merge });
  });

  it('is not what was approved when the merge brought in something else', async () => {
    const repository = repositoryOf([active, completed], 'more than that');
    expect(await completePullRequest(client, repository, completion)).toEqual({ kind: 'baseMoved', target: merge });
  });
});

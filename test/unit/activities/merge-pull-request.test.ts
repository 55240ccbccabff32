import { createMergePullRequest } from '../../../activities/merge-pull-request';
import type { RunSnapshot } from '../../../contracts/run';
import type { MergeResult } from '../../../ports/code-host';
import type { Ports } from '../../../ports';

const run = {
  runId: 'local.shop.1.1',
  tenant: 'local',
  branch: 'stellwerk/local.shop.1.1',
  repository: { repository: 'local.shop', defaultBranch: 'main' },
} as RunSnapshot;

function merging(result: MergeResult): ReturnType<ReturnType<typeof createMergePullRequest>> {
  const ports = { code: { merge: async () => result } } as unknown as Pick<Ports, 'code' | 'audit' | 'clock'>;
  const pullRequest = { id: 'local.shop.pr-1', url: 'file:///shop#pr-1' };
  const operationKey = 'local.shop.1.1/merge';
  const effect = { runId: run.runId, tenant: run.tenant, operationKey };
  return createMergePullRequest(ports)({ ...effect, run, pullRequest, commit: 'a'.repeat(40) });
}

describe('mergePullRequest', () => {
  it.each<[string, MergeResult, RegExp]>([
    [
      'a conflict',
      { kind: 'conflict', files: ['a.ts'] },
      /in a\.ts\. Merge it into main by hand and continue, or cancel/,
    ],
    [
      'a branch that moved',
      { kind: 'headMoved', head: 'b'.repeat(40) },
      /Set it back to the approved commit and continue/,
    ],
  ])('says of %s what lets the run go on', async (_what, result, reason) => {
    expect(await merging(result)).toMatchObject({ kind: 'blocked', reason: expect.stringMatching(reason) });
  });
});

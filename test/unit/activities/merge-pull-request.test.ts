import { createMergePullRequest } from '../../../activities/merge-pull-request';
import type { RunSnapshot } from '../../../contracts/run';
import { defaultRunPolicy } from '../../../domain/policy';
import type { RunPolicy } from '../../../domain/policy';
import type { BranchUpdate, MergeResult, MergeTerms } from '../../../ports/code-host';
import type { Ports } from '../../../ports';

const approved = 'a'.repeat(40);
const merge = 'c'.repeat(40);
const main = 'd'.repeat(40);

interface Given {
  readonly result?: MergeResult;
  readonly update?: BranchUpdate;
  readonly head?: string;
  readonly policy?: Partial<RunPolicy>;
}

async function merging({ result, update, head = merge, policy }: Given) {
  const terms: MergeTerms[] = [];
  const audited: unknown[] = [];
  const reviews: unknown[] = [];
  const ports = {
    code: {
      merge: async (_id: string, _head: string, _key: string, given: MergeTerms) => {
        terms.push(given);
        return result ?? { kind: 'merged', commit: merge };
      },
      head: async () => head,
      review: async (review: unknown) => {
        reviews.push(review);
        return { unplaced: [] };
      },
      updateBranch: async () => update ?? { kind: 'updated', commit: 'e'.repeat(40), base: main },
    },
    audit: { append: async ({ data }: { data: unknown }) => void audited.push(data) },
    clock: { now: () => new Date() },
  } as unknown as Pick<Ports, 'code' | 'audit' | 'clock'>;
  const run = {
    ...{ runId: 'local.shop.1.1', tenant: 'local', branch: 'stellwerk/1', baseCommit: 'b'.repeat(40) },
    repository: { repository: 'local.shop', defaultBranch: 'main' },
    policy: { ...defaultRunPolicy, ...policy },
  } as RunSnapshot;
  const pullRequest = { id: 'local.shop.pr-1', url: 'file:///shop#pr-1' };
  const effect = { runId: run.runId, tenant: run.tenant, operationKey: 'local.shop.1.1/merge' };
  const answer = await createMergePullRequest(ports)({ ...effect, run, pullRequest, commit: approved });
  return { answer, terms, audited, reviews };
}

describe('mergePullRequest', () => {
  it('merges only what makes exactly the approved tree', async () => {
    const { answer, terms, audited } = await merging({});
    expect(answer).toEqual({ kind: 'merged', commit: merge });
    expect(terms).toEqual([{ method: 'merge_commit', sameTree: true }]);
    expect(audited).toMatchObject([{ effect: 'merge', commit: approved, mergeCommit: merge }]);
  });

  it('tells the branch policy of the approval it stands on, and takes its own objection back, before it merges', async () => {
    const { reviews } = await merging({});
    expect(reviews).toMatchObject([
      { commit: approved, statuses: [{ name: 'qa-approval', state: 'succeeded' }], vote: 'none' },
    ]);
  });

  it.each<[string, Given, RegExp]>([
    ['the default branch moved', { result: { kind: 'baseMoved', target: main } }, /^main moved on after the approval/],
    ['somebody pushed', { result: { kind: 'headMoved', head: main } }, /^stellwerk\/1 moved on after the approval/],
    ['others delivered after its own merge', { head: main }, /^main moved on after the merge/],
  ])('sends the run back to be tested when %s, and records it', async (_, given, reason) => {
    const { answer, audited } = await merging(given);
    expect(answer).toEqual({
      kind: 'rework',
      commit: 'e'.repeat(40),
      base: main,
      reason: expect.stringMatching(reason),
    });
    expect(audited.at(-1)).toMatchObject({ effect: 'branch_update', approved, base: main });
  });

  it('counts the change from where the run began when its branch holds nothing of its own any more', async () => {
    const update: BranchUpdate = { kind: 'updated', commit: main, base: main };
    expect((await merging({ head: main, update })).answer).toMatchObject({ commit: main, base: 'b'.repeat(40) });
  });

  it('says of a conflict what lets the run go on', async () => {
    const given: Given = {
      result: { kind: 'baseMoved', target: main },
      update: { kind: 'conflict', files: ['a.ts'] },
    };
    expect((await merging(given)).answer).toMatchObject({
      kind: 'blocked',
      reason: expect.stringMatching(/in a\.ts\. Merge main into stellwerk\/1 by hand, push it and continue/),
    });
  });

  it('pushes directly only when the policy allows it in so many words', async () => {
    const refused = await merging({ policy: { merge: 'direct_push' } });
    expect(refused.answer).toMatchObject({ kind: 'blocked', reason: expect.stringContaining('allowDirectPush') });
    expect(refused.terms).toEqual([]);
    const allowed = await merging({ policy: { merge: 'direct_push', allowDirectPush: true } });
    expect(allowed.terms).toEqual([{ method: 'fast_forward', sameTree: true }]);
  });
});

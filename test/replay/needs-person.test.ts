import type { ActivityName } from '../../contracts/activities';
import { inBothWays } from './in-both-ways';
import { qa } from './product-world';
import type { Answers } from './fake-activities';

const refused = { kind: 'refused', code: 'vendor_failed', reason: 'The vendor says no.' } as const;

/** What refuses once, and the instance that the second visit must run in. */
const refusals: readonly { readonly name: ActivityName; readonly again: string; readonly answers: Answers }[] = [
  { name: 'prepareRun', again: 'plan.1', answers: { prepareRun: (_input, n, usual) => (n === 1 ? refused : usual()) } },
  { name: 'writePlan', again: 'plan.2', answers: { writePlan: (_input, n, usual) => (n === 1 ? refused : usual()) } },
  {
    name: 'takeModelTurn',
    again: 'plan.2',
    answers: { takeModelTurn: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  { name: 'runTools', again: 'code.2', answers: { runTools: (_input, n, usual) => (n === 1 ? refused : usual()) } },
  {
    name: 'ensureBranch',
    again: 'code.2',
    answers: { ensureBranch: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  {
    name: 'commitChange',
    again: 'code.2',
    answers: { commitChange: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  { name: 'startCheck', again: 'code.2', answers: { startCheck: (_input, n, usual) => (n === 1 ? refused : usual()) } },
  {
    name: 'ensurePullRequest',
    again: 'code.2',
    answers: { ensurePullRequest: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  {
    name: 'publishReport',
    again: 'test.2',
    answers: { publishReport: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  {
    name: 'mergePullRequest',
    again: 'deploy.2',
    answers: { mergePullRequest: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  {
    name: 'startDeployment',
    again: 'deploy.2',
    answers: { startDeployment: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
  {
    name: 'promoteDeployment',
    again: 'deploy.2',
    answers: { promoteDeployment: (_input, n, usual) => (n === 1 ? refused : usual()) },
  },
];

describe('a stage that needs a person', () => {
  it.each(refusals)('stops at a checkpoint when $name is refused; repeat starts $again', ({ answers, again }) =>
    inBothWays(async (world) => {
      world.given(answers);
      const runId = await world.start();
      const needsApproval = again.startsWith('deploy');
      if (needsApproval) {
        await world.untilGate('qa.1');
        await world.decide(qa, 'qa.1', 'approve');
      }
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        status: 'failed',
        statusReason: 'vendor_failed: The vendor says no.',
        waitingFor: { kind: 'checkpoint', of: 'requester', reason: 'The vendor says no.' },
      });

      await world.control('retry');
      if (!needsApproval) {
        await world.untilGate('qa.1');
        await world.decide(qa, 'qa.1', 'approve');
      }
      const outcome = await world.untilEnd();

      expect(outcome).toMatchObject({ status: 'completed' });
      expect(await world.host.state(`${runId}.${again}`)).toMatchObject({ runtimeStatus: 'Completed' });
    })(),
  );

  it(
    'stops when somebody pushed to the branch, and builds on the push afterwards',
    inBothWays(async (world) => {
      world.given({
        ensureBranch: (_input, n) => ({ kind: 'ready', head: n === 1 ? 'base' : 'pushed' }),
        commitChange: (_input, n, usual) => (n === 1 ? { kind: 'headMoved', head: 'pushed' } : usual()),
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect((await world.run()).statusReason).toMatch(
        /^head_moved: Somebody pushed to stellwerk\/42-1 \(now pushed\)/,
      );

      await world.control('continue');
      await world.untilGate('qa.1');

      expect(world.inputs('commitChange')).toMatchObject([{ expectedHead: 'base' }, { expectedHead: 'pushed' }]);
    }),
  );

  it(
    'stays at its checkpoint when the answer is to pause, and asks again',
    inBothWays(async (world) => {
      world.given({ writePlan: (_input, n, usual) => (n === 1 ? refused : usual()) });
      const runId = await world.start();
      await world.untilGate('checkpoint.1');
      const [dev] = [{ user: 'dev', displayName: 'Dev', tenant: 'acme', roles: ['dev'] }];
      await world.decide(dev, 'checkpoint.1', 'pause');
      await world.untilGate('checkpoint.2');
      expect(world.inputs('writePlan')).toHaveLength(1);

      await world.decide(dev, 'checkpoint.2', 'repeat');
      await world.untilGate('qa.1');
      expect(await world.host.state(`${runId}.plan.2`)).toMatchObject({ runtimeStatus: 'Completed' });
    }),
  );

  it(
    'asks once about an open pull request of the same words and files, before anything is written',
    inBothWays(async (world) => {
      const duplicates = [{ id: 'http://host/7', title: 'Add greetings', score: 0.72 }];
      world.given({
        writePlan: async (_input, _n, usual) => {
          const planned = await usual();
          return planned.kind === 'planned' ? { ...planned, duplicates } : planned;
        },
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect((await world.run()).statusReason).toContain(
        'possible_duplicate: This may be done or planned already: pull request http://host/7 "Add greetings" (72 % alike)',
      );
      expect(world.inputs('ensureBranch')).toEqual([]);

      await world.control('continue');
      await world.untilGate('qa.1');
      expect(world.inputs('writePlan')).toHaveLength(2);
    }),
  );

  it(
    'does not step over a transition whose guard refuses',
    inBothWays(async (world) => {
      world.given({
        recordTransition: ({ transition }, n, usual) =>
          transition === 'T2' && n === 2
            ? { kind: 'refused', code: 'transition_refused', reason: 'T2 needs more: test coverage' }
            : usual(),
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({ state: 'CODING', status: 'failed' });
      expect(world.inputs('writeQaReport')).toEqual([]);

      await world.control('continue');
      await world.untilGate('qa.1');

      expect(world.inputs('recordTransition').map(({ sequence }) => sequence)).toEqual([1, 2, 2, 3]);
    }),
  );

  it(
    'shows reasons of any length with a small status',
    inBothWays(async (world) => {
      const reason = `"quoted"\n\u0007${'ü'.repeat(20_000)}`;
      world.given({ writePlan: (_input, n, usual) => (n === 1 ? { ...refused, reason } : usual()) });
      const runId = await world.start();
      await world.untilGate('checkpoint.1');

      const { customStatus } = await world.host.state(`${runId}.checkpoint-gate.1`);

      expect(customStatus).toContain('quoted');
      expect((await world.run()).waitingFor?.reason).toHaveLength(2_000);
    }),
  );
});

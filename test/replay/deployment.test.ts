import type { SignalSample } from '../../domain/release';
import { uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { dev, ops, qa } from './product-world';
import type { ProductWorld } from './product-world';

const breach: SignalSample = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };
const noData: SignalSample = { latencyP95Ms: 0, errorRatePercent: 0, requests: 0 };

async function approved(world: ProductWorld): Promise<string> {
  const runId = await world.start();
  await world.untilGate('qa.1');
  await world.decide(qa, 'qa.1', 'approve');
  return runId;
}

async function events(world: ProductWorld): Promise<readonly string[]> {
  return (await world.runs.listEvents((await world.run()).runId, 0, 500)).map(({ text }) => text);
}

const receipts = (world: ProductWorld) =>
  world.inputs('writeReceipt').map(({ deployId, status }) => ({ deployId, status }));

describe('a deployment', () => {
  it(
    'that FAILED stays in DEPLOYMENT at a checkpoint; continue makes a new attempt',
    inBothWays(async (world) => {
      world.given({
        startDeployment: (_input, n, usual) => (n === 1 ? { kind: 'failed', reason: 'the build broke' } : usual()),
      });
      const runId = await approved(world);
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        state: 'DEPLOYMENT',
        status: 'failed',
        statusReason: 'deployment_failed: the build broke',
      });

      await world.control('continue');

      expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
      expect(receipts(world)).toEqual([
        { deployId: `${runId}.deploy.1`, status: 'FAILED' },
        { deployId: `${runId}.deploy.2`, status: 'SUCCESS' },
      ]);
      expect(world.inputs('mergePullRequest').map(({ operationKey }) => operationKey)).toEqual([
        `${runId}/merge-commit-1`,
        `${runId}/merge-commit-1`,
      ]);
      expect(await world.runs.getDecision(runId, 'deploy.2')).toMatchObject({ by: 'policy', choice: 'approve' });
    }),
  );

  it(
    'that never becomes healthy ends its candidate and FAILED',
    inBothWays(async (world) => {
      world.given({ probeHealth: () => ({ healthy: false, detail: 'connection refused' }) });
      await approved(world);
      await world.untilGate('checkpoint.1');

      expect(world.acted).toContain('rollBackDeployment');
      expect(world.acted).not.toContain('promoteDeployment');
      expect(world.inputs('writeReceipt')).toMatchObject([
        {
          status: 'FAILED',
          evidence: { healthy: false },
          reason: expect.stringContaining('connection refused') as string,
        },
      ]);
    }),
  );

  it(
    'that cannot be switched to ends its candidate and FAILED',
    inBothWays(async (world) => {
      world.given({ promoteDeployment: () => ({ kind: 'failed', reason: 'the process has ended' }) });
      await approved(world);
      await world.untilGate('checkpoint.1');

      expect(world.acted).toContain('rollBackDeployment');
      expect(world.inputs('writeReceipt')).toMatchObject([{ status: 'FAILED', reason: 'the process has ended' }]);
    }),
  );

  it(
    'that breaches a limit is ROLLED_BACK at once, raises its bug (L2), and the run ends failed, linked to it',
    inBothWays(async (world) => {
      world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) });
      const runId = await approved(world);

      const outcome = await world.untilEnd();

      expect(outcome).toMatchObject({ state: 'DEPLOYMENT', status: 'failed' });
      expect(outcome.reason).toMatch(/^rolled back: soak breach: latency p95 9000 ms/);
      expect(outcome.links.bug_reports).toEqual([uriOf('bug_report')]);
      expect(world.inputs('measureSignals').map(({ of }) => of)).toEqual(['candidate', 'restored', 'restored']);
      expect(receipts(world)).toEqual([{ deployId: `${runId}.deploy.1`, status: 'ROLLED_BACK' }]);
      expect(world.inputs('recordTransition').map(({ transition }) => transition)).toEqual([
        ...['T1', 'T2', 'T3', 'T4', 'L2'],
      ]);
      expect(world.inputs('raiseRollbackBug')).toMatchObject([{ operationKey: `${runId}/rollback-bug` }]);
      expect(world.acted).not.toContain('completeDeployment');
      expect(await world.run()).toMatchObject({ status: 'failed', waitingFor: null });
    }),
  );

  it(
    'without data in its soak is held, asks a person after its holds, and passes once there is data',
    inBothWays(async (world) => {
      let isAway = true;
      world.given({ measureSignals: (_input, n, usual) => (isAway && n > 1 ? noData : usual()) });
      const runId = await approved(world);
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        status: 'paused',
        statusReason: expect.stringContaining('release_held: soak inconclusive: 1 of 2 samples have data') as string,
        waitingFor: { choices: ['continue', 'roll_back', 'pause', 'cancel'] },
        deployment: {
          rollout: {
            ...{ step: 1, steps: 1, weightPercent: 100 },
            hold: 'the soak held (2 of 2): 1 of 2 samples have data',
          },
        },
      });
      // One sample with data, then one per hold: two of the watch and two holds.
      expect(world.inputs('measureSignals')).toHaveLength(4);
      expect(world.inputs('writeReceipt')).toEqual([]);
      expect(world.acted).not.toContain('rollBackDeployment');

      isAway = false;
      await world.decide(dev, 'checkpoint.1', 'continue');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(world.inputs('startDeployment')).toHaveLength(1);
      expect(receipts(world)).toEqual([{ deployId: `${runId}.deploy.1`, status: 'SUCCESS' }]);
    }),
  );

  it(
    'that is held is rolled back when a person says so, with its bug',
    inBothWays(async (world) => {
      world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : noData) });
      await approved(world);
      await world.untilGate('checkpoint.1');
      await world.decide(dev, 'checkpoint.1', 'roll_back');

      expect(await world.untilEnd()).toMatchObject({
        status: 'failed',
        reason: 'rolled back: dev rolled back after an inconclusive watch',
      });
      expect(world.inputs('raiseRollbackBug')).toHaveLength(1);
      expect(await world.run()).toMatchObject({ deployment: null });
    }),
  );

  it(
    'that is held gives the traffic back when the run is cancelled',
    inBothWays(async (world) => {
      world.given({ measureSignals: () => noData });
      const runId = await approved(world);
      await world.untilGate('checkpoint.1');
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ state: 'DEPLOYMENT', status: 'cancelled' });
      expect(world.inputs('rollBackDeployment')).toMatchObject([{ deployId: `${runId}.deploy.1` }]);
    }),
  );

  it(
    'whose signals cannot be read is held like one without data',
    inBothWays(async (world) => {
      world.given({
        measureSignals(_input, n, usual) {
          if (n <= 6) throw new Error('the monitor is away');
          return usual();
        },
      });
      await approved(world);

      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect((await events(world)).filter((text) => text.includes('held'))).toEqual([
        'the soak held (1 of 2): 1 of 2 samples have data',
      ]);
    }),
  );

  it(
    'whose roll back cannot be verified raises its bug first, then asks a person',
    inBothWays(async (world) => {
      world.given({ measureSignals: () => breach });
      await approved(world);
      await world.untilGate('checkpoint.1');
      expect(world.inputs('raiseRollbackBug')).toHaveLength(1);
      expect((await world.run()).statusReason).toMatch(/^rollback_unverified: /);
      expect(world.inputs('writeReceipt')).toMatchObject([{ rollBack: { restored: 'previous', verdict: 'breach' } }]);

      await world.decide(dev, 'checkpoint.1', 'continue');
      expect(await world.untilEnd()).toMatchObject({ state: 'DEPLOYMENT', status: 'failed' });
    }),
  );

  it(
    'is not taken back when only its completion cannot be told',
    inBothWays(async (world) => {
      world.given({
        completeDeployment(_input, n, usual) {
          if (n <= 6) throw new Error('connection reset');
          return usual();
        },
      });
      await approved(world);
      await world.untilGate('checkpoint.1');

      expect(world.acted).not.toContain('rollBackDeployment');
    }),
  );
});

describe('the compliance gate', () => {
  it(
    'of a policy is a recorded decision about the amended report',
    inBothWays(async (world) => {
      const runId = await approved(world);
      await world.untilEnd();

      const decision = await world.runs.getDecision(runId, 'deploy.1');
      expect(decision).toMatchObject({ choice: 'approve', by: 'policy', channel: 'policy' });
      const amended = uriOf(`qa_report amends ${uriOf('qa_report commit-1')}`);
      expect(amended).toContain(decision?.subject);
      expect(world.inputs('recordTransition').at(-1)).toMatchObject({
        transition: 'T5',
        deployGateId: 'deploy.1',
        links: { qa_report: amended },
      });
    }),
  );

  it(
    'of a person opens for ops alone, and deploys after the approval',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, deploymentApproval: 'person' };
      await approved(world);
      await world.untilGate('deploy.1');
      expect(await world.run()).toMatchObject({ state: 'DEPLOYMENT', waitingFor: { gate: 'deploy', of: 'ops' } });
      await expect(world.decide(qa, 'deploy.1', 'approve')).rejects.toMatchObject({ code: 'role_required' });
      expect(world.acted).not.toContain('mergePullRequest');

      await world.decide(ops, 'deploy.1', 'approve');
      await world.untilCall('mergePullRequest');
      expect(await world.run()).toMatchObject({ status: 'running' });
      expect((await world.run()).waitingFor?.kind).not.toBe('gate');
      expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
    }),
  );

  it(
    'that is rejected pauses the run; continue opens its next visit',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, deploymentApproval: 'person' };
      const runId = await approved(world);
      await world.untilGate('deploy.1');
      await world.decide(ops, 'deploy.1', 'reject', 'There is a freeze.');
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        state: 'DEPLOYMENT',
        status: 'paused',
        statusReason: 'deployment_rejected: ops rejected the deployment: There is a freeze.',
      });
      expect(world.acted).not.toContain('mergePullRequest');

      await world.control('continue');
      await world.untilGate('deploy.2');
      await world.decide(ops, 'deploy.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(receipts(world)).toEqual([{ deployId: `${runId}.deploy.1`, status: 'SUCCESS' }]);
    }),
  );

  it(
    'that expires pauses the run and deploys nothing',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, deploymentApproval: 'person' };
      await approved(world);
      await world.untilGate('checkpoint.1');

      expect(await world.run()).toMatchObject({ state: 'DEPLOYMENT', status: 'paused' });
      expect((await world.run()).statusReason).toMatch(/^gate_expired:/);
      expect(world.acted).not.toContain('mergePullRequest');
    }),
  );
});

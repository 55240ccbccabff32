import { resolveReleasePolicy } from '../../domain/policy/release';
import type { ReleaseOverrides } from '../../domain/policy/release';
import type { SignalSample } from '../../domain/release';
import { uriOf } from './fake-activities';
import type { SupplyChainResult } from '../../contracts/deployment';
import { inBothWays } from './in-both-ways';
import { ops, qa } from './product-world';
import type { ProductWorld } from './product-world';

const breach: SignalSample = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };

/** A run under this release policy, on its way from the approval of its quality. */
async function approved(world: ProductWorld, release: ReleaseOverrides, hotfix = false): Promise<string> {
  world.policy = { ...world.policy, release: resolveReleasePolicy(release) };
  const from = { entry: 'CODING', spec: uriOf('code_gen_spec'), testPlan: uriOf('test_plan') } as const;
  const runId = await world.start(
    hotfix ? { ...from, manifest: uriOf('project_manifest'), bugReport: uriOf('bug_report') } : from,
  );
  await world.untilGate('qa.1');
  await world.decide(qa, 'qa.1', 'approve');
  return runId;
}

const steps: ReleaseOverrides['rollout'] = [
  { weightPercent: 10, intervalSeconds: 60 },
  { weightPercent: 50, intervalSeconds: 60, errorRateLimitPercent: 50 },
  { weightPercent: 100, intervalSeconds: 0 },
];

describe('a rollout', () => {
  it(
    'gives more traffic step by step, each judged before the next, and says so in the receipt',
    inBothWays(async (world) => {
      await approved(world, { rollout: steps });

      expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });

      const moved = world.acted.filter((name) => /Traffic|promote|measure/.test(name));
      expect(moved).toEqual([
        ...['shiftTraffic', 'measureSignals', 'shiftTraffic', 'measureSignals'],
        ...['promoteDeployment', 'measureSignals', 'measureSignals'],
      ]);
      expect(world.inputs('measureSignals').map(({ weightPercent }) => weightPercent)).toEqual([10, 50, 100, 100]);
      expect(world.inputs('writeReceipt')).toMatchObject([
        {
          status: 'SUCCESS',
          evidence: {
            steps: [
              { weightPercent: 10, verdict: 'pass' },
              { weightPercent: 50, verdict: 'pass' },
              { weightPercent: 100 },
            ],
            soakFrom: 2,
          },
        },
      ]);
    }),
  );

  it(
    'goes back at the step that breaks a limit, before all users meet it',
    inBothWays(async (world) => {
      world.given({ measureSignals: ({ weightPercent }, _n, usual) => (weightPercent === 50 ? breach : usual()) });
      await approved(world, { rollout: steps });

      expect(await world.untilEnd()).toMatchObject({ status: 'failed' });
      expect(world.acted).not.toContain('promoteDeployment');
      expect(world.inputs('writeReceipt')).toMatchObject([
        { status: 'ROLLED_BACK', reason: expect.stringMatching(/^step 2 breach: latency p95 9000 ms/) as string },
      ]);
    }),
  );

  it(
    'whose traffic cannot be moved any further is rolled back, for users have met it',
    inBothWays(async (world) => {
      world.given({ promoteDeployment: () => ({ kind: 'failed', reason: 'its process has ended' }) });
      await approved(world, { rollout: steps });

      expect(await world.untilEnd()).toMatchObject({ status: 'failed', reason: 'rolled back: its process has ended' });
      expect(world.inputs('raiseRollbackBug')).toHaveLength(1);
    }),
  );

  it(
    'hears a cancel in the middle of a long step',
    inBothWays(async (world) => {
      await approved(world, { rollout: [{ weightPercent: 10, intervalSeconds: 86_400 }, ...steps.slice(1)] });
      await world.untilCall('shiftTraffic');
      await world.pass({ hours: 1 });
      const cancelledAt = world.clock.now();
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(world.clock.now() - cancelledAt).toBeLessThan(5_000);
      expect(world.inputs('rollBackDeployment')).toHaveLength(1);
      expect(world.inputs('measureSignals')).toEqual([]);
    }),
  );
});

describe('a change window', () => {
  // The world's clock begins on Tuesday, 2030-01-01, at midnight UTC.
  const friday: ReleaseOverrides = {
    changeWindows: [{ days: ['fri'], from: '10:00', to: '12:00', timeZone: 'Europe/Berlin' }],
  };

  it(
    'is waited for after the approval, without anything in between',
    inBothWays(async (world) => {
      await approved(world, friday);
      await world.host.runUntil(async () => (await world.run()).waitingFor?.kind === 'window');
      expect(await world.run()).toMatchObject({
        state: 'DEPLOYMENT',
        waitingFor: { until: '2030-01-04T09:00:00.000Z', reason: expect.stringContaining('change windows') as string },
      });
      expect(world.acted).not.toContain('mergePullRequest');

      await world.untilCall('mergePullRequest');
      expect(new Date(world.clock.now()).toISOString()).toMatch(/^2030-01-04T09:0/);
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      // Three and a half days of waiting: a look every six hours.
      expect(world.inputs('awaitControl').length).toBeLessThan(25);
    }),
  );

  it(
    'lets a cancel through at once',
    inBothWays(async (world) => {
      await approved(world, friday);
      await world.host.runUntil(async () => (await world.run()).waitingFor?.kind === 'window');
      await world.pass({ hours: 1 });
      const cancelledAt = world.clock.now();
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(world.clock.now()).toBe(cancelledAt);
    }),
  );
});

describe('a freeze', () => {
  const freezes = [{ from: '2029-12-20T00:00:00Z', to: '2030-01-02T00:00:00Z', reason: 'holidays' }];

  it(
    'holds a feature, and a hotfix where the policy says nothing of it',
    inBothWays(async (world) => {
      await approved(world, { freezes }, true);
      await world.untilCall('mergePullRequest');
      expect(new Date(world.clock.now()).toISOString()).toMatch(/^2030-01-02T00:00/);
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'lets a hotfix pass when one more person says so',
    inBothWays(async (world) => {
      await approved(world, { freezes, freezeAllowsHotfix: true }, true);
      const gate = await world.untilGate('deploy.2');
      expect(gate.gate).toBe('deploy');
      expect((await world.run()).waitingFor?.reason).toMatch(/^May this hotfix pass the freeze until 2030-01-02/);
      expect(world.acted).not.toContain('mergePullRequest');

      await world.decide(ops, 'deploy.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(new Date(world.clock.now()).toISOString()).toMatch(/^2030-01-01/);
    }),
  );
});

describe('an approval', () => {
  it(
    'ends when the base moves: the run goes back through CODING and TESTING, and is approved again',
    inBothWays(async (world) => {
      const moved = { kind: 'rework', commit: 'commit-1m', base: 'main-2', reason: 'main moved on' } as const;
      world.given({ mergePullRequest: (_input, n, usual) => (n === 1 ? moved : usual()) });
      const runId = await approved(world, {});
      await world.untilGate('qa.2');

      expect(world.inputs('recordTransition').map(({ transition }) => transition)).toEqual([
        ...['T2', 'T3', 'T4', 'L5', 'T2', 'T3'],
      ]);
      expect(world.inputs('writeBundle').at(-1)).toMatchObject({ run: { baseCommit: 'main-2' } });
      // Nothing is coded anew: what the branch holds now is checked as it stands.
      expect(world.acted.filter((name) => name === 'commitChange')).toHaveLength(1);
      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(world.inputs('startDeployment')).toMatchObject([{ deployId: `${runId}.deploy.2` }]);
    }),
  );
});

describe('the supply-chain gate', () => {
  const held: SupplyChainResult = {
    ...{ status: 'held', signature: 'invalid', added: [], removed: [] },
    reasons: ['the signature does not fit the bundle'],
  };

  it(
    'holds before anything is merged',
    inBothWays(async (world) => {
      world.given({ verifySupplyChain: (_input, n, usual) => (n === 1 ? held : usual()) });
      await approved(world, {});
      await world.untilGate('checkpoint.1');
      expect((await world.run()).statusReason).toBe('supply_chain_held: the signature does not fit the bundle');
      expect(world.acted).not.toContain('mergePullRequest');

      await world.control('retry');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );
});

describe('the turn to deploy', () => {
  const key = { name: 'deploymentTurn', key: 'acme.shop' };
  const take = (world: ProductWorld, runId: string) =>
    world.host.engine.signalEntity(
      key,
      'take',
      JSON.stringify({ runId, at: new Date(world.clock.now()).toISOString() }),
    );

  it(
    'is waited for while another run of the project deploys, and taken from one that has ended',
    inBothWays(async (world) => {
      let isOver = false;
      world.given({ readRunEnd: () => ({ isOver }) });
      await take(world, 'acme.shop.7.1');
      await approved(world, {});
      await world.host.runUntil(async () => (await world.run()).waitingFor?.kind === 'turn');
      await world.pass({ hours: 1 });
      expect((await world.run()).waitingFor?.reason).toContain('acme.shop.7.1 deploys');
      expect(world.acted).not.toContain('mergePullRequest');

      isOver = true;
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(JSON.parse((await world.host.engine.readEntity(key)) ?? '{}')).toEqual({ holder: null, waiting: [] });
    }),
  );

  it(
    'is given back by a run that is paused before its merge, and waited for again after the resume',
    inBothWays(async (world) => {
      const holder = async () =>
        (JSON.parse((await world.host.engine.readEntity(key)) ?? '{}') as { readonly holder?: string | null }).holder;
      world.given({
        readRunEnd: () => ({ isOver: false }),
        verifySupplyChain: async (_input, n, usual) => {
          if (n === 1) await world.control('pause');
          return usual();
        },
      });
      await approved(world, {});
      await world.host.runUntil(async () => (await world.run()).waitingFor === null && (await holder()) === null);
      await take(world, 'acme.shop.7.1');
      await world.pass({ hours: 1 });
      await world.control('resume');
      await world.host.runUntil(async () => (await world.run()).waitingFor?.kind === 'turn');
      expect(world.acted).not.toContain('mergePullRequest');

      await world.host.engine.signalEntity(key, 'release', JSON.stringify({ runId: 'acme.shop.7.1' }));
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(world.acted.filter((name) => name === 'mergePullRequest')).toHaveLength(1);
      expect(await holder()).toBe(null);
    }),
  );
});

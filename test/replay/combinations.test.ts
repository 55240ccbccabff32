import { resolveReleasePolicy } from '../../domain/policy/release';
import { admissionKey, entityNames } from '../../contracts/names';
import type { AdmissionState } from '../../domain/admission';
import { inBothWays, inBothWaysByRun } from './in-both-ways';
import { dev, ops, qa, qa2 } from './product-world';
import type { ProductWorld } from './product-world';

/** Months of a virtual clock take a while on a busy machine. */
jest.setTimeout(240_000);

const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };

const line = { name: entityNames.admissionQueue, key: admissionKey };
const slots = async (world: ProductWorld): Promise<AdmissionState> =>
  JSON.parse((await world.host.engine.readEntity(line)) ?? 'null') as AdmissionState;

async function limitToOne(world: ProductWorld): Promise<void> {
  const at = new Date(world.clock.now()).toISOString();
  await world.host.engine.signalEntity(line, 'configure', JSON.stringify({ limits: { global: 1, tenant: 1 }, at }));
}

/** What holds of the life cycle, met at the same time. */
describe('at once', () => {
  it(
    'a checkpoint after every stage, a quorum of two and one slot: every wait gives the slot away, and nothing is skipped',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, checkpoints: 'every_stage' };
      world.given({ assessRisk: () => ({ risk: 'R3', reasons: ['close to production'] }) });
      await limitToOne(world);
      await world.start();
      const isFree = async () => (await slots(world)).grants.length === 0;
      for (const gate of ['checkpoint.1', 'checkpoint.2', 'checkpoint.3']) {
        await world.untilGate(gate);
        await world.host.runUntil(isFree);
        await world.decide(dev, gate, 'continue');
      }
      await world.untilGate('qa.1');
      await world.host.runUntil(isFree);
      expect(await world.decide(qa, 'qa.1', 'approve')).toMatchObject({ outcome: 'counted' });
      await expect(world.decide(qa, 'qa.1', 'approve')).resolves.toMatchObject({ outcome: 'repeated' });
      await world.pass({ hours: 12 });
      expect(world.inputs('mergePullRequest')).toEqual([]);
      await world.decide(qa2, 'qa.1', 'approve');
      await world.untilGate('deploy.1');
      await world.decide(ops, 'deploy.1', 'approve');
      await world.untilGate('checkpoint.4');
      await world.decide(dev, 'checkpoint.4', 'continue');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed', state: 'PRODUCTION' });
      await world.host.runUntil(isFree);
      expect((await slots(world)).queue).toEqual([]);
    }),
  );

  it(
    'a repair and a budget that ends in it: the run waits for money, and the repair goes on from there',
    inBothWays(async (world) => {
      let failed = 0;
      const own = new Set<string>();
      world.given({
        startCheck({ checkId, purpose, commit }, _n, usual) {
          if (purpose === 'test' && commit === 'commit-1') own.add(checkId);
          return usual();
        },
        readCheck: async ({ checkId }, _n, usual) => {
          const read = await usual();
          if (read.kind === 'running' || !own.has(checkId)) return read;
          failed += 1;
          if (failed === 1) await world.setDayLimit(1);
          return { ...read, passed: false, failures: [{ command: 'test', reason: 'exit code 1', tail: '' }] };
        },
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({ state: 'TESTING', status: 'failed' });
      expect((await world.run()).statusReason).toMatch(/^budget_exhausted/);
      expect([failed > 0, world.inputs('commitChange').length]).toEqual([true, 1]);

      await world.setDayLimit(1_000_000_000);
      await world.control('continue');
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect((await world.budget()).runs).toEqual({});
    }),
  );

  it(
    'an edit outside the scope and a rule that asks a person: a yes to the rule is no yes to the edit',
    inBothWays(async (world) => {
      const subject = `policy:${'a'.repeat(64)}`;
      const answers = [
        { kind: 'refused', code: 'needs_human', reason: 'Large. [human:large-change]', subject },
        { kind: 'refused', code: 'path_not_allowed', reason: 'infra/main.tf is outside the allowed paths' },
      ] as const;
      world.given({ commitChange: (_input, n, usual) => answers[n - 1] ?? usual() });
      await world.start();
      expect((await world.untilGate('checkpoint.1')).subject).toBe(subject);
      await world.decide(qa, 'checkpoint.1', 'continue');

      expect((await world.untilGate('checkpoint.2')).subject).not.toBe(subject);
      expect((await world.run()).statusReason).toMatch(/^path_not_allowed: infra\/main\.tf/);
      expect(world.inputs('writeBundle')).toEqual([]);
      await world.decide(dev, 'checkpoint.2', 'repeat');
      await world.untilGate('qa.1');
      expect(world.inputs('commitChange')).toHaveLength(3);
    }),
  );

  it(
    'a gate that has expired and a pause: the old gate takes nobody, and the run goes on by a new one alone',
    inBothWays(async (world) => {
      const runId = await world.start();
      await world.untilGate('qa.1');
      await world.pass({ hours: 24 * 15 });
      await world.untilGate('checkpoint.1');
      await world.control('pause');
      await world.pass({ hours: 24 * 30 });
      await expect(world.decide(qa, 'qa.1', 'approve')).rejects.toMatchObject({ code: 'gate_expired' });
      await world.control('resume');
      await world.host.runUntil(async () => (await world.runs.getControl(runId)) === 'run');
      expect(world.inputs('mergePullRequest')).toEqual([]);
      await world.decide(dev, 'checkpoint.1', 'continue');
      await world.untilGate('qa.2');
      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(await world.runs.getDecision(runId, 'qa.1')).toBeUndefined();
    }),
  );

  it(
    'a roll back and a cancel in the middle of it: the traffic goes back once, and the run ends',
    inBothWays(async (world) => {
      world.given({
        measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach),
        rollBackDeployment: async (_input, n, usual) => {
          if (n === 1) await world.control('cancel');
          return usual();
        },
      });
      const runId = await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled', state: 'DEPLOYMENT' });
      expect(new Set(world.inputs('rollBackDeployment').map(({ deployId }) => deployId))).toEqual(
        new Set([`${runId}.deploy.1`]),
      );
      expect(world.acted).not.toContain('completeDeployment');
      const turn = { name: 'deploymentTurn', key: 'acme.shop' };
      await world.host.runUntil(
        async () => (await world.host.engine.readEntity(turn)) === JSON.stringify({ holder: null, waiting: [] }),
      );
      expect((await slots(world)).grants).toEqual([]);
    }),
  );

  it(
    'two releases that wait for one window: both go out in it, one after the other',
    inBothWaysByRun(async (world) => {
      const changeWindows = [{ days: ['fri'], from: '10:00', to: '12:00', timeZone: 'UTC' }] as const;
      world.policy = { ...world.policy, release: resolveReleasePolicy({ changeWindows }) };
      const live = new Set<string>();
      const together: number[] = [];
      const opened: string[] = [];
      world.given({
        startDeployment: ({ runId }, _n, usual) => {
          live.add(runId);
          together.push(live.size);
          opened.push(new Date(world.clock.now()).toISOString().slice(0, 11));
          return usual();
        },
        completeDeployment: ({ runId }, _n, usual) => {
          live.delete(runId);
          return usual();
        },
      });
      const runs = [await world.start(), await world.start({ workItem: '43' })];
      for (const runId of runs) {
        await world.host.runUntil(async () => (await world.runs.getGate(runId, 'qa.1'))?.status === 'open');
        const { subject } = (await world.runs.getGate(runId, 'qa.1')) ?? { subject: '' };
        await world.decideGate(qa, { runId, gate: 'qa.1', choice: 'approve', subject, channel: 'api' });
      }
      await world.host.runUntil(async () => {
        const waits = await Promise.all(runs.map(async (runId) => (await world.runs.getRun(runId))?.waitingFor?.kind));
        return waits.every((kind) => kind === 'window');
      });
      expect(together).toEqual([]);
      for (const runId of runs) await world.host.runToEnd(runId);
      for (const runId of runs) expect((await world.runs.getRun(runId))?.status).toBe('completed');
      expect([together, opened]).toEqual([
        [1, 1],
        ['2030-01-04T', '2030-01-04T'],
      ]);
    }),
  );
});

import { defaultGatePolicy } from '../../domain/policy/gates';
import { isEffect, uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { ops, qa, qa2 } from './product-world';
import type { ProductWorld } from './product-world';

const hour = 3_600_000;
const told = ({ notices }: ProductWorld, kind: string) => notices.filter((notice) => notice.kind === kind);

async function atTheGate(world: ProductWorld): Promise<{ runId: string; openedAt: number; deadline: number }> {
  const runId = await world.start();
  const { openedAt, deadline } = await world.untilGate('qa.1');
  return { runId, openedAt: Date.parse(openedAt), deadline: Date.parse(deadline) };
}

describe('people at a gate', () => {
  it(
    'are reminded, then somebody else is told, once each, and then the gate expires to not approved',
    inBothWays(async (world) => {
      const { runId } = await atTheGate(world);
      await world.pass({ hours: 25 });
      expect([told(world, 'reminder').length, told(world, 'escalation').length]).toEqual([1, 0]);
      await world.pass({ hours: 48 });
      expect(told(world, 'escalation')).toMatchObject([{ role: 'admin', gateId: 'qa.1' }]);
      await world.untilGate('checkpoint.1');

      expect(told(world, 'reminder').filter(({ gateId }) => gateId === 'qa.1')).toHaveLength(1);
      expect(told(world, 'escalation').filter(({ gateId }) => gateId === 'qa.1')).toHaveLength(1);
      expect(told(world, 'expired')).toMatchObject([{ gateId: 'qa.1' }]);
      expect(await world.runs.getGate(runId, 'qa.1')).toMatchObject({ status: 'expired' });
      expect(await world.runs.getDecision(runId, 'qa.1')).toBeUndefined();
      const kept = await world.audit.list('acme', { runId });
      expect(kept.filter(({ key }) => key === `${runId}/escalation/qa.1`)).toHaveLength(1);
    }),
  );

  it(
    'have as long as before after a pause: the deadline moves as shown and as stored, and a decision within it counts',
    inBothWays(async (world) => {
      const { runId, deadline } = await atTheGate(world);
      await world.pass({ hours: 100 });
      await world.control('pause');
      await world.pass({ hours: 300 });
      await world.control('resume');
      await world.pass({ seconds: 5 });

      const gate = await world.runs.getGate(runId, 'qa.1');
      const moved = Date.parse(gate?.deadline ?? '');
      expect(Math.abs(moved - (deadline + 300 * hour))).toBeLessThan(60_000);
      expect((await world.run()).waitingFor?.until).toBe(gate?.deadline);

      await world.pass({ hours: 200 });
      expect(world.clock.now()).toBeGreaterThan(deadline);
      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'expire at the moved deadline, not before',
    inBothWays(async (world) => {
      const { runId, openedAt } = await atTheGate(world);
      await world.pass({ hours: 10 });
      await world.control('pause');
      await world.pass({ hours: 50 });
      await world.control('resume');
      await world.pass({ hours: 325 });
      expect(await world.runs.getGate(runId, 'qa.1')).toMatchObject({ status: 'open' });
      await world.untilGate('checkpoint.1');

      expect(Math.abs(world.clock.now() - openedAt - 386 * hour)).toBeLessThan(60_000);
    }),
  );

  it(
    'are two where the risk is critical, and the policy does not deploy',
    inBothWays(async (world) => {
      world.given({ assessRisk: () => ({ risk: 'R3', reasons: ['close to production'] }) });
      const { runId } = await atTheGate(world);
      expect((await world.run()).waitingFor).toMatchObject({ of: 'qa', quorum: 2 });
      expect(await world.decide(qa, 'qa.1', 'approve')).toMatchObject({ outcome: 'counted' });
      await world.pass({ hours: 12 });
      expect(await world.runs.getGate(runId, 'qa.1')).toMatchObject({ status: 'open' });
      expect(world.inputs('mergePullRequest')).toEqual([]);

      expect(await world.decide(qa2, 'qa.1', 'approve')).toMatchObject({ outcome: 'recorded' });
      await world.untilGate('deploy.1');
      expect(world.inputs('decideByPolicy')).toEqual([]);
      await world.decide(ops, 'deploy.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );
});

describe('autonomy', () => {
  it(
    'of suggest ends with a plan that a person takes on as develop',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, autonomy: 'suggest' };
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({ state: 'PLANNING', status: 'paused' });
      expect((await world.run()).statusReason).toMatch(/^plan_ready:/);
      expect(world.inputs('ensureBranch')).toEqual([]);

      await world.control('continue');
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilGate('deploy.1');
      expect(world.inputs('decideByPolicy')).toEqual([]);
      await world.decide(ops, 'deploy.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'of suggest holds a hotfix, whose plan is made by triage, before anything is changed',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, autonomy: 'suggest' };
      const planned = { spec: uriOf('code_gen_spec'), testPlan: uriOf('test_plan') };
      const hotfix = { manifest: uriOf('project_manifest'), bugReport: uriOf('bug_report') };
      await world.start({ entry: 'CODING', ...planned, ...hotfix });
      await world.untilGate('checkpoint.1');
      expect((await world.run()).statusReason).toMatch(/^plan_ready: The hotfix is planned/);
      expect(world.acted.filter(isEffect)).toEqual([]);

      await world.control('continue');
      await world.untilGate('qa.1');
    }),
  );

  it(
    'of release deploys by policy at low risk only',
    inBothWays(async (world) => {
      world.given({ assessRisk: () => ({ risk: 'R2', reasons: ['large'] }) });
      world.policy = { ...world.policy, gates: defaultGatePolicy };
      await atTheGate(world);
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilGate('deploy.1');
      expect(world.inputs('decideByPolicy')).toEqual([]);
      await world.decide(ops, 'deploy.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );
});

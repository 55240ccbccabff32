import { eventNames } from '../../contracts/names';
import { inBothWays } from './in-both-ways';
import { dev, ops, qa } from './product-world';
import type { ProductWorld } from './product-world';

const hour = 3_600_000;

async function atTheGate(world: ProductWorld): Promise<{ runId: string; openedAt: number }> {
  const runId = await world.start();
  const { openedAt } = await world.untilGate('qa.1');
  return { runId, openedAt: Date.parse(openedAt) };
}

const reminders = ({ notices }: ProductWorld) => notices.filter(({ kind }) => kind === 'reminder').length;

describe('the QA gate', () => {
  it(
    'takes a decision that was made before it began to wait',
    inBothWays(async (world) => {
      world.given({
        async openGate(_input, n, usual) {
          const opened = await usual();
          if (n > 1) return opened;
          // The process ends here; the activity runs again after somebody has decided.
          await world.decide(qa, 'qa.1', 'approve');
          return usual();
        },
      });
      await world.start();

      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(world.inputs('readDecision')).toEqual([]);
    }),
  );

  it(
    'goes on at once when its event comes after waits that were lost to the timer',
    inBothWays(async (world) => {
      const { openedAt } = await atTheGate(world);
      await world.pass({ hours: 5 });
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilCall('amendQaReport');

      expect(world.clock.now() - openedAt).toBe(5 * hour);
    }),
  );

  it(
    'finds a decision whose event was lost by looking',
    inBothWays(async (world) => {
      const { runId, openedAt } = await atTheGate(world);
      await world.pass({ seconds: 90 });
      const { subject } = (await world.runs.getGate(runId, 'qa.1')) ?? { subject: '' };
      const at = new Date(world.clock.now()).toISOString();
      await world.runs.insertDecision({
        ...{ runId, gateId: 'qa.1', choice: 'approve', by: 'qa', channel: 'api', subject, at },
      });
      await world.untilCall('amendQaReport');

      expect(world.clock.now() - openedAt).toBe(180_000);
    }),
  );

  it(
    'is not moved by events without a decision, however many: it expires when it would have',
    inBothWays(async (world) => {
      const { runId, openedAt } = await atTheGate(world);
      await world.pass({ hours: 30 });
      for (const payload of [{ gateId: 'qa.1' }, { choice: 'approve' }, {}]) {
        await world.host.raise(`${runId}.qa-gate.1`, eventNames.qaApproved, payload);
        await world.pass({ seconds: 1 });
      }
      expect(await world.run()).toMatchObject({ state: 'AWAITING_QA_APPROVAL', status: 'waiting_for_confirmation' });

      await world.untilCall('expireGate');
      expect(world.clock.now() - openedAt).toBe(world.policy.gateDeadlineHours * hour);
    }),
  );

  it(
    'counts a double click once, and lets nothing of it into the second round',
    inBothWays(async (world) => {
      const { runId } = await atTheGate(world);
      const clicks = await Promise.all([1, 2].map(() => world.decide(qa, 'qa.1', 'reject', 'once')));
      await world.host.raise(`${runId}.qa-gate.1`, eventNames.qaRejected, {}).catch(() => undefined);
      await world.untilGate('qa.2');
      await world.pass({ hours: 10 });

      expect(clicks.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'repeated']);
      expect(await world.run()).toMatchObject({ rounds: 1, status: 'waiting_for_confirmation' });
      expect(await world.runs.getDecision(runId, 'qa.2')).toBeUndefined();

      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'reminds once',
    inBothWays(async (world) => {
      await atTheGate(world);
      await world.pass({ hours: 24, seconds: -1 });
      expect(reminders(world)).toBe(0);
      await world.pass({ seconds: 2 });
      expect(reminders(world)).toBe(1);
      await world.pass({ hours: 300 });
      expect(reminders(world)).toBe(1);
    }),
  );

  it(
    'expires to not approved; the run is paused until somebody reopens it',
    inBothWays(async (world) => {
      const { runId } = await atTheGate(world);
      await world.untilGate('checkpoint.1');

      expect(await world.run()).toMatchObject({ state: 'AWAITING_QA_APPROVAL', status: 'paused' });
      expect((await world.run()).statusReason).toMatch(/^gate_expired:/);
      await expect(world.decide(qa, 'qa.1', 'approve')).rejects.toMatchObject({ code: 'gate_expired' });
      expect(world.inputs('mergePullRequest')).toEqual([]);

      await world.control('continue');
      const reopened = await world.untilGate('qa.2');
      expect(reopened.instanceId).toBe(`${runId}.qa-gate.2`);
      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
    }),
  );

  it(
    'takes the decision that comes in the last moment before it closes',
    inBothWays(async (world) => {
      world.given({
        async expireGate(_input, n, usual) {
          if (n === 1) await world.decide(qa, 'qa.1', 'approve');
          return usual();
        },
      });
      await atTheGate(world);

      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'is over with the run: late decisions and events change nothing',
    inBothWays(async (world) => {
      const { runId } = await atTheGate(world);
      await world.decide(qa, 'qa.1', 'approve');
      const outcome = await world.untilEnd();
      const calls = world.calls.length;

      await expect(world.decide(qa, 'qa.1', 'reject')).rejects.toMatchObject({ code: 'run_over' });
      for (const instance of [runId, `${runId}.qa-gate.1`]) {
        expect(await world.host.engine.raiseEvent(instance, eventNames.qaRejected, '{}')).toBe('finished');
      }

      expect(world.calls).toHaveLength(calls);
      expect(await world.host.output(runId)).toEqual(outcome);
    }),
  );

  it(
    'takes no decision of the requester or of another role',
    inBothWays(async (world) => {
      const { runId } = await atTheGate(world);

      await expect(world.decide(dev, 'qa.1', 'approve')).rejects.toMatchObject({ code: 'role_required' });
      await expect(world.decide(ops, 'qa.1', 'approve')).rejects.toMatchObject({ code: 'role_required' });
      await world.pass({ hours: 1 });
      expect(await world.runs.getGate(runId, 'qa.1')).toMatchObject({ status: 'open' });
    }),
  );
});

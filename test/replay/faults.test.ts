import type { ActivityName } from '../../contracts/activities';
import type { Answers } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { qa } from './product-world';

/** Fails the first `times` attempts. */
function failing(name: ActivityName, times: number): Answers {
  return {
    [name]: (_input: unknown, n: number, usual: () => unknown) => {
      if (n <= times) throw new Error(`${name} is away`);
      return usual();
    },
  };
}

describe('an activity that fails', () => {
  it(
    'now and then is repeated without anybody noticing',
    inBothWays(async (world) => {
      world.given({ ...failing('writePlan', 3), ...failing('startCheck', 5), ...failing('recordTransition', 1) });
      await world.start();
      await world.untilGate('qa.1');

      expect(await world.run()).toMatchObject({ status: 'waiting_for_confirmation', statusReason: null });
    }),
  );

  it.each(['writePlan', 'writeBundle', 'readCheck', 'writeQaReport'] as const)(
    'for good fails its stage only: %s leads to a checkpoint, and repeat to a new visit',
    (name) =>
      inBothWays(async (world) => {
        world.given(failing(name, 6));
        await world.start();
        await world.untilGate('checkpoint.1');
        expect(await world.run()).toMatchObject({
          status: 'failed',
          statusReason: `stage_failed: Activity function '${name}' failed:  ${name} is away`,
        });

        await world.control('retry');
        await world.untilGate('qa.1');
      })(),
  );

  it.each(['prepareRun', 'recordTransition', 'amendQaReport', 'decideByPolicy'] as const)(
    'of the run itself stops at a checkpoint: %s is tried again when somebody continues',
    (name) =>
      inBothWays(async (world) => {
        world.given(failing(name, 6));
        await world.start();
        const isLate = name === 'amendQaReport' || name === 'decideByPolicy';
        if (isLate) {
          await world.untilGate('qa.1');
          await world.decide(qa, 'qa.1', 'approve');
        }
        await world.untilGate('checkpoint.1');
        expect((await world.run()).statusReason).toMatch(/^step_failed: /);

        await world.control('continue');
        if (!isLate) {
          await world.untilGate('qa.1');
          await world.decide(qa, 'qa.1', 'approve');
        }
        expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
      })(),
  );

  it.each(['recordProgress', 'openGate', 'readDecision', 'remindApprovers'] as const)(
    'of the record is waited for: %s is away for hours and nothing is lost',
    (name) =>
      inBothWays(async (world) => {
        world.given(failing(name, 40));
        await world.start();
        await world.untilGate('qa.1');
        await world.pass({ hours: 30 });
        await world.decide(qa, 'qa.1', 'approve');

        expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
        expect(world.inputs(name).length).toBeGreaterThan(40);
      })(),
  );

  it(
    'to close a gate is waited for as well, and the gate still expires',
    inBothWays(async (world) => {
      world.given(failing('expireGate', 20));
      await world.start();
      await world.untilGate('checkpoint.1');

      expect((await world.run()).statusReason).toMatch(/^gate_expired/);
    }),
  );

  it(
    'to raise the bug of a roll back is not forgotten',
    inBothWays(async (world) => {
      world.given({
        ...failing('raiseRollbackBug', 6),
        measureSignals: ({ of }, _n, usual) =>
          of === 'restored' ? usual() : { latencyP95Ms: 9_000, errorRatePercent: 0, requests: 20 },
      });
      await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilGate('checkpoint.1');
      await world.control('continue');

      const { status, links } = await world.untilEnd();
      expect(status).toBe('failed');
      expect(links.bug_reports).toHaveLength(1);
    }),
  );

  it(
    "to write a run's last words is tried for hours, and the run ends all the same",
    inBothWays(async (world) => {
      world.given({ ...failing('finishRun', 1_000), ...failing('cleanUpRun', 1_000) });
      await world.start();
      await world.untilGate('qa.1');
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(world.inputs('cleanUpRun')).toHaveLength(60);
      expect(world.inputs('finishRun')).toHaveLength(60);
    }),
  );
});

import type { ActivityName } from '../../contracts/activities';
import type { Answers } from './fake-activities';
import { isEffect } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { qa } from './product-world';
import type { ProductWorld } from './product-world';

const hour = 3_600_000;

/** Does something while the named activity is under way for the first time. */
function during(name: ActivityName, act: () => Promise<unknown>): Answers {
  return {
    [name]: async (_input: unknown, n: number, usual: () => unknown) => {
      const answer = await usual();
      if (n === 1) await act();
      return answer;
    },
  };
}

const effectsOf = ({ acted }: ProductWorld) => acted.filter(isEffect);

describe('a pause', () => {
  it(
    'lets no effect start, for as long as it takes, and a resume goes on where it was',
    inBothWays(async (world) => {
      world.given(during('commitChange', () => world.control('pause')));
      await world.start();
      await world.untilCall('awaitControl');
      const before = effectsOf(world);
      await world.pass({ hours: 2 });

      expect(before.at(-1)).toBe('commitChange');
      expect(effectsOf(world)).toEqual(before);

      const resumedAt = world.clock.now();
      await world.control('resume');
      await world.untilCall('writeBundle');
      expect(world.clock.now() - resumedAt).toBe(3_000);
      expect(effectsOf(world)[before.length]).toBe('startCheck');
      await world.untilGate('qa.1');
    }),
  );

  it(
    'looks for itself ever more rarely, and goes on although the doorbell of the resume is lost',
    inBothWays(async (world) => {
      world.given(during('commitChange', () => world.control('pause')));
      const runId = await world.start();
      await world.untilCall('awaitControl');
      await world.pass({ hours: 1 });
      const resumedAt = world.clock.now();
      await world.runs.setControl(runId, 'run', 'dev', new Date(resumedAt).toISOString());
      await world.untilCall('writeBundle');

      // Looks after 5, 15, 35 and 75 minutes; later ones come every six hours at most.
      expect(world.clock.now() - resumedAt).toBeLessThanOrEqual(903_000);
      expect(world.inputs('awaitControl').length).toBeLessThanOrEqual(6);
      expect(await world.runs.listControlWaiters(runId)).toEqual([]);
    }),
  );

  it(
    'is over a moment after the resume although its doorbell was lost: the timer rings again',
    inBothWays(async (world) => {
      world.given(during('commitChange', () => world.control('pause')));
      const runId = await world.start();
      await world.untilCall('awaitControl');
      await world.pass({ hours: 100 });
      const resumedAt = world.clock.now();
      await world.runs.setControl(runId, 'run', 'dev', new Date(resumedAt).toISOString());

      expect(await world.ringAgain()).toBe(1);
      await world.untilCall('writeBundle');
      expect(world.clock.now() - resumedAt).toBe(3_000);
      expect(await world.ringAgain()).toBe(0);
    }),
  );

  it(
    'stops the clock of a gate: reminder and deadline move by the time it lasted',
    inBothWays(async (world) => {
      await world.start();
      const openedAt = Date.parse((await world.untilGate('qa.1')).openedAt);
      await world.pass({ hours: 10 });
      await world.control('pause');
      await world.pass({ hours: 400 });
      expect(world.notices.filter(({ kind }) => kind === 'reminder')).toEqual([]);
      expect(world.inputs('expireGate')).toEqual([]);

      await world.control('resume');
      await world.untilCall('remindApprovers');
      expect((world.clock.now() - openedAt) / hour).toBe(24 + 400);
      await world.untilCall('expireGate');
      expect((world.clock.now() - openedAt) / hour).toBe(336 + 400);
    }),
  );

  it(
    'lets a person decide meanwhile; what follows waits for the resume',
    inBothWays(async (world) => {
      await world.start();
      await world.untilGate('qa.1');
      await world.control('pause');
      await world.decide(qa, 'qa.1', 'approve');
      await world.pass({ hours: 1 });
      expect(effectsOf(world)).not.toContain('mergePullRequest');

      await world.control('resume');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );
});

describe('a cancel', () => {
  it(
    'reaches a gate whose doorbell was lost with the next ring of the timer',
    inBothWays(async (world) => {
      const runId = await world.start();
      await world.untilGate('qa.1');
      await world.pass({ hours: 20 });
      const cancelledAt = world.clock.now();
      await world.runs.setControl(runId, 'cancel', 'dev', new Date(cancelledAt).toISOString());
      await world.pass({ seconds: 600 });

      expect(await world.ringAgain()).toBe(1);
      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(world.clock.now() - cancelledAt).toBe(600_000);
    }),
  );

  const moments: readonly { during: ActivityName; state: string; hasPullRequest: boolean }[] = [
    { during: 'prepareRun', state: 'PLANNING', hasPullRequest: false },
    { during: 'takeModelTurn', state: 'CODING', hasPullRequest: false },
    { during: 'ensureBranch', state: 'CODING', hasPullRequest: false },
    { during: 'runTools', state: 'CODING', hasPullRequest: false },
    { during: 'commitChange', state: 'CODING', hasPullRequest: false },
    { during: 'startCheck', state: 'CODING', hasPullRequest: false },
    { during: 'ensurePullRequest', state: 'TESTING', hasPullRequest: true },
    { during: 'writeQaReport', state: 'TESTING', hasPullRequest: true },
    { during: 'openGate', state: 'AWAITING_QA_APPROVAL', hasPullRequest: true },
  ];

  it.each(moments)('during $during ends the run `cancelled` and cleans up', (moment) =>
    inBothWays(async (world) => {
      world.given(during(moment.during, () => world.control('cancel')));
      const runId = await world.start();

      const outcome = await world.untilEnd();

      expect(outcome).toMatchObject({ state: moment.state, status: 'cancelled' });
      const last = effectsOf(world).at(-1);
      if (isEffect(moment.during)) expect(last).toBe(moment.during);
      expect(world.inputs('cleanUpRun')).toEqual([expect.objectContaining({ operationKey: `${runId}/clean-up` })]);
      expect('pullRequest' in (world.inputs('cleanUpRun')[0] ?? {})).toBe(moment.hasPullRequest);
      expect(await world.run()).toMatchObject({ status: 'cancelled', waitingFor: null });
    })(),
  );

  it(
    'at a gate ends the run at once and closes the gate',
    inBothWays(async (world) => {
      const runId = await world.start();
      await world.untilGate('qa.1');
      await world.pass({ hours: 100 });
      const cancelledAt = world.clock.now();
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ state: 'AWAITING_QA_APPROVAL', status: 'cancelled' });
      expect(world.clock.now()).toBe(cancelledAt);
      expect(await world.runs.getGate(runId, 'qa.1')).toMatchObject({ status: 'closed' });
      await expect(world.decide(qa, 'qa.1', 'approve')).rejects.toMatchObject({ code: 'run_over' });
    }),
  );

  it(
    'beats an approval that nobody has acted on yet',
    inBothWays(async (world) => {
      await world.start();
      await world.untilGate('qa.1');
      await Promise.all([world.control('cancel'), world.decide(qa, 'qa.1', 'approve').catch(() => undefined)]);

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(world.inputs('mergePullRequest')).toEqual([]);
    }),
  );

  it(
    'ends a run that waits at a checkpoint, and one that is paused',
    inBothWays(async (world) => {
      world.given({
        writePlan: (_input, n, usual) => (n === 1 ? { kind: 'refused', code: 'vendor_failed', reason: 'no' } : usual()),
        ...during('ensureBranch', () => world.control('pause')),
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      await world.control('continue');
      await world.untilCall('awaitControl');
      await world.pass({ hours: 2 });
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ state: 'CODING', status: 'cancelled' });
    }),
  );

  it(
    'at a checkpoint ends a run that failed',
    inBothWays(async (world) => {
      world.given({ prepareRun: () => ({ kind: 'refused', code: 'project_file_missing', reason: 'no file' }) });
      await world.start();
      await world.untilGate('checkpoint.1');
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ state: 'PLANNING', status: 'cancelled' });
    }),
  );

  it.each(['startDeployment', 'probeHealth', 'promoteDeployment', 'measureSignals'] as const)(
    'during %s gives the traffic back before the run ends',
    (name) =>
      inBothWays(async (world) => {
        world.given(during(name, () => world.control('cancel')));
        const runId = await world.start();
        await world.untilGate('qa.1');
        await world.decide(qa, 'qa.1', 'approve');

        expect(await world.untilEnd()).toMatchObject({ state: 'DEPLOYMENT', status: 'cancelled' });
        expect(effectsOf(world).at(-1)).toBe('rollBackDeployment');
        expect(world.inputs('rollBackDeployment')).toMatchObject([{ deployId: `${runId}.deploy.1` }]);
        expect(effectsOf(world)).not.toContain('completeDeployment');
      })(),
  );
});

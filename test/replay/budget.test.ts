import type { Input, Output } from './fake-activities';
import { turnCost } from './fake-activities';
import { inBothWays } from './in-both-ways';
import type { ProductWorld } from './product-world';

/** What the planner's first turn reserves. */
const plannerTurn = 100_000;

async function spentAndHeld(world: ProductWorld): Promise<readonly number[]> {
  const { books, reservations } = await world.budget();
  return [books.day.spent, ...reservations.map(({ microUsd }) => microUsd)];
}

/** Settlements are signals: the last of them may still be on its way. */
function untilNothingIsHeld(world: ProductWorld): Promise<void> {
  return world.host.runUntil(async () => (await world.budget()).reservations.length === 0);
}

async function moneyLines(world: ProductWorld): Promise<readonly string[]> {
  const events = await world.runs.listEvents((await world.run()).runId, 0, 1_000);
  return events.filter(({ kind }) => kind === 'money').map(({ text }) => text);
}

describe("a run on its tenant's budget", () => {
  it(
    'reserves before every turn what it may cost and books after it what it did cost',
    inBothWays(async (world) => {
      const seen: (readonly number[])[] = [];
      world.given({
        async takeModelTurn(_input, _n, usual) {
          seen.push(await spentAndHeld(world));
          return usual();
        },
      });
      await world.start();
      await world.untilGate('qa.1');
      await untilNothingIsHeld(world);

      expect(seen).toEqual([
        [0, plannerTurn],
        [turnCost, 180_000],
        [2 * turnCost, 60_000],
      ]);
      expect(await spentAndHeld(world)).toEqual([3 * turnCost]);
      expect(world.inputs('takeModelTurn').map(({ reservedMicroUsd }) => reservedMicroUsd)).toEqual([
        plannerTurn,
        180_000,
        60_000,
      ]);
    }),
  );

  it(
    'stops with the window and its figures when the limit is reached, and goes on after it was raised',
    inBothWays(async (world) => {
      await world.setDayLimit(turnCost + 179_999);
      await world.start();
      await world.untilGate('checkpoint.1');
      const { state, status, statusReason } = await world.run();

      expect([state, status]).toEqual(['CODING', 'failed']);
      expect(statusReason).toBe(
        'budget_exhausted: The tenant acme may spend $0.2000 per day. Since 2030-01-01 (UTC) $0.0200 is spent and $0.0000 ' +
          'reserved, and the next turn of the coder may cost up to $0.1800. Raise the limit (stellwerk budget --day-usd), ' +
          'raise it for a while (stellwerk budget raise --scope tenant --usd <amount> --reason "…" --as admin) or wait ' +
          'for the next day, then continue the run.',
      );
      expect(world.inputs('takeModelTurn')).toHaveLength(1);
      expect(await spentAndHeld(world)).toEqual([turnCost]);

      await world.setDayLimit(1_000_000);
      await world.control('continue');
      await world.untilGate('qa.1');
      await untilNothingIsHeld(world);

      expect(await spentAndHeld(world)).toEqual([3 * turnCost]);
    }),
  );

  it(
    'goes on the next day without anybody raising the limit',
    inBothWays(async (world) => {
      await world.setDayLimit(turnCost + 100_000);
      await world.start();
      await world.untilGate('checkpoint.1');
      await world.setDayLimit(180_000 + turnCost);
      await world.pass({ hours: 24 });
      await world.control('continue');

      await world.untilGate('qa.1');
      await untilNothingIsHeld(world);
      expect(await spentAndHeld(world)).toEqual([2 * turnCost]);
    }),
  );

  it(
    'tells each level once, in the log of the run that meets it first',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn: async (_input, _n, usual) => ({ ...(await usual()), costMicroUsd: 900_000 }),
      });
      await world.setDayLimit(1_500_000);
      await world.start();
      await world.untilGate('checkpoint.1');

      expect(await moneyLines(world)).toEqual([
        'The tenant acme has spent 50 % of what it may per day: $0.9000 of $1.5000.',
        'The tenant acme has spent 100 % of what it may per day: $1.8000 of $1.5000.',
      ]);
    }),
  );

  it(
    'holds nothing for a model that is free, and counts its turns',
    inBothWays(async (world) => {
      world.given({
        async prepareRun(_input, _n, usual) {
          const answer = await usual();
          if (answer.kind !== 'prepared') return answer;
          const turnReservationMicroUsd = { planner: 0, coder: 0, tester: 0 };
          return { kind: 'prepared', snapshot: { ...answer.snapshot, turnReservationMicroUsd } };
        },
        takeModelTurn: async (_input, _n, usual) => ({ ...(await usual()), costMicroUsd: 0 }),
      });
      await world.setDayLimit(0);
      await world.start();
      await world.untilGate('qa.1');

      expect(world.inputs('takeModelTurn').map(({ reservedMicroUsd }) => reservedMicroUsd)).toEqual([0, 0, 0]);
      await untilNothingIsHeld(world);
      expect(await spentAndHeld(world)).toEqual([0]);
      expect(Object.values((await world.budget()).runs)).toMatchObject([{ requests: 3, spent: 0 }]);
    }),
  );
});

describe('a turn', () => {
  function atLeast(microUsd: number) {
    return async (input: Input<'takeModelTurn'>, _n: number, usual: () => Promise<Output<'takeModelTurn'>>) => {
      const held = input.reservedMicroUsd ?? 0;
      return held < microUsd ? ({ kind: 'costsMore', microUsd } as const) : usual();
    };
  }

  it(
    'that may cost more than a usual one reserves more and is then taken',
    inBothWays(async (world) => {
      world.given({ takeModelTurn: atLeast(300_000) });
      await world.start();
      await world.untilGate('qa.1');
      await untilNothingIsHeld(world);

      expect(world.inputs('takeModelTurn').map(({ reservedMicroUsd }) => reservedMicroUsd)).toEqual([
        ...[plannerTurn, 300_000],
        ...[180_000, 300_000],
        ...[60_000, 300_000],
      ]);
      expect(await spentAndHeld(world)).toEqual([3 * turnCost]);
    }),
  );

  it(
    'for which there is not that much needs a person, and holds nothing',
    inBothWays(async (world) => {
      world.given({ takeModelTurn: atLeast(300_000) });
      await world.setDayLimit(299_999);
      await world.start();
      await world.untilGate('checkpoint.1');
      await untilNothingIsHeld(world);

      expect(world.inputs('takeModelTurn')).toHaveLength(1);
      expect((await world.run()).statusReason).toMatch(/^budget_exhausted: .*may cost up to \$0\.3000/);
    }),
  );

  it(
    'that the vendor puts off holds nothing meanwhile, and is paid when it is taken',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn: (_input, n, usual) =>
          n === 1 ? { kind: 'retryLater', afterSeconds: 3_600, reason: 'too many requests' } : usual(),
      });
      await world.start();
      await world.untilCall('takeModelTurn');
      await world.pass({ seconds: 60 });

      expect(await spentAndHeld(world)).toEqual([0]);
      await world.untilGate('qa.1');
      await untilNothingIsHeld(world);
      expect(await spentAndHeld(world)).toEqual([3 * turnCost]);
    }),
  );

  it(
    'that was refused after it was paid is booked all the same',
    inBothWays(async (world) => {
      const filtered = { kind: 'refused', code: 'content_filtered', reason: 'withheld', costMicroUsd: 7_000 } as const;
      world.given({ takeModelTurn: () => filtered });
      await world.start();
      await world.untilGate('checkpoint.1');
      await untilNothingIsHeld(world);

      expect(await spentAndHeld(world)).toEqual([7_000]);
    }),
  );

  it(
    'that fails for good gives its reservation back',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn() {
          throw new Error('the store is away');
        },
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      await untilNothingIsHeld(world);

      expect(await spentAndHeld(world)).toEqual([0]);
    }),
  );

  it(
    'reserves again after a pause, since its lease may be over and the money gone',
    inBothWays(async (world) => {
      world.given({
        async ensureBranch(_input, _n, usual) {
          await world.control('pause');
          return usual();
        },
      });
      await world.start();
      await world.untilCall('awaitControl');
      expect(await spentAndHeld(world)).toEqual([turnCost, 180_000]);
      await world.setDayLimit(100_000);
      await world.pass({ hours: 2 });
      await world.control('resume');
      await world.untilGate('checkpoint.1');

      expect(world.acted.filter((name) => name === 'takeModelTurn')).toHaveLength(1);
      expect((await world.run()).statusReason).toMatch(/^budget_exhausted: .*\$0\.0000 reserved/);
    }),
  );

  it(
    'that a cancel overtakes gives its reservation back',
    inBothWays(async (world) => {
      world.given({
        async ensureBranch(_input, _n, usual) {
          await world.control('cancel');
          return usual();
        },
      });
      await world.start();

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      await untilNothingIsHeld(world);
      expect(await spentAndHeld(world)).toEqual([turnCost]);
    }),
  );
});

describe('the time a run may work', () => {
  const minutes = 10;

  it(
    'does not run while a person has paused it, stops it at a checkpoint, and is given anew by continuing',
    inBothWays(async (world) => {
      const { budget } = world.policy;
      if (!budget) throw new Error('no budget');
      world.policy = { ...world.policy, budget: { ...budget, maxWallClockMinutes: minutes } };
      world.checkSeconds = (minutes + 1) * 60;
      world.given({
        async ensureBranch(_input, _n, usual) {
          if (world.inputs('awaitControl').length === 0) await world.control('pause');
          return usual();
        },
      });
      await world.start();
      await world.untilCall('awaitControl');
      await world.pass({ hours: 5 });
      await world.control('resume');
      await world.untilGate('checkpoint.1');

      // Two checks of eleven minutes; the turn after them is not taken.
      expect((await world.run()).statusReason).toMatch(
        /^time_exhausted: The run has worked for 22 minutes .* allows 10/,
      );
      expect(world.acted.filter((name) => name === 'takeModelTurn')).toHaveLength(2);

      await world.pass({ hours: 100 });
      await world.control('continue');
      world.checkSeconds = 3;
      await world.untilGate('qa.1');
    }),
  );
});

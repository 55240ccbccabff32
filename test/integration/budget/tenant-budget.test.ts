import type { OrchestrationContext, OrchestrationHandler } from 'durable-functions';
import type { EntityOutput } from '../../../contracts/entities';
import { reservedIn } from '../../../domain/budget';
import type { BudgetState } from '../../../domain/budget';
import { tenantBudget } from '../../../entities/tenant-budget';
import { createTestHost } from '../../../local/testing';
import type { TestHost } from '../../../local/testing';
import { callEntity, now, signalEntity, sleep } from '../../../orchestrators/kit';
import type { Step } from '../../../orchestrators/kit';

const limit = 1_000_000;
const share = limit / 100;
const starts = 200;

interface Task {
  readonly id: string;
  readonly cost: number;
}

type Reserved = EntityOutput<'tenantBudget', 'reserve'>;

/** Reserve, spend, settle, as a model turn does; the timer lets all of them begin at once. */
function* spendOnce(context: OrchestrationContext): Step<string> {
  yield* sleep(context, 60);
  const { id, cost } = context.df.getInput<Task>();
  const reservation = { id, microUsd: share, at: now(context), leaseSeconds: 1_800 };
  const answer: Reserved = yield* callEntity(context, 'tenantBudget', 'acme', 'reserve', reservation);
  if (answer.kind === 'granted') {
    yield context.df.callActivity('spend', { id, cost });
    signalEntity(context, 'tenantBudget', 'acme', 'settle', { id, microUsd: cost, at: now(context) });
  }
  return answer.kind;
}

describe('tenantBudget on the engine', () => {
  let host: TestHost;
  /** Money that is really gone: an effect that is repeated under its key is paid once. */
  let paid: Map<string, number>;
  let mostPaid: number;
  let mostHeld: number;
  let afterFirstCrash: () => void;

  beforeEach(async () => {
    paid = new Map();
    mostPaid = 0;
    mostHeld = 0;
    afterFirstCrash = () => undefined;
    host = await createTestHost({
      app: {
        orchestrators: { spendOnce: spendOnce as OrchestrationHandler },
        entities: { tenantBudget },
        activities: {
          async spend({ id, cost }: Task) {
            if (host.crashes === 1) {
              afterFirstCrash();
              afterFirstCrash = () => undefined;
            }
            paid.set(id, cost);
            mostPaid = Math.max(
              mostPaid,
              [...paid.values()].reduce((sum, each) => sum + each, 0),
            );
            const { books, reservations } = await budget();
            mostHeld = Math.max(mostHeld, books.day.spent + reservedIn(reservations));
          },
        },
      },
    });
    await configure(limit);
  });
  afterEach(() => host.close());

  async function budget(): Promise<BudgetState> {
    const state = await host.engine.readEntity({ name: 'tenantBudget', key: 'acme' });
    if (state === undefined) throw new Error('There is no budget yet.');
    return JSON.parse(state) as BudgetState;
  }

  async function configure(day: number): Promise<void> {
    const at = new Date(host.clock.now()).toISOString();
    const input = JSON.stringify({ limits: { day }, at });
    await host.engine.signalEntity({ name: 'tenantBudget', key: 'acme' }, 'configure', input);
    await host.runUntil(async () => (await budget().catch(() => undefined))?.limits.day === day);
  }

  async function startAll(cost: (index: number) => number): Promise<readonly string[]> {
    const ids = Array.from({ length: starts }, (_, index) => `acme.turn-${index}`);
    await Promise.all(
      ids.map((id, index) => host.start('spendOnce', { id, cost: cost(index) } satisfies Task, { instanceId: id })),
    );
    return ids;
  }

  async function answersOf(ids: readonly string[]): Promise<readonly unknown[]> {
    for (const id of ids) await host.runToEnd(id);
    return Promise.all(ids.map((id) => host.output(id)));
  }

  /** Settlements are signals: the last of them may still be on its way when its sender has ended. */
  function untilSettled(): Promise<void> {
    return host.runUntil(async () => (await budget()).reservations.length === 0);
  }

  it.each([
    ['entityDone', 1],
    ['committed', 30],
    ['passDone', 30],
    ['activityStarting', 20],
    ['activityDone', 20],
  ] as const)(
    'grants exactly what the limit holds to 200 at once, with two crashes at %s in between',
    async (point, occurrence) => {
      const ids = await startAll(() => share);
      host.crashAt(point, occurrence);
      afterFirstCrash = () => host.crashAt(point, occurrence);

      const answers = await answersOf(ids);
      await untilSettled();

      expect(host.crashes).toBe(2);
      expect(answers.filter((answer) => answer === 'granted')).toHaveLength(100);
      expect(answers.filter((answer) => answer === 'refused')).toHaveLength(100);
      expect([paid.size, mostPaid]).toEqual([100, limit]);
      expect(mostHeld).toBeLessThanOrEqual(limit);
      expect((await budget()).books.day.spent).toBe(limit);
    },
  );

  it('lets others have what was reserved and not spent', async () => {
    const ids = await startAll((index) => (index % 2 === 0 ? share : share / 4));
    host.crashAt('entityDone', 3);
    const answers = await answersOf(ids);
    await untilSettled();

    const granted = ids.filter((_, index) => answers[index] === 'granted');
    expect(granted.length).toBeGreaterThanOrEqual(100);
    expect(granted.sort()).toEqual([...paid.keys()].sort());
    expect(mostHeld).toBeLessThanOrEqual(limit);
    expect((await budget()).books.day.spent).toBe(mostPaid);
    expect(mostPaid).toBeLessThanOrEqual(limit);
  });

  it('goes on after the limit was raised, and keeps only what is open', async () => {
    await answersOf(await startAll(() => share));
    await configure(limit + share);
    const more = { id: 'acme.more', cost: share } satisfies Task;
    await host.start('spendOnce', more, { instanceId: more.id });

    expect(await answersOf([more.id])).toEqual(['granted']);
    await untilSettled();

    const at = new Date(host.clock.now() + 7_200_000).toISOString();
    await host.engine.signalEntity({ name: 'tenantBudget', key: 'acme' }, 'sweep', JSON.stringify({ at }));
    await host.runUntil(async () => (await budget()).settled.length === 0);
    expect(JSON.stringify(await budget()).length).toBeLessThan(300);
  });
});

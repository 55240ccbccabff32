import type { OrchestrationContext, OrchestrationHandler } from 'durable-functions';
import { admissionGrantedEvent, admissionKey, entityNames } from '../../../contracts/names';
import { admissionRanks } from '../../../domain/admission';
import type { AdmissionState, Woken } from '../../../domain/admission';
import { allLines, heldOf } from '../../../domain/budget';
import type { BudgetScope, BudgetState } from '../../../domain/budget';
import { admissionQueue } from '../../../entities/admission-queue';
import { tenantBudget } from '../../../entities/tenant-budget';
import { createTestHost } from '../../../local/testing';
import type { CrashPoint } from '../../../local/durable/engine';
import type { TestHost } from '../../../local/testing';
import { callEntity, now, signalEntity, sleep, waitFor } from '../../../orchestrators/kit';
import type { Context, Step } from '../../../orchestrators/kit';

const runs = 200;
const share = 10_000;
const crashes = 4;
const slots = { global: 20, tenant: 8 };

interface Work {
  readonly id: string;
  readonly tenant: string;
  readonly rank: number;
  readonly scope: BudgetScope;
  readonly cost: number;
}

/** Limits that some runs meet at every level, the stage's first. */
const limits = { project: { day: share * 35, week: share * 36 }, run: share * 3, stage: share * 2, requests: 4 };
const tenantLimits = { day: share * 100, month: share * 101 };

/** A slot, three turns of one stage, the slot back: what a run does with its money and its place. */
function* work(context: OrchestrationContext): Step<readonly string[]> {
  yield* sleep(context, 60);
  const input = context.df.getInput<Work>();
  yield* admitted(context, input);
  yield context.df.callActivity('begin', input);
  const answers: string[] = [];
  for (let turn = 1; turn <= 3; turn += 1) {
    const id = `${input.id}/${turn}`;
    const { scope, tenant, cost } = input;
    const asked = { id, microUsd: share, at: now(context), leaseSeconds: 1_800, scope, limits };
    const answer = yield* callEntity(context, 'tenantBudget', tenant, 'reserve', asked);
    answers.push(answer.kind === 'refused' ? answer.level : answer.kind);
    if (answer.kind === 'granted') {
      yield context.df.callActivity('spend', { ...input, id });
      signalEntity(context, 'tenantBudget', tenant, 'settle', { id, microUsd: cost, at: now(context), scope });
    }
  }
  yield context.df.callActivity('end', input);
  const given = yield* callEntity(context, 'admissionQueue', admissionKey, 'release', {
    id: `${input.id}#1`,
    at: now(context),
  });
  if (given.kind === 'released' && given.next.length > 0) yield context.df.callActivity('wake', given.next);
  return answers;
}

function* admitted(context: Context, { id, tenant, rank }: Work): Step<void> {
  const since = now(context);
  for (;;) {
    const ticket = { id: `${id}#1`, run: id, tenant, rank, since };
    const answer = yield* callEntity(context, 'admissionQueue', admissionKey, 'request', {
      ...ticket,
      at: now(context),
    });
    if (answer.kind === 'granted') return;
    if (answer.kind !== 'queued') throw new Error(answer.kind);
    yield* waitFor(context, [admissionGrantedEvent(ticket.id)], 600);
  }
}

describe('200 runs at once on the engine', () => {
  let host: TestHost;
  const paid = new Map<string, { readonly scope: BudgetScope; readonly cost: number }>();
  const working = new Map<string, string>();
  const order: string[] = [];
  let mostWorking = 0;
  let mostOfTenant = 0;
  const overshoot: string[] = [];
  /** Where the engine dies, and how often it was told to so far. */
  let plan: { point: CrashPoint; occurrence: number; armed: number } | undefined;

  async function budgetOf(tenant: string): Promise<BudgetState> {
    return JSON.parse((await host.engine.readEntity({ name: 'tenantBudget', key: tenant })) ?? 'null') as BudgetState;
  }

  async function line(): Promise<AdmissionState> {
    const state = await host.engine.readEntity({ name: entityNames.admissionQueue, key: admissionKey });
    return JSON.parse(state ?? 'null') as AdmissionState;
  }

  async function look(tenant: string): Promise<void> {
    const state = await budgetOf(tenant);
    for (const { scope, window, spent, limit } of allLines(state)) {
      if (limit !== undefined && spent + heldOf(state.reservations, scope) > limit)
        overshoot.push(`${scope} ${window}`);
    }
  }

  function armCrash(): void {
    if (!plan || plan.armed > host.crashes || plan.armed === crashes) return;
    plan.armed += 1;
    host.crashAt(plan.point, plan.occurrence);
  }

  function signal(name: string, key: string, operation: string, input: object): Promise<void> {
    return host.engine.signalEntity({ name, key }, operation, JSON.stringify(input));
  }

  beforeEach(async () => {
    for (const kept of [paid, working]) kept.clear();
    order.length = 0;
    overshoot.length = 0;
    [mostWorking, mostOfTenant] = [0, 0];
    plan = undefined;
    host = await createTestHost({
      app: {
        orchestrators: { work: work as OrchestrationHandler },
        entities: { tenantBudget, admissionQueue },
        activities: {
          async begin({ id, tenant }: Work) {
            armCrash();
            if (!order.includes(id)) order.push(id);
            working.set(id, tenant);
            mostWorking = Math.max(mostWorking, working.size);
            mostOfTenant = Math.max(mostOfTenant, [...working.values()].filter((each) => each === tenant).length);
          },
          async spend({ id, scope, cost, tenant }: Work) {
            armCrash();
            paid.set(id, { scope, cost });
            await look(tenant);
          },
          async end({ id }: Work) {
            working.delete(id);
          },
          async wake(next: readonly Woken[]) {
            for (const { id, run } of next) await host.engine.raiseEvent(run, admissionGrantedEvent(id), '{}');
          },
        },
      },
    });
    const at = new Date(host.clock.now()).toISOString();
    await signal(entityNames.admissionQueue, admissionKey, 'configure', { limits: slots, at });
    for (const tenant of ['t0', 't1', 't2']) {
      await signal(entityNames.tenantBudget, tenant, 'configure', { limits: tenantLimits, at });
    }
  });
  afterEach(() => host.close());

  it.each([
    ['entityDone', 3],
    ['committed', 5],
    ['passDone', 20],
    ['activityDone', 15],
  ] as const)(
    'overshoot no limit at any level and no slot, each has its turn, with four crashes at %s',
    async (point, occurrence) => {
      const all = Array.from({ length: runs }, (_, index): Work => {
        const tenant = `t${index % 3}`;
        const rank = index % 20 === 0 ? admissionRanks.hotfix : admissionRanks.feature;
        const scope = {
          ...{ project: `p${index % 2}`, run: `r${index}`, stage: 'code' },
          // Every tenth run is a part of one change, whose own limit it shares.
          ...(index % 10 === 0 ? { parents: [{ run: 'whole', limit: share * 9 }] } : {}),
        };
        return { id: `r${index}`, tenant, rank, scope, cost: index % 4 === 0 ? share / 2 : share };
      });
      await Promise.all(all.map((each) => host.start('work', each, { instanceId: each.id })));
      plan = { point, occurrence, armed: 0 };
      const answers: (readonly string[])[] = [];
      for (const { id } of all) {
        await host.runToEnd(id);
        answers.push((await host.output(id)) as readonly string[]);
      }
      await host.runUntil(async () => {
        const states = await Promise.all(['t0', 't1', 't2'].map(budgetOf));
        return states.every(({ reservations }) => reservations.length === 0);
      });

      expect(host.crashes).toBe(crashes);
      expect(overshoot).toEqual([]);
      expect(mostWorking).toBeLessThanOrEqual(slots.global);
      expect(mostOfTenant).toBeLessThanOrEqual(slots.tenant);
      expect(new Set(order).size).toBe(runs);
      expect(await line()).toMatchObject({ grants: [], queue: [] });
      const levels = new Set(answers.flat());
      // Every level below the tenant has refused somebody, so each of them was put to the test.
      expect([...levels]).toEqual(expect.arrayContaining(['granted', 'project', 'run', 'stage']));
      for (const tenant of ['t0', 't1', 't2']) {
        const mine = [...paid].filter(([id]) => all.find((each) => id.startsWith(`${each.id}/`))?.tenant === tenant);
        const sum = mine.reduce((total, [, { cost }]) => total + cost, 0);
        expect((await budgetOf(tenant)).books.day.spent).toBe(sum);
        expect(sum).toBeLessThanOrEqual(tenantLimits.day);
      }
    },
    60_000,
  );

  it('give the slot of a dead run to the next once somebody has looked: a hotfix overtakes features', async () => {
    const at = new Date(host.clock.now()).toISOString();
    await signal(entityNames.admissionQueue, admissionKey, 'configure', { limits: { global: 1, tenant: 1 }, at });
    const ghost = { id: 'ghost#1', run: 'ghost', tenant: 't0', rank: 2, since: at };
    await signal(entityNames.admissionQueue, admissionKey, 'request', { ...ghost, at });
    for (const [index, id] of ['r1', 'r2', 'r3', 'r4'].entries()) {
      const rank = id === 'r4' ? admissionRanks.hotfix : admissionRanks.feature;
      const scope = { project: 'p0', run: id, stage: 'code' };
      await host.start('work', { id, tenant: 't0', rank, scope, cost: 1 }, { instanceId: id });
      await host.runUntil(async () => (await line()).queue.length === index + 1);
    }
    await signal(entityNames.admissionQueue, admissionKey, 'recover', { at, alive: [], dead: ['ghost'] });

    for (const id of ['r1', 'r2', 'r3', 'r4']) await host.runToEnd(id);
    expect(order).toEqual(['r4', 'r1', 'r2', 'r3']);
  });
});

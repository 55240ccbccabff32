import type { OrchestrationContext, OrchestrationHandler } from 'durable-functions';
import { admissionGrantedEvent, admissionKey, entityNames } from '../../contracts/names';
import type { Woken } from '../../domain/admission';
import { admissionQueue } from '../../entities/admission-queue';
import { tenantBudget } from '../../entities/tenant-budget';
import { systemClock } from '../../local/durable/system-clock';
import { createTestHost } from '../../local/testing';
import type { TestHost } from '../../local/testing';
import { callEntity, now, signalEntity, waitFor } from '../../orchestrators/kit';
import type { Step } from '../../orchestrators/kit';
import { atMost, median } from '../product/figure';
import type { Figure } from '../product/figure';

const tenants = 4;
const turnsPerRun = 20;
const runs = 200;
const slots = 10;

interface Purse {
  readonly run: string;
  readonly tenant: string;
}

/** What every model turn asks of the budget, without the model. */
function* spend(context: OrchestrationContext): Step<number> {
  const { run, tenant } = context.df.getInput<Purse>();
  const scope = { project: 'shop', run, stage: 'code' };
  const limits = { project: { day: 1e11, week: 1e11, month: 1e11 }, run: 1e9, stage: 1e9, requests: 1_000 };
  for (let turn = 1; turn <= turnsPerRun; turn += 1) {
    const id = `${run}/${turn}`;
    const asked = { id, microUsd: 60_000, at: now(context), leaseSeconds: 1_800, scope, limits };
    yield* callEntity(context, 'tenantBudget', tenant, 'reserve', asked);
    signalEntity(context, 'tenantBudget', tenant, 'settle', { id, microUsd: 20_000, at: now(context), scope });
  }
  return turnsPerRun;
}

/** A slot and back, as a run without work; who is next is woken as in the product. */
function* pass(context: OrchestrationContext): Step<void> {
  const { run, tenant } = context.df.getInput<Purse>();
  const ticket = { id: `${run}.slot.1`, run, tenant, rank: 2, since: now(context) };
  while (
    (yield* callEntity(context, 'admissionQueue', admissionKey, 'request', { ...ticket, at: now(context) })).kind !==
    'granted'
  ) {
    yield* waitFor(context, [admissionGrantedEvent(ticket.id)], 60);
  }
  const free = { id: ticket.id, at: now(context) };
  const given = yield* callEntity(context, 'admissionQueue', admissionKey, 'release', free);
  if (given.kind === 'released' && given.next.length > 0) yield context.df.callActivity('wake', given.next);
}

/** What budgets and admission cost on the real engine, disk included. */
export async function benchBudget(): Promise<readonly Figure[]> {
  const host: TestHost = await createTestHost({
    clock: systemClock(),
    app: {
      orchestrators: { spend: spend as OrchestrationHandler, pass: pass as OrchestrationHandler },
      entities: { tenantBudget, admissionQueue },
      activities: {
        async wake(next: readonly Woken[]) {
          for (const { id, run } of next) await host.engine.raiseEvent(run, admissionGrantedEvent(id), '{}');
        },
      },
    },
  });
  try {
    return [...(await measureTurns(host)), ...(await measureSlots(host))];
  } finally {
    await host.close();
  }
}

async function measureTurns(host: TestHost): Promise<readonly Figure[]> {
  const ms = await runAll(host, 'spend', 'turns', runs / 2);
  const states = await Promise.all(
    Array.from({ length: tenants }, (_, n) => host.engine.readEntity({ name: 'tenantBudget', key: `t${n}` })),
  );
  const largest = Math.max(...states.map((state) => state?.length ?? 0));
  const turns = (runs / 2) * turnsPerRun;
  return [
    atMost(
      null,
      `budget: reserve and settle, ${runs / 2} runs at once, ${tenants} tenants`,
      (turns / ms) * 1_000,
      '/s',
    ),
    atMost(null, '– largest state of a tenant', largest / 1024, 'KB'),
  ];
}

async function measureSlots(host: TestHost): Promise<readonly Figure[]> {
  const at = new Date(host.clock.now()).toISOString();
  const limits = { limits: { global: slots, tenant: slots }, at };
  const alone: number[] = [];
  for (let n = 0; n < 20; n += 1) alone.push(await runAll(host, 'pass', `alone-${n}`, 1));
  await host.engine.signalEntity(
    { name: entityNames.admissionQueue, key: admissionKey },
    'configure',
    JSON.stringify(limits),
  );
  const ms = await runAll(host, 'pass', 'slots', runs);
  return [
    atMost(null, 'admission: a slot and back, nobody in line, median of 20', median(alone), 'ms'),
    atMost(null, `admission: ${runs} runs through ${slots} slots, grants`, (runs / ms) * 1_000, '/s'),
  ];
}

async function runAll(host: TestHost, name: string, prefix: string, count: number): Promise<number> {
  const started = performance.now();
  const ids = Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  await Promise.all(
    ids.map((run, n) => host.start(name, { run, tenant: `t${n % tenants}` } satisfies Purse, { instanceId: run })),
  );
  for (const id of ids) await host.runToEnd(id);
  return performance.now() - started;
}

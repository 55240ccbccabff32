import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as df from 'durable-functions';
import { createEngine, type TestableEngine } from '../../../../local/durable/engine';
import { hostModules } from '../../../../local/host-modules';
import { createRetention, type Retention } from '../../../../local/maintenance/retention';
import { openDatabase, type Database } from '../../../../local/store/database';
import { createInlineRuntime, createManualClock, type InlineApp, type ManualClock } from '../../../../local/testing';

type Context = df.OrchestrationContext;

const day = 86_400_000;
const note = 'x'.repeat(200);

const app: InlineApp = {
  orchestrators: {
    *chain(context: Context) {
      for (let step = 0; step < 5; step += 1) yield context.df.callActivity('echo', note);
      return note;
    },
    *waiter(context: Context) {
      return yield context.df.waitForExternalEvent('go');
    },
    *sleeper(context: Context) {
      yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5 * day));
    },
    *broken(context: Context) {
      yield context.df.callActivity('echo', 1);
      throw new Error('broken');
    },
    *parent(context: Context) {
      yield context.df.callSubOrchestrator('chain', null, 'child-1');
      yield context.df.waitForExternalEvent('go');
    },
  },
  activities: { echo: (input) => input },
  entities: {
    counter(context: df.EntityContext<number>) {
      context.df.setState(Number(context.df.getState(() => 0)) + 1);
    },
  },
};

let folder: string;
let db: Database;
let engine: TestableEngine;
let clock: ManualClock;
let retention: Retention;
let log: string[];

async function open(keepMs: number | undefined): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'retention-'));
  clock = createManualClock();
  log = [];
  db = openDatabase({ folder, modules: hostModules });
  engine = createEngine({ db, runtime: createInlineRuntime(app), clock });
  await engine.start();
  retention = createRetention({
    engine,
    db,
    clock,
    keepMs,
    log: Object.assign(({ message }: { message: string }) => void log.push(message), {
      allows: () => true,
      flush: () => undefined,
    }),
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
}

afterEach(async () => {
  retention.stop();
  engine.kill();
  await db.abandon();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, instanceId: string): Promise<void> {
  await engine.startInstance({ name, instanceId, input: null });
}

async function idsLeft(): Promise<string[]> {
  return (await engine.listInstances({ top: 1000 })).items.map(({ instanceId }) => instanceId);
}

function bytes(): number {
  const log = statSync(join(folder, 'host.db-wal'), { throwIfNoEntry: false })?.size ?? 0;
  return statSync(join(folder, 'host.db')).size + log;
}

describe('retention', () => {
  it('removes what ended long enough ago, and nothing that waits or remembers', async () => {
    await open(day);
    for (const name of ['chain', 'broken', 'waiter', 'sleeper']) await start(name, `${name}-1`);
    await engine.signalEntity({ name: 'counter', key: 'k' }, 'add', null);
    await engine.settled();
    clock.advance(day - 2000);
    await start('chain', 'chain-2');
    await engine.settled();
    expect(await retention.sweep()).toBe(0);
    clock.advance(3000);

    expect(await retention.sweep()).toBe(2);

    expect(await idsLeft()).toEqual(['chain-2', 'sleeper-1', 'waiter-1']);
    expect(await engine.readEntity({ name: 'counter', key: 'k' })).toBe('1');
    expect(engine.metrics().instances).toMatchObject({ Completed: 1, Failed: 0, Running: 2 });
    await engine.raiseEvent('waiter-1', 'go', '"on"');
    clock.advance(5 * day);
    await engine.settled();
    expect((await engine.getInstance('waiter-1'))?.output).toBe('"on"');
    expect((await engine.getInstance('sleeper-1'))?.runtimeStatus).toBe('Completed');
  });

  it('keeps a child while its parent may need it', async () => {
    await open(day);
    await start('parent', 'parent-1');
    await engine.settled();
    clock.advance(2 * day);
    expect(await retention.sweep()).toBe(0);
    expect(await idsLeft()).toEqual(['child-1', 'parent-1']);

    await engine.raiseEvent('parent-1', 'go', null);
    await engine.settled();
    clock.advance(2 * day);

    expect(await retention.sweep()).toBe(2);
    expect(await idsLeft()).toEqual([]);
  });

  it('lets an id that is started again live', async () => {
    await open(day);
    await start('chain', 'again');
    await engine.settled();
    clock.advance(2 * day);

    const [, purged] = await Promise.all([start('waiter', 'again'), retention.sweep()]);

    expect(purged).toBe(0);
    expect((await engine.getInstance('again'))?.runtimeStatus).toBe('Running');
  });

  it('looks by itself, in slices, and says what it did', async () => {
    await open(10_000);
    for (let n = 0; n < 450; n += 1) void start('chain', `chain-${n}`);
    await engine.settled();
    for (let second = 0; second < 12; second += 1) {
      clock.advance(1000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    while (log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    expect(await idsLeft()).toEqual([]);
    expect(log.join()).toMatch(/Retention: 450 instances that ended before \S+ are purged\./);
  });

  it('keeps everything for ever when told so', async () => {
    await open(undefined);
    await start('chain', 'chain-1');
    await engine.settled();
    clock.advance(4000 * day);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));

    expect(await idsLeft()).toEqual(['chain-1']);
  });

  it('brings the file back to within 20 % of its size before', async () => {
    await open(day);
    for (let n = 0; n < 400; n += 1) void start('waiter', `waiter-${n}`);
    await engine.settled();
    await db.compact();
    const before = bytes();
    for (let batch = 0; batch < 6; batch += 1) {
      for (let n = 0; n < 500; n += 1) void start('chain', `chain-${batch}-${n}`);
      await engine.settled();
    }
    const grown = bytes();
    clock.advance(2 * day);

    expect(await retention.sweep()).toBe(3000);

    expect(grown).toBeGreaterThan(before * 10);
    expect(bytes()).toBeLessThanOrEqual(before * 1.2);
    expect(engine.metrics().instances.Running).toBe(400);
  }, 60_000);
});

import { spawnSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionRuntime } from '../../local/durable/api';
import {
  atLeast,
  atMost,
  inFlight,
  millisOf,
  openHost,
  plain,
  quantile,
  runOne,
  type BenchHost,
  type Figure,
} from './bench-host';

const PAYLOAD = 'x'.repeat(200);

/** What the disk gives by itself: one 4 KB write and fdatasync after the other. */
export function rawSync(folder: string): { readonly millis: number; readonly figure: Figure } {
  const file = openSync(join(folder, 'raw'), 'w');
  const block = Buffer.alloc(4096);
  const rounds = 400;
  const since = performance.now();
  for (let index = 0; index < rounds; index += 1) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  const millis = (performance.now() - since) / rounds;
  closeSync(file);
  return { millis, figure: plain('disk: commits of one 4 KB block', 1000 / millis, '/s') };
}

export async function chains({ engine, db }: BenchHost, count: number): Promise<Figure[]> {
  await inFlight(count / 2, 50, () => runOne(engine, 'chain', PAYLOAD));
  const before = db.figures();
  let latencies: number[] = [];
  const millis = await millisOf(async () => {
    latencies = await inFlight(count, 50, () => runOne(engine, 'chain', PAYLOAD));
  });
  const commits = db.figures().commits - before.commits;
  return [
    atLeast('chains of five activities, 50 in flight', (count / millis) * 1000, '/s', 1300),
    atMost('chains of five activities, 50 in flight, p95', quantile(latencies, 0.95), 'ms', 60),
    plain('chains of five activities, 50 in flight, p50', quantile(latencies, 0.5), 'ms'),
    plain('chains of five activities, 50 in flight, chains per commit', count / commits, 'chains'),
  ];
}

export async function chainAlone({ engine, db }: BenchHost, syncMillis: number): Promise<Figure[]> {
  await inFlight(100, 1, () => runOne(engine, 'chain', PAYLOAD));
  const before = db.figures().commits;
  const latencies = await inFlight(300, 1, () => runOne(engine, 'chain', PAYLOAD));
  const commits = (db.figures().commits - before) / 300;
  return [
    plain('chain alone, commits per chain', commits, 'commits'),
    atMost('chain alone, p50', quantile(latencies, 0.5), 'ms', 2 + syncMillis * commits),
  ];
}

export async function fanOut({ engine }: BenchHost): Promise<Figure[]> {
  const round = (): Promise<unknown> => inFlight(20, 20, () => runOne(engine, 'fan', 100));
  for (let warm = 0; warm < 5; warm += 1) await round();
  const rounds = 10;
  const millis = await millisOf(async () => {
    for (let index = 0; index < rounds; index += 1) await round();
  });
  return [
    atLeast(
      'fan-out/fan-in, 20 orchestrations x 100 activities',
      ((rounds * 2000) / millis) * 1000,
      'activities/s',
      10_000,
    ),
  ];
}

export async function waiting(host: BenchHost): Promise<Figure[]> {
  const { engine } = host;
  await startAndWake(host, 'warm', 500);
  const { start, wake } = await startAndWake(host, 'w', 1000);
  collect();
  const before = process.memoryUsage().rss;
  const held = 5000;
  await startMany(host, 'm', held);
  await engine.settled();
  collect();
  const perThousand = ((process.memoryUsage().rss - before) / held) * 1000;
  await inFlight(held, 200, (index) => engine.raiseEvent(`m-${index}`, 'go', JSON.stringify(PAYLOAD)));
  return [
    atLeast('1,000 waiting instances, start', 1_000_000 / start, '/s', 4000),
    atLeast('1,000 waiting instances, wake to done', 1_000_000 / wake, '/s', 3000),
    atMost('memory per 1,000 waiting instances', perThousand / 2 ** 20, 'MB', 10),
  ];
}

async function startAndWake(host: BenchHost, prefix: string, count: number): Promise<{ start: number; wake: number }> {
  const start = await millisOf(() => startMany(host, prefix, count));
  const wake = await millisOf(() =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await host.engine.raiseEvent(`${prefix}-${index}`, 'go', JSON.stringify(PAYLOAD));
        await host.engine.waitForEnd(`${prefix}-${index}`);
      }),
    ),
  );
  return { start, wake };
}

async function startMany({ engine }: BenchHost, prefix: string, count: number): Promise<void> {
  await inFlight(count, 1000, (index) =>
    engine.startInstance({ name: 'wait', instanceId: `${prefix}-${index}`, input: JSON.stringify(PAYLOAD) }),
  );
}

export async function sequential({ engine }: BenchHost): Promise<Figure[]> {
  await runOne(engine, 'steps', 100);
  const hundred = await millisOf(() => runOne(engine, 'steps', 100));
  const thousand = await millisOf(() => runOne(engine, 'steps', 1000));
  return [
    plain('sequential orchestration of 100 steps, per step', hundred / 100, 'ms'),
    atMost('sequential orchestration of 1,000 steps, per step', thousand / 1000, 'ms', 3),
  ];
}

export async function entitySignals({ engine }: BenchHost, entities: number, goal: number): Promise<Figure[]> {
  const count = 10_000;
  const signal = (index: number): Promise<void> =>
    engine.signalEntity({ name: 'counter', key: `${entities}-${index % entities}` }, 'add', '1');
  await inFlight(2000, 500, signal);
  await engine.settled();
  const millis = await millisOf(async () => {
    await inFlight(count, 500, signal);
    await engine.settled();
  });
  return [
    atLeast(
      `entity signals, ${entities} ${entities === 1 ? 'entity' : 'entities'}`,
      (count / millis) * 1000,
      '/s',
      goal,
    ),
  ];
}

/** A start over many waiting instances, in a folder of its own and a process of its own (`measureStart`). */
export async function coldStart(runtime: FunctionRuntime, count: number): Promise<Figure[]> {
  const host = await openHost(runtime);
  await startMany(host, 'cold', count);
  await host.close();
  const script = process.argv[1] ?? '';
  const child = spawnSync(process.execPath, [...process.execArgv, script, '--measure-start', host.folder], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`The measured process failed: ${child.stderr}`);
  const measured = JSON.parse(child.stdout) as { millis: number; megabytes: number };
  host.remove();
  return [
    atMost(`start over ${count} waiting instances, first event answered`, measured.millis / 1000, 's', 5),
    atMost(`memory after a start over ${count} waiting instances`, measured.megabytes, 'MB', 500),
  ];
}

export async function measureStart(
  runtime: FunctionRuntime,
  folder: string,
): Promise<{ millis: number; megabytes: number }> {
  let host: BenchHost | undefined;
  const millis = await millisOf(async () => {
    host = await openHost(runtime, folder);
    await host.engine.raiseEvent('cold-0', 'go', null);
  });
  collect();
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  await host?.close();
  return { millis, megabytes };
}

export async function growth(runtime: FunctionRuntime, count: number): Promise<Figure[]> {
  const host = await openHost(runtime);
  await inFlight(1000, 50, () => runOne(host.engine, 'chain', PAYLOAD));
  await host.db.compact();
  const before = sizeOf(host);
  await inFlight(count, 50, () => runOne(host.engine, 'chain', PAYLOAD));
  await host.db.compact();
  const full = sizeOf(host);
  const purge = await millisOf(() => host.engine.purgeBy({ runtimeStatus: ['Completed'] }));
  await inFlight(1000, 50, () => runOne(host.engine, 'chain', PAYLOAD));
  await host.db.compact();
  const after = sizeOf(host);
  await host.close();
  host.remove();
  return [
    plain(`store after ${count} finished chains`, full / 2 ** 20, 'MB'),
    plain(`purge of ${count} finished chains`, purge / 1000, 's'),
    atMost(`store after ${count} chains and purge, against before`, after / before, 'times', 1.2),
  ];
}

function sizeOf({ db }: BenchHost): number {
  return statSync(db.file).size;
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

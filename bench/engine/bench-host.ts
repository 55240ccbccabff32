import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionRuntime } from '../../local/durable/api';
import { createEngine, durableModule, type TestableEngine } from '../../local/durable/engine';
import { openDatabase, type Database } from '../../local/store/database';

export interface Figure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string | null;
  readonly ok: boolean | null;
}

export interface BenchHost {
  readonly engine: TestableEngine;
  readonly db: Database;
  readonly folder: string;
  close(): Promise<void>;
  remove(): void;
}

/** Where the files lie decides the figures: `BENCH_FOLDER` names another disk. */
export async function openHost(runtime: FunctionRuntime, folder?: string): Promise<BenchHost> {
  const own = folder ?? mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'bench-'));
  const db = openDatabase({ folder: own, modules: [durableModule] });
  const engine = createEngine({ db, runtime });
  await engine.start();
  return {
    engine,
    db,
    folder: own,
    async close() {
      await engine.stop(5000);
      await db.close();
    },
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
}

/** Runs `count` jobs, `width` at a time; returns each one's milliseconds, sorted. */
export async function inFlight(
  count: number,
  width: number,
  job: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        const since = performance.now();
        await job(index);
        latencies.push(performance.now() - since);
      }
    }),
  );
  return latencies.sort((a, b) => a - b);
}

export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

export async function runOne(engine: TestableEngine, name: string, input: unknown): Promise<void> {
  const started = await engine.startInstance({ name, input: JSON.stringify(input) });
  if (started.kind !== 'started') throw new Error(`Start of '${name}' was refused: ${started.status}.`);
  const state = await engine.waitForEnd(started.instanceId);
  if (state?.runtimeStatus !== 'Completed')
    throw new Error(`'${name}' ended as ${state?.runtimeStatus}: ${state?.output}`);
}

export function atLeast(measure: string, value: number, unit: string, goal: number): Figure {
  return { measure, value: round(value), unit, goal: `>= ${goal}`, ok: value >= goal };
}

export function atMost(measure: string, value: number, unit: string, goal: number): Figure {
  return { measure, value: round(value), unit, goal: `<= ${round(goal)}`, ok: value <= goal };
}

export function plain(measure: string, value: number, unit: string): Figure {
  return { measure, value: round(value), unit, goal: null, ok: null };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

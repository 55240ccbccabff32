/** The process the kill test kills: runs programs on a folder and says on stdout what it has acknowledged. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClock } from '../../../../local/durable/api';
import { createEngine, durableModule } from '../../../../local/durable/engine';
import { systemClock } from '../../../../local/durable/system-clock';
import { openDatabase } from '../../../../local/store/database';
import { createInlineRuntime } from '../../../../local/testing';
import { programApp } from './program-app';
import { randomOf, randomProgram } from './programs';

/** One second of the programs takes this many real milliseconds. */
const SECOND = 10;

async function main(folder: string, acknowledged: number, programs: number): Promise<void> {
  const db = openDatabase({ folder, modules: [durableModule] });
  const link: { raise?: (instanceId: string, name: string, value: number) => Promise<void> } = {};
  const runtime = createInlineRuntime(
    programApp({
      raise: async (...event) => link.raise?.(...event),
      attempt: attemptsIn(join(folder, 'attempts.log')),
    }),
  );
  const engine = createEngine({ db, runtime, clock: fastClock() });
  link.raise = async (instanceId, name, value) => {
    await engine.raiseEvent(instanceId, name, JSON.stringify(value));
  };
  await engine.start();
  const ids = Array.from({ length: programs }, (_, index) => `p-${index + 1}`);
  for (const id of ids.slice(0, acknowledged)) if ((await engine.getInstance(id)) === undefined) say('lost', id);
  for (const [index, instanceId] of ids.entries()) {
    if (index < acknowledged) continue;
    const program = randomProgram(randomOf(index + 1), `s${index + 1}`, true);
    await engine.startInstance({
      name: 'program',
      instanceId,
      input: JSON.stringify({ program, round: 0, output: [] }),
    });
    say('started', instanceId);
  }
  for (const id of ids) {
    const state = await engine.waitForEnd(id);
    say('ended', JSON.stringify({ id, status: state?.runtimeStatus, output: state?.output }));
  }
  await engine.stop(1000);
  await db.close();
}

/** Attempts survive the process, as those of a real outside would. */
function attemptsIn(file: string): (key: string) => number {
  const counts = new Map<string, number>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const key of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => {
    appendFileSync(file, `${key}\n`);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

function fastClock(): EngineClock {
  const real = systemClock();
  const base = Date.UTC(2026, 0, 1);
  const factor = 1000 / SECOND;
  return {
    now: () => base + (Date.now() - base) * factor,
    at: (at, fire) => real.at(base + (at - base) / factor, fire),
  };
}

function say(kind: string, text: string): void {
  process.stdout.write(`${kind} ${text}\n`);
}

void main(process.argv[2] ?? '', Number(process.argv[3]), Number(process.argv[4]));

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expectedOutput, randomOf, randomProgram } from './support/programs';

const KILLS = Number(process.env['KILLS'] ?? 30);
const PROGRAMS = KILLS * 40;
const TIME_LIMIT = 60_000 + KILLS * 3000;

const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const script = join(folder, 'host.js');

interface Said {
  readonly started: Set<string>;
  readonly lost: Set<string>;
  readonly ended: Map<string, { status: string; output: string }>;
}

/** Runs the host until it ends by itself, or kills it after so many milliseconds of running load. */
function runHost(data: string, said: Said, killAfter: number | undefined): Promise<number | null> {
  const child = spawn(process.execPath, ['--no-warnings', script, data, String(said.started.size), String(PROGRAMS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let armed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) note(line, said);
    if (killAfter === undefined || armed) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  // The first word may be long in coming once everything has been started.
  const latest = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter + 500);
  return new Promise((resolve) =>
    child.on('exit', (code) => {
      clearTimeout(latest);
      resolve(code);
    }),
  );
}

function note(line: string, said: Said): void {
  const [kind, ...rest] = line.split(' ');
  const text = rest.join(' ');
  if (kind === 'started') said.started.add(text);
  if (kind === 'lost') said.lost.add(text);
  if (kind !== 'ended') return;
  const ended = JSON.parse(text) as { id: string; status: string; output: string };
  said.ended.set(ended.id, ended);
}

beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, 'support/killed-host.ts')],
    bundle: true,
    platform: 'node',
    outfile: script,
    external: ['@azure/functions-core'],
    logLevel: 'error',
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a host that is killed again and again', () => {
  it(
    'loses nothing it has acknowledged and brings every program to its right end',
    async () => {
      const said: Said = { started: new Set(), lost: new Set(), ended: new Map() };
      const data = join(folder, 'data');
      const random = randomOf(Date.now());
      let kills = 0;
      for (let round = 0; round < KILLS; round += 1) {
        if ((await runHost(data, said, Math.floor(random() * random() * 400))) === null) kills += 1;
      }
      // The load must have outlived nearly all of the kills.
      expect(kills).toBeGreaterThanOrEqual(KILLS * 0.9);
      expect(await runHost(data, said, undefined)).toBe(0);
      expect([...said.lost]).toEqual([]);
      expect(said.ended.size).toBe(PROGRAMS);
      for (const [id, { status, output }] of said.ended) {
        const seed = Number(id.slice(2));
        const expected = expectedOutput(randomProgram(randomOf(seed), `s${seed}`, true));
        expect({ id, status, output: status === 'Completed' ? (JSON.parse(output) as unknown) : output }).toEqual({
          id,
          status: 'Completed',
          output: expected,
        });
      }
    },
    TIME_LIMIT,
  );
});

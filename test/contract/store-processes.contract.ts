import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ports } from '../../ports';
import { newGate, newRun } from './records';

type StorePorts = Pick<Ports, 'runs' | 'audit' | 'ledger'>;

/** One store that several processes work in. */
export interface SharedStore {
  /** How a process names it to `store-racer.ts`. */
  readonly place: string;
  readonly environment?: Readonly<Record<string, string>>;
  withPorts<T>(work: (ports: StorePorts) => Promise<T>): Promise<T>;
}

interface Won {
  readonly runs: readonly string[];
  readonly quorums: number;
  readonly decisions: number;
  readonly keys: number;
}

const root = join(__dirname, '../..');
const run = promisify(execFile);

/** What only one may win is won once, and what was acknowledged is there, whoever dies. */
export function describeProcesses(name: string, makeStore: (folder: string) => Promise<SharedStore>): void {
  describe(`several processes on one store of ${name}`, () => {
    let folder: string;
    let store: SharedStore;
    let racer: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'stellwerk-race-'));
      racer = join(folder, 'racer.cjs');
      const entry = join(__dirname, 'store-racer.ts');
      const options = ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${racer}`];
      execFileSync(join(root, 'node_modules/.bin/esbuild'), [entry, ...options]);
    });
    beforeEach(async () => {
      store = await makeStore(mkdtempSync(join(folder, 'data-')));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const environment = () => ({ ...process.env, ...store.environment });

    it('let exactly one of them win each run number, decision and ledger key', async () => {
      await store.withPorts(async ({ runs }) => {
        for (let k = 1; k <= 20; k++) {
          await runs.openGate(newGate({ gateId: `qa.${k}` }));
          await runs.openGate(newGate({ gateId: `deploy.${k}` }));
        }
      });
      const startAt = String(Date.now() + 500);
      const names = ['one', 'two', 'three'];
      const outputs = await Promise.all(
        names.map((name) => run(process.execPath, [racer, store.place, 'race', name, startAt], { env: environment() })),
      );
      const won = outputs.map(({ stdout }) => JSON.parse(stdout) as Won);
      const sum = (count: (each: Won) => number) => won.reduce((total, each) => total + count(each), 0);
      expect(new Set(won.flatMap(({ runs }) => runs)).size).toBe(60);
      expect(sum(({ decisions }) => decisions)).toBe(20);
      expect(sum(({ quorums }) => quorums)).toBe(20);
      expect(sum(({ keys }) => keys)).toBe(20);
      await store.withPorts(async ({ runs, audit }) => {
        for (let k = 1; k <= 20; k++) {
          const decided = await runs.getDecision('acme.shop.42.1', `deploy.${k}`);
          expect(new Set(decided?.votes?.map(({ by }) => by)).size).toBe(2);
          expect(decided?.votes).toHaveLength(2);
        }
        expect((await runs.listRuns({ workItem: '77', limit: 1 })).items[0]?.runId).toBe('acme.shop.77.60');
        expect(await audit.verify('acme')).toMatchObject({ intact: true, records: 60 });
      });
    });

    it('keep everything a process was told is stored when it is killed', async () => {
      await store.withPorts(({ runs }) => runs.allocateRun(newRun()));
      let acknowledged = 0;
      for (let kill = 1; kill <= 3; kill++) {
        const child = spawn(process.execPath, [racer, store.place, 'write'], {
          stdio: ['ignore', 'pipe', 'ignore'],
          env: environment(),
        });
        let output = '';
        for await (const chunk of child.stdout) {
          output += String(chunk);
          if (output.split('\n').length > 40 * kill) child.kill('SIGKILL');
        }
        const last = Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
        acknowledged = Math.max(acknowledged, last);
      }
      await store.withPorts(async ({ runs }) => {
        const events = await runs.listEvents('acme.shop.42.1', 0, 1000);
        expect(acknowledged).toBeGreaterThanOrEqual(120);
        expect(events.length).toBeGreaterThanOrEqual(acknowledged);
        expect(events.map(({ text }) => text)).toEqual(events.map(({ sequence }) => String(sequence)));
        expect((await runs.getRun('acme.shop.42.1'))?.rounds).toBe(events.length);
      });
    });
  });
}

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { historiesPath } from '../../../local/http/history-export';
import { startInstance } from './support/durable-calls';
import { fixture, newDataDir, runHostCommand, startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

const repository = join(__dirname, '../../..');
const root = mkdtempSync(join(tmpdir(), 'replay-check-'));
const program = join(root, 'replay.js');
const data = newDataDir();
let host: HostProcess;

beforeAll(async () => {
  await build({
    entryPoints: [join(repository, 'local/replay-main.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    outfile: program,
    external: ['@azure/functions-core'],
    logLevel: 'error',
  });
  host = await startHost({ app: 'upkeep', dataDir: data });
  for (let n = 0; n < 60; n += 1) await startInstance(host, 'chain', `chain-${n}`);
  await startInstance(host, 'waiter', 'waiter-1');
  await startInstance(host, 'sleeper', 'sleeper-1', 864_000_000);
  await until(
    async () => (await fetch(`${host.url}/admin/metrics`)).text(),
    (text) => text.includes('host_durable_instances{status="Completed"} 60'),
  );
});

afterAll(async () => {
  await host.stop();
  for (const folder of [root, data]) rmSync(folder, { recursive: true, force: true });
});

/** The app with one text of its code replaced. */
function changedApp(name: string, from: string, to: string): string {
  const folder = join(root, name);
  cpSync(fixture('upkeep'), folder, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  writeFileSync(join(folder, 'index.js'), code.replace(from, to));
  return folder;
}

function check(
  histories: string,
  app = fixture('upkeep'),
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = { LOCAL_MASTER_KEY: host.keys.master },
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const all = ['--no-warnings', program, '--histories', histories, '--app', app, ...args];
  const child = spawn(process.execPath, all, { env: { ...process.env, ...env } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (said.stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

describe('raw histories of a host', () => {
  it('are given for the master key only, even where no other key is asked for', async () => {
    const ask = (key?: string): Promise<Response> =>
      fetch(host.url + historiesPath, key === undefined ? {} : { headers: { 'x-functions-key': key } });
    expect((await ask()).status).toBe(401);
    expect((await ask(host.keys.function)).status).toBe(401);
    expect((await ask(host.keys.master)).status).toBe(200);
  });
});

describe('replay-check', () => {
  it('is content with the code that runs, whether it asks the host, reads its folder, or an export', async () => {
    const exported = join(root, 'export');
    expect(await runHostCommand('export', '--data', data, '--to', exported)).toMatchObject({ code: 0 });
    for (const source of [host.url, `${host.url}/`, data, exported]) {
      const { code, stdout } = await check(source);
      expect([code, stdout]).toEqual([0, '62 histories checked (2 live, 60 finished): all replay as recorded.\n']);
    }
  });

  it('fails on code that live instances could not go on with, and says where', async () => {
    const app = changedApp(
      'slower',
      'yield context.df.createTimer',
      "yield context.df.callActivity('add', 1); yield context.df.createTimer",
    );

    const { code, stdout } = await check(host.url, app, ['--live-only', '--json']);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      checked: 2,
      divergences: [
        {
          instanceId: 'sleeper-1',
          orchestrator: 'sleeper',
          event: { type: 10, id: 0 },
          recorded: { kind: 'timer' },
          replayed: { kind: 'activity', name: 'add' },
        },
      ],
    });
  });

  it('keeps the report clean of what the app prints, and starts nothing of it', async () => {
    const app = changedApp(
      'noisy',
      "df.app.entity('counter'",
      "console.log('loading'); app.hook.appStart(() => { throw new Error('started'); }); df.app.entity('counter'",
    );

    const { code, stdout, stderr } = await check(data, app);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^62 histories/);
    expect(stderr).toBe('loading\n');
  });

  it('says what it misses: a source, an app, a host, its key', async () => {
    expect(await check(join(root, 'nowhere'))).toMatchObject({
      code: 2,
      stderr: `There is no folder ${root}/nowhere.\n`,
    });
    const app = changedApp('unbuilt', 'x', 'x');
    rmSync(join(app, 'index.js'));
    expect((await check(data, app)).stderr).toContain('Found zero files matching');
    expect((await check('http://127.0.0.1:1')).stderr).toContain('No host answers at http://127.0.0.1:1');
    expect((await check(host.url, fixture('upkeep'), [], { LOCAL_MASTER_KEY: '' })).stderr).toContain(
      'LOCAL_MASTER_KEY',
    );
    expect((await check(host.url, fixture('upkeep'), [], { LOCAL_MASTER_KEY: 'x' })).stderr).toContain(
      'refused the master key',
    );
  });
});

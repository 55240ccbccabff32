import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { createLocalChecks, type LocalChecks, type LocalChecksConfig } from '../../../adapters/local-checks';
import { markOf } from '../../../adapters/local-machine/process-group';
import type { CheckCommand, CheckRequest, CheckResult } from '../../../ports/check-runner';
import { createCollectingBus, type CollectingBus } from './collecting-bus';
import { startCrashingHost } from './crashing-host';
import { newFolder, removeFolders, searchPath, until, writeFiles } from './scratch';

describe('local checks', () => {
  let data: string;
  let bus: CollectingBus;
  let checks: LocalChecks;
  let count = 0;
  let server: Server;
  let port: number;

  beforeEach(async () => {
    data = newFolder('checks');
    bus = createCollectingBus();
    server = createServer((socket) => socket.end('reached')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.on('listening', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await checks.close();
    server.close();
    removeFolders();
  });

  const open = (config: Partial<LocalChecksConfig> = {}): LocalChecks =>
    (checks = createLocalChecks({
      databaseFile: join(data, 'checks.db'),
      folder: join(data, 'checks'),
      path: searchPath,
      hiddenFolders: [data],
      exportTree: async (_repository, _commit, folder) => writeFiles(folder, { 'a.txt': 'a' }),
      bus,
      ...config,
    }));
  const request = (
    command: string,
    more: Partial<CheckRequest> & { name?: CheckCommand['name'] } = {},
  ): CheckRequest => {
    const { name = 'test', ...rest } = more;
    return {
      checkId: `acme.shop.42.1.code.1.check.${(count += 1)}`,
      tenant: 'acme',
      runId: 'acme.shop.42.1',
      repository: { repository: 'acme.shop', defaultBranch: 'main' },
      commit: '0'.repeat(40),
      commands: [{ name, command, network: name === 'install', advisory: false }],
      timeoutSeconds: 20,
      instanceId: 'acme.shop.42.1.code.1',
      ...rest,
    };
  };
  const finished = async (checkId: string): Promise<CheckResult> => {
    await until(async () => (await checks.result(checkId)) !== undefined, 20_000);
    return (await checks.result(checkId)) as CheckResult;
  };
  const run = async (...args: Parameters<typeof request>): Promise<CheckResult> => {
    const asked = request(...args);
    await checks.start(asked);
    return finished(asked.checkId);
  };
  const tailOf = (result: CheckResult): string => result.commands[0]?.tail ?? '';
  const connecting = (): string =>
    `node -e "require('net').connect(${port}, '127.0.0.1').on('data', (d) => console.log(String(d))).on('error', (e) => console.log(e.code))"`;

  it('gives commands a clean environment without anything of the host', async () => {
    process.env['SECRET_OF_THE_HOST'] = 'hunter2';
    open();
    const names = tailOf(await run('env | cut -d= -f1 | grep -v -e ^_ -e ^PWD -e ^SHLVL | sort | tr "\\n" " "'));
    delete process.env['SECRET_OF_THE_HOST'];
    expect(names.trim()).toBe('CI HOME LANG PATH TMPDIR');
  });

  it('removes the checkout afterwards, also a read-only one', async () => {
    open();
    const result = await run('mkdir -p deep/er && touch deep/er/x "$HOME/y" "$TMPDIR/z" && chmod 500 deep/er deep');
    expect(result.passed).toBe(true);
    expect(readdirSync(join(data, 'checks')).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  it('walls commands in as the sandbox it names promises', async () => {
    open();
    const { sandbox, description } = await checks.describeSandbox();
    if (sandbox === 'none') {
      expect(description).toContain('WITHOUT a sandbox');
      return;
    }
    writeFileSync(join(data, 'secret'), 'hunter2');
    mkdirSync(join(data, 'folder'));
    const script = [
      `cat '${data}/secret' '${data}/checks.db' 2>/dev/null || echo hidden`,
      `touch '${data}/folder/x' /usr/x /etc/x 2>/dev/null || echo read-only`,
      'touch here && echo writable',
      'kill -0 1 && ls /proc | grep -c "^[0-9]*$"',
      'mount -t tmpfs none /usr 2>/dev/null || echo no mount',
    ];
    const result = await run(script.join('; '));
    const lines = tailOf(result).trim().split('\n');
    expect([result.sandbox, lines[0], lines[1], lines[2], lines[4]]).toEqual([
      sandbox,
      'hidden',
      'read-only',
      'writable',
      'no mount',
    ]);
    expect(Number(lines[3])).toBeLessThan(10);
    expect(existsSync(join(data, 'folder/x'))).toBe(false);
  });

  it('has no network but loopback, except to install', async () => {
    open();
    const { sandbox } = await checks.describeSandbox();
    expect(tailOf(await run(connecting(), { name: 'install' }))).toBe('reached\n');
    expect(tailOf(await run(connecting()))).toBe(sandbox === 'none' ? 'reached\n' : 'ECONNREFUSED\n');
    const own = `node -e "const s = require('net').createServer((c) => c.end('own')).listen(0, 'localhost', () => require('net').connect(s.address().port, 'localhost').on('data', (d) => { console.log(String(d)); process.exit(); }))"`;
    expect(tailOf(await run(own))).toBe('own\n');
  });

  it.each([undefined, 'none'] as const)('ends a flood and what it left behind (sandbox: %s)', async (sandbox) => {
    open({ outputLimitBytes: 200_000, ...(sandbox ? { sandbox } : {}) });
    const result = await run('(setsid sleep 613.5 >/dev/null 2>&1 &); sleep 0.1; yes flood');
    expect(result.commands[0]).toMatchObject({ outcome: 'outputLimit' });
    expect(Buffer.byteLength(tailOf(result))).toBeLessThanOrEqual(4096);
    await until(() => !runs('613.5'));
  });

  it('does not wait for children that outlive their command', async () => {
    open({ sandbox: 'none' });
    const result = await run('(setsid sleep 614.5 &); sleep 615.5 & echo done');
    expect(result).toMatchObject({ passed: true, sandbox: 'none' });
    expect(result.milliseconds).toBeLessThan(5000);
    await until(() => !runs('614.5') && !runs('615.5'));
  });

  it('reads coverage only from inside the checkout and up to its size', async () => {
    writeFileSync(join(data, 'secret'), 'hunter2');
    open({
      exportTree: async (_repository, _commit, folder) => symlinkSync(join(data, 'secret'), join(folder, 'lcov.info')),
    });
    expect(await run(':', { lcov: 'lcov.info' })).not.toHaveProperty('lcov');
    expect(await run(':', { lcov: '../../../secret' })).not.toHaveProperty('lcov');
    expect(await run('mkfifo pipe', { lcov: 'pipe' })).not.toHaveProperty('lcov');
    const large = await run('head -c 5300000 /dev/zero > big', { lcov: 'big' });
    expect(large.passed).toBe(true);
    expect(large).not.toHaveProperty('lcov');
  });

  it('runs no more checks at a time than allowed, in order', async () => {
    open({ concurrency: 1 });
    const asked = [request('sleep 0.4'), request(':'), request(':')];
    for (const one of asked) await checks.start(one);
    await checks.cancel(asked[1]?.checkId ?? '');
    expect(await checks.result(asked[0]?.checkId ?? '')).toBeUndefined();
    expect((await checks.result(asked[1]?.checkId ?? ''))?.commands[0]?.outcome).toBe('notStarted');
    expect((await finished(asked[2]?.checkId ?? '')).passed).toBe(true);
    expect((await checks.result(asked[0]?.checkId ?? ''))?.passed).toBe(true);
  });

  it('starts a check once and says when its commit cannot be had', async () => {
    let exports = 0;
    open({
      exportTree: async () => {
        exports += 1;
        throw new Error('no such commit');
      },
    });
    const asked = request(':');
    await Promise.all([checks.start(asked), checks.start(asked)]);
    const result = await finished(asked.checkId);
    await checks.start(asked);
    expect(result).toMatchObject({ passed: false, commands: [{ outcome: 'notStarted' }] });
    expect(tailOf(result)).toContain('no such commit');
    expect(exports).toBe(1);
  });

  it('sends the message until the bus has taken it, also after a restart', async () => {
    bus.refusals = Number.POSITIVE_INFINITY;
    open();
    const asked = request(':');
    await checks.start(asked);
    await finished(asked.checkId);
    await checks.close();
    bus.refusals = 1;
    open();
    await until(() => bus.messages.has(asked.checkId));
    await checks.close();
    open();
    await checks.recovered;
    expect(bus.sends).toEqual([asked.checkId]);
  });

  it.each([undefined, 'none'] as const)('takes up what a killed host left (sandbox: %s)', async (sandbox) => {
    const asked = request('sh ./work.sh');
    const host = startCrashingHost(
      'local-checks',
      data,
      `async (adapter, data) => {
        const fs = require('node:fs'), path = require('node:path'), { DatabaseSync } = require('node:sqlite');
        const checks = adapter.createLocalChecks({
          databaseFile: path.join(data, 'checks.db'), folder: path.join(data, 'checks'), path: process.env.PATH,
          hiddenFolders: [data], ${sandbox ? `sandbox: '${sandbox}',` : ''}
          exportTree: async (_r, _c, folder) => fs.writeFileSync(path.join(folder, 'work.sh'), 'sleep 616.5'),
          bus: { send: async () => undefined },
        });
        await checks.start(${JSON.stringify(asked)});
        const database = new DatabaseSync(path.join(data, 'checks.db'));
        for (;;) {
          const { pid } = database.prepare('SELECT pid FROM checks').get();
          if (pid !== null) return String(pid);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }`,
    );
    const pid = Number(await host.said);
    await until(() => runs('616.5'));
    await host.kill();
    expect(markOf(pid)).toBeDefined();
    open({
      ...(sandbox ? { sandbox } : {}),
      exportTree: async (_repository, _commit, folder) => writeFiles(folder, { 'work.sh': 'echo again' }),
    });
    expect(await finished(asked.checkId)).toMatchObject({ passed: true, commands: [{ tail: 'again\n' }] });
    expect(markOf(pid)).toBeUndefined();
    expect(runs('616.5')).toBe(false);
    await until(() => bus.messages.has(asked.checkId));
  });
});

/** Whether a process with this argument lives on the machine. */
function runs(argument: string): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name) || markOf(Number(name)) === undefined) return false;
    return commandLine(name).includes(argument);
  });
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, get, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { LocalDeployer } from '../../../adapters/local-deploy';
import { markOf } from '../../../adapters/local-machine/process-group';
import type { DeployRequest } from '../../../ports/deployer';
import { startCrashingHost } from './crashing-host';
import { createSampleServices, endServices, type SampleServices } from './sample-service';
import { removeFolders, until } from './scratch';

describe('local deployer', () => {
  let services: SampleServices;
  let deployer: LocalDeployer;

  beforeEach(() => {
    services = createSampleServices();
    deployer = services.deployer();
  });
  afterEach(async () => {
    await endServices(services, deployer);
    removeFolders();
  });

  const startHealthy = async (request: DeployRequest): Promise<void> => {
    const started = await deployer.start(request);
    if (started.kind === 'failed') throw new Error(started.reason);
    await until(async () => (await deployer.probe(request.deployId)).healthy, 10_000);
  };
  const deploy = async (name: string): Promise<{ request: DeployRequest; url: string }> => {
    const request = services.version(name);
    await startHealthy(request);
    const promoted = await deployer.promote(request.deployId);
    if (promoted.kind === 'failed') throw new Error(promoted.reason);
    return { request, url: promoted.url };
  };
  const bodyOf = async (url: string): Promise<string> => (await fetch(url)).text();

  it('fails no request while versions are switched, rolled back and ended', async () => {
    const { url } = await deploy('one');
    const second = services.version('two');
    await startHealthy(second);
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const seen = new Set<string>();
    const problems: string[] = [];
    let going = true;
    const load = async (path: string): Promise<void> => {
      while (going) {
        await ask(url + path, agent).then(
          ({ status, body }) => (status === 200 ? seen.add(body) : problems.push(`${status} ${body}`)),
          (error: Error) => problems.push(error.message),
        );
      }
    };
    const loads = ['/', '/', '/slow', '/slow'].map(load);
    await deployer.promote(second.deployId);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await deployer.rollBack(second.deployId);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const third = services.version('three');
    await startHealthy(third);
    await deployer.promote(third.deployId);
    await deployer.complete(third.deployId);
    await new Promise((resolve) => setTimeout(resolve, 200));
    going = false;
    await Promise.all(loads);
    agent.destroy();
    expect(problems).toEqual([]);
    expect([...seen].sort()).toEqual(['one', 'three', 'two']);
    expect(await bodyOf(url)).toBe('three');
  }, 20_000);

  it('splits users over two versions by weight, keeps the split over a restart, and takes it back', async () => {
    const { url } = await deploy('one');
    const second = services.version('two');
    await startHealthy(second);
    const count = async (requests: number): Promise<Record<string, number>> => {
      const seen: Record<string, number> = { one: 0, two: 0 };
      for (let n = 0; n < requests; n += 1) {
        const { body } = await ask(url, new Agent());
        seen[body] = (seen[body] ?? 0) + 1;
      }
      return seen;
    };
    expect(await deployer.shift(second.deployId, 25)).toEqual({ kind: 'shifted', url, version: second.commit });
    expect(await count(40)).toEqual({ one: 30, two: 10 });
    expect(await deployer.find(second.deployId)).toMatchObject({
      candidate: { version: second.commit, served: { requests: 10, errors: 0 } },
      baseline: { served: { requests: 30, errors: 0 } },
    });

    await deployer.stop();
    deployer = services.deployer();
    await deployer.recovered;
    expect(await count(20)).toEqual({ one: 15, two: 5 });
    await deployer.shift(second.deployId, 50);
    expect(await count(20)).toEqual({ one: 10, two: 10 });

    await deployer.rollBack(second.deployId);
    expect(await count(10)).toEqual({ one: 10, two: 0 });
    expect(await deployer.shift(second.deployId, 50)).toMatchObject({ kind: 'failed' });
  }, 20_000);

  it('gives a candidate everything when nothing is live, and counts the failures of its users', async () => {
    const sick = services.version('first', { healthy: false });
    await deployer.start(sick);
    await until(async () => (await deployer.probe(sick.deployId)).detail.includes('503'), 10_000);
    const shifted = await deployer.shift(sick.deployId, 10);
    const url = shifted.kind === 'shifted' ? shifted.url : '';
    expect((await fetch(url)).status).toBe(503);
    expect((await fetch(url)).status).toBe(503);
    const found = await deployer.find(sick.deployId);
    expect(found?.candidate?.served).toEqual({ requests: 2, errors: 2 });
    expect(found?.baseline).toBeUndefined();
  }, 20_000);

  it('migrates once, before the version starts, and switches nothing when that fails', async () => {
    const request = services.version('one');
    const mark = join(services.data, 'migrations.txt');
    const migrate = `echo done; echo migrated >> ${mark}`;
    const commands = { ...request.commands, migrate };
    const first = await deployer.start({ ...request, commands });
    expect(first).toMatchObject({ kind: 'started', migration: { status: 'migrated', detail: 'done' } });
    expect(await deployer.start({ ...request, commands })).toEqual(first);
    expect(readFileSync(mark, 'utf8')).toBe('migrated\n');

    const { url } = await deploy('two');
    const bad = services.version('three');
    const failed = await deployer.start({
      ...bad,
      commands: { ...bad.commands, migrate: 'echo "column exists" >&2; exit 3' },
    });
    expect(failed).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('column exists'),
      migration: { status: 'failed' },
    });
    expect(await bodyOf(url)).toBe('two');
  }, 20_000);

  it('passes method, headers, body and protocol changes on', async () => {
    const { url } = await deploy('one');
    const env = JSON.parse(await bodyOf(`${url}/env`)) as Record<string, string>;
    const own = Object.keys(env).filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name));
    expect(own.sort()).toEqual(['HOME', 'LANG', 'PATH', 'PORT']);
    const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(100_000) });
    expect(answer.status).toBe(200);
    const closed = new Promise((resolve) => {
      const headers = { connection: 'Upgrade', upgrade: 'websocket' };
      httpRequest(url, { headers }).on('response', resolve).on('error', resolve).end();
    });
    expect(await closed).toBeDefined();
  });

  it('keeps versions running while the host is away, and adopts them', async () => {
    const first = services.version('one');
    await deployer.stop();
    const host = startCrashingHost(
      'local-deploy',
      services.data,
      `async (adapter, data) => {
        const path = require('node:path'), fs = require('node:fs');
        const deployer = adapter.createLocalDeployer({
          databaseFile: path.join(data, 'deployments.db'), folder: path.join(data, 'deployments'),
          path: process.env.PATH, firstPort: 20300,
          exportTree: async (_r, _c, folder) => {
            fs.writeFileSync(path.join(folder, 'service.js'), ${JSON.stringify(serviceText)});
          },
        });
        const request = ${JSON.stringify({ ...first, commands: { test: 'true', start: 'exec node service.js' } })};
        const { candidateUrl } = await deployer.start(request);
        while (!(await deployer.probe(request.deployId)).healthy) await new Promise((done) => setTimeout(done, 20));
        return (await deployer.promote(request.deployId)).url + ' ' + candidateUrl;
      }`,
    );
    const [url = '', candidateUrl = ''] = (await host.said).split(' ');
    const pid = await bodyOf(url);
    await host.kill();
    await expect(fetch(url)).rejects.toThrow();
    expect(await bodyOf(candidateUrl)).toBe(pid);
    deployer = services.deployer();
    await deployer.recovered;
    expect(await bodyOf(url)).toBe(pid);
    expect(await deployer.find(first.deployId)).toMatchObject({ url, version: first.commit });
  }, 20_000);

  it('starts the live version again when it died, on the same address', async () => {
    const { url } = await deploy('one');
    const pid = Number(await bodyOf(`${url}/pid`));
    await deployer.stop();
    process.kill(pid, 'SIGKILL');
    await until(() => markOf(pid) === undefined);
    deployer = services.deployer();
    await deployer.recovered;
    expect(await bodyOf(url)).toBe('one');
    expect(Number(await bodyOf(`${url}/pid`))).not.toBe(pid);
  });

  it('revives the previous version for a roll back', async () => {
    const { url } = await deploy('one');
    const pid = Number(await bodyOf(`${url}/pid`));
    const { request } = await deploy('two');
    process.kill(pid, 'SIGKILL');
    await until(() => markOf(pid) === undefined);
    await deployer.rollBack(request.deployId);
    expect(await bodyOf(url)).toBe('one');
  });

  it('ends processes that no record names', async () => {
    await deployer.stop();
    const root = join(services.data, 'deployments', 'ghost');
    mkdirSync(join(root, 'home'), { recursive: true });
    writeFileSync(join(root, 'service.log'), '');
    const ghost = spawn('sleep', ['600'], { env: { HOME: join(root, 'home'), PATH: '/usr/bin:/bin' } });
    const ended = new Promise((resolve) => ghost.on('exit', (_code, signal) => resolve(signal)));
    deployer = services.deployer();
    await deployer.recovered;
    expect(await ended).toBe('SIGKILL');
  });

  it('says why a candidate does not run, with its last words', async () => {
    const request = services.version('one');
    const commands = { ...request.commands, start: 'echo "cannot find the database" >&2; exit 1' };
    expect((await deployer.start({ ...request, commands })).kind).toBe('started');
    await until(async () => (await deployer.probe(request.deployId)).detail.includes('cannot find the database'));
    expect(await deployer.promote(request.deployId)).toMatchObject({ kind: 'failed' });
  });

  it.each([
    [{ test: 'true' }, 'start command'],
    [{ test: 'true', start: 'true', portVariable: 'PATH' }, 'port variable'],
  ])('refuses commands it cannot start: %j', async (commands, reason) => {
    const request = { ...services.version('one'), commands };
    expect(await deployer.start(request)).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) });
  });

  it('refuses another version under the same id', async () => {
    const request = services.version('one');
    await deployer.start(request);
    const other = { ...request, commit: 'f'.repeat(40) };
    await expect(deployer.start(other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('ends a probe that gets no answer within 2 s', async () => {
    const request = services.version('one');
    const start = `node -e "require('http').createServer(() => undefined).listen(process.env.PORT, '127.0.0.1')"`;
    await deployer.start({ ...request, commands: { test: 'true', start } });
    await until(async () => (await deployer.probe(request.deployId)).detail.includes('within 2 s'), 8000);
  });
});

const serviceText = `require('node:http').createServer((_request, response) => response.end(String(process.pid)))
  .listen(Number(process.env.PORT), '127.0.0.1');`;

function ask(url: string, agent: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

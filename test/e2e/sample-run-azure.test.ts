import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder, nodeBinary, packageRoot } from '../support/product-host';
import { killAll, processesOf } from '../support/product-processes';

jest.setTimeout(180_000);

const runId = 'local.tram-departures.4711.1';

describe('npm start -- --services azure-emulators', () => {
  const data = newFolder('start-azure');
  let child: ChildProcess;
  let text = '';

  function begin(): void {
    text = '';
    const args = [
      join(packageRoot, 'scripts/start.mjs'),
      '--data',
      data,
      '--port',
      '0',
      '--services',
      'azure-emulators',
    ];
    child = spawn(nodeBinary, args, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (chunk: Buffer): void => void (text += chunk.toString('utf8'));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  }

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'close');
  }

  async function untilSaid(what: RegExp): Promise<string> {
    const until = Date.now() + 90_000;
    for (;;) {
      const found = what.exec(text)?.[1];
      if (found !== undefined) return found;
      if (Date.now() > until || child.exitCode !== null) throw new Error(`It never said ${String(what)}:\n${text}`);
      await sleep(50);
    }
  }

  const cli = (...args: string[]): string =>
    execFileSync(nodeBinary, [join(packageRoot, 'dist', 'cli.js'), ...args, '--data', data], { encoding: 'utf8' });

  beforeAll(begin);
  afterAll(async () => {
    await stop();
    killAll(processesOf(data));
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });

  it('takes the ticket to production with its records in Cosmos DB, its artifacts in Blob Storage, its secrets in Key Vault, its messages on Service Bus', async () => {
    for (const service of ['cosmos', 'blob', 'vault'])
      await untilSaid(new RegExp(`${service} +(https:\\S+) \\(emulator\\)`));
    await untilSaid(/bus +(127\.0\.0\.1:\d+) \(emulator\)/);
    const subject = await untilSaid(/subject +([0-9a-f]{64})/);
    expect(existsSync(join(data, 'stellwerk.db'))).toBe(false);
    expect(existsSync(join(data, 'artifacts'))).toBe(false);

    // Everything is still there when the services and the app come back.
    await stop();
    begin();
    await untilSaid(/Stellwerk serves at (http\S+)/);
    await untilSaid(/(waits at the qa gate)/);
    cli('approve', runId, '--as', 'qa', '--subject', subject);
    await untilSaid(/is completed in (PRODUCTION)/);

    expect(cli('audit', 'verify', '--as', 'admin')).toMatch(/intact/);
    const url = /Stellwerk serves at (http\S+)/.exec(text)?.[1] ?? '';
    const metrics = await (await fetch(`${url}/api/metrics`)).text();
    expect(metrics).toMatch(/stellwerk_store_requests_total\{container="audit",operation="batch"\} [1-9]/);
    expect(metrics).toMatch(/stellwerk_store_request_units_total\{container="runs",operation="read"\} [1-9]/);
  });
});

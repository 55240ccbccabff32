import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { packageRoot } from '../../support/product-host';

const fakeAz = join(packageRoot, 'test/support/az.cjs');

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** scripts/release.mjs against an Azure CLI of files; the "app" answers by the text that is deployed as its package. */
describe('scripts/release.mjs', () => {
  let folder: string;
  let release: string;
  let app: Server;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stellwerk-release-'));
    release = join(folder, 'release');
    mkdirSync(join(folder, 'bin'));
    const shim = `#!/bin/sh\nexec "${process.execPath}" "${fakeAz}" "$@"\n`;
    writeFileSync(join(folder, 'bin/az'), shim, { mode: 0o755 });
    app = createServer((request, response) => {
      const [version = '', state] = readFileSync(join(folder, 'deployed'), 'utf8').split(' ');
      const works = state === 'works';
      if (request.url === '/api/health') response.writeHead(works ? 200 : 503).end(JSON.stringify({ version }));
      else response.writeHead(request.url === '/api/openapi.json' ? 200 : 401).end();
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [join(packageRoot, 'scripts/release.mjs'), ...args], {
      cwd: packageRoot,
      env: {
        PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
        AZ_FOLDER: folder,
        AZ_HOST: `http://127.0.0.1:${(app.address() as AddressInfo).port}`,
        AZURE_ENV_NAME: 'test',
        AZURE_LOCATION: 'swedencentral',
        STELLWERK_RELEASE_VAULT: 'vault',
        STELLWERK_SMOKE_SECONDS: '0',
        GITHUB_ACTIONS: 'true',
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'contoso/stellwerk',
        GITHUB_SHA: 'a'.repeat(40),
        GITHUB_RUN_ID: '7',
        ...env,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
  }

  function calls(): string {
    return existsSync(join(folder, 'calls.txt')) ? readFileSync(join(folder, 'calls.txt'), 'utf8') : '';
  }

  const deployed = (): string => readFileSync(join(folder, 'deployed'), 'utf8');

  /** A signed package whose app works or not. */
  async function signed(version: string, state: 'works' | 'fails'): Promise<void> {
    rmSync(release, { recursive: true, force: true });
    mkdirSync(release);
    const zip = join(release, `stellwerk-${version}.zip`);
    const content = `${version} ${state}`;
    writeFileSync(zip, content);
    const digest = createHash('sha256').update(content).digest('hex');
    writeFileSync(`${zip}.sha256`, `${digest}  stellwerk-${version}.zip\n`);
    writeFileSync(join(release, `stellwerk-${version}.sbom.json`), '{}');
    expect(await run(['provenance', release])).toMatchObject({ code: 0 });
    expect(await run(['sign', release])).toMatchObject({ code: 0 });
  }

  it('tells its commands, and refuses what it does not know', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('what-if') as string });
    expect(await run(['constructor'])).toMatchObject({ code: 2 });
    expect(await run(['deploy'])).toMatchObject({ code: 2 });
  });

  it('deploys what is signed and works, and keeps it for a roll back', async () => {
    await signed('1.0.0', 'works');
    expect(await run(['deploy', release])).toMatchObject({
      code: 0,
      output: expect.stringContaining('1.0.0') as string,
    });
    expect(deployed()).toBe('1.0.0 works');
    const { subject } = JSON.parse(readFileSync(join(release, 'stellwerk-1.0.0.zip.provenance.json'), 'utf8')) as {
      subject: [{ digest: { sha256: string } }];
    };
    expect(subject[0].digest.sha256).toBe(createHash('sha256').update('1.0.0 works').digest('hex'));
  });

  it('rolls back to the release before when the new one does not answer', async () => {
    await signed('1.0.0', 'works');
    await run(['deploy', release]);
    await signed('1.1.0', 'fails');
    expect(await run(['deploy', release])).toMatchObject({
      code: 1,
      output: '1.1.0 does not work: /api/health answers 503. 1.0.0 is back and answers.\n',
    });
    expect(deployed()).toBe('1.0.0 works');
    await signed('1.2.0', 'works');
    expect(await run(['deploy', release])).toMatchObject({ code: 0 });
    expect(deployed()).toBe('1.2.0 works');
  });

  it('says so when there is nothing to roll back to', async () => {
    await signed('1.0.0', 'fails');
    const { code, output } = await run(['deploy', release]);
    expect([code, output]).toEqual([1, expect.stringContaining('There is no release to roll back to.')]);
  });

  it.each([
    ['package', 'stellwerk-1.0.0.zip', 'another digest'],
    ['bill of materials', 'stellwerk-1.0.0.sbom.json', 'is wrong'],
    ['provenance', 'stellwerk-1.0.0.zip.provenance.json', 'is wrong'],
  ])('deploys no %s that was changed after its signature', async (_, file, reason) => {
    await signed('1.0.0', 'works');
    writeFileSync(join(release, file), 'changed');
    const { code, output } = await run(['deploy', release]);
    expect([code, output]).toEqual([1, expect.stringContaining(reason)]);
    expect(calls()).not.toContain('config-zip');
  });

  it('fetches what is live from the history table, where there is one', async () => {
    const rows = [{ PartitionKey: 'run-1', RowKey: '0', EventType: 'ExecutionStarted' }];
    const histories = join(folder, 'histories');
    expect(await run(['histories', histories], { AZ_ROWS: JSON.stringify(rows) })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(histories, 'live.json'), 'utf8'))).toEqual(rows);
    expect(calls()).toContain('--account-name stswtest --table-name stellwerkHistory');
    const scheduler = await run(['histories', join(folder, 'none')], { AZ_BACKEND: 'azureManaged' });
    expect(scheduler).toMatchObject({ code: 0, output: expect.stringContaining('Scheduler') as string });
  });

  it('fails at a warning of the compiler, and at what the CLI refuses', async () => {
    expect(await run(['bicep'])).toMatchObject({ code: 0 });
    const compiled = ['main.bicep', 'tenant.bicep', 'main.bicepparam', 'tenants/contoso.bicepparam'];
    for (const file of compiled) expect(calls()).toContain(`--file infra/${file} `);
    const warned = await run(['bicep'], { AZ_BICEP: 'infra/main.bicep(1,1) : Warning BCP037: no such property' });
    expect(warned).toMatchObject({ code: 1, output: expect.stringContaining('BCP037') as string });
    const failed = await run(['infra'], { AZ_FAILS: 'deployment sub create' });
    expect(failed).toMatchObject({ code: 1, output: expect.stringContaining('az deployment sub create') as string });
    expect(await run(['infra'], { AZURE_LOCATION: '' })).toMatchObject({ output: 'AZURE_LOCATION is not set.\n' });
    expect(await run(['what-if'])).toMatchObject({ output: '+ Microsoft.Web/sites\n' });
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalGit } from '../../../adapters/local-git';
import { createStorePorts, openStore } from '../../../adapters/sqlite';
import type { RunSnapshot } from '../../../contracts/run';
import { defaultRunPolicy } from '../../../domain/policy';
import { newFolder, nodeBinary, packageRoot } from '../../support/product-host';
import { git, makeRepository } from '../../support/product-repository';

describe('a host killed between the decision and its effect', () => {
  let folder: string;
  let script: string;
  beforeAll(() => {
    folder = newFolder('between');
    script = join(folder, 'effect-process.cjs');
    const wasm = 'node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm_bg.wasm';
    const options = ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${script}`];
    const texts = ['--loader:.cedar=text', '--loader:.cedarschema=text'];
    const entry = join(__dirname, 'effect-process.ts');
    execFileSync(join(packageRoot, 'node_modules/.bin/esbuild'), [entry, ...options, ...texts]);
    copyFileSync(join(packageRoot, wasm), join(folder, 'cedar_wasm_bg.wasm'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has one record of the decision and one effect after it tried again', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const clock = { now: () => new Date() };
    const repository = makeRepository(join(folder, 'repository'), { 'a.txt': 'a\n' });
    const path = process.env['PATH'] ?? '';
    const code = createLocalGit({ databaseFile: join(data, 'code.db'), tempFolder: join(data, 'tmp'), path });
    const registered = await code.ensureRepository('acme', 'shop', repository);
    code.close();
    const store = openStore(join(data, 'store.db'));
    const ports = createStorePorts(store, { clock });
    const ticket = { tenant: 'acme', project: 'shop', workItem: '42', title: 'Add a discount', requester: 'dev' };
    const place = {
      state: 'CODING',
      requestKey: '42',
      at: clock.now().toISOString(),
      onlyIfNoneActive: false,
    } as const;
    const { runId } = await ports.runs.allocateRun({ ...ticket, ...place });
    const run: RunSnapshot = {
      ...{ runId, ...ticket, repository: registered, entry: 'CODING', priority: 2 },
      ...{ baseCommit: git(repository, 'rev-parse', 'HEAD'), branch: 'stellwerk/42-1' },
      ...{ policy: defaultRunPolicy, commands: { test: 'true' } },
    };
    const attempt = (...mode: readonly string[]) =>
      spawnSync(nodeBinary, ['--no-warnings', script, data, JSON.stringify(run), ...mode], { encoding: 'utf8' });
    const decisions = async () =>
      (await ports.audit.list('acme', { runId })).filter(({ kind }) => kind === 'authorisation');
    const branches = () => git(repository, 'branch', '--list', run.branch, '--format', '%(refname:short)');

    const killed = attempt('kill');
    expect(killed.signal).toBe('SIGKILL');
    expect(branches()).toBe('');
    expect((await decisions()).map(({ data }) => data['verdict'])).toEqual(['allow']);

    const again = attempt();
    expect(again.stderr).toBe('');
    expect(JSON.parse(again.stdout)).toEqual({ kind: 'ready', head: run.baseCommit });
    expect(branches()).toBe(run.branch);
    expect(await decisions()).toHaveLength(1);
    expect((await decisions())[0]).toMatchObject({ key: expect.stringContaining(`${runId}/branch/decision/`) });
    store.close();
  });
});

import { mkdtempSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdoClient, createAdoDeployer, createPatCredential } from '../../adapters/ado';
import type { AdoDeployerConfig } from '../../adapters/ado';
import { renderAzurePipeline } from '../../pipelines/azure/render-azure';
import { kinds } from '../../pipelines/kinds';
import type { DeployRequest } from '../../ports/deployer';
import { agentUser, startAdoEmulator } from '../support/ado-emulator';
import { approvalsOf, buildsOf, ensureEnvironment } from '../support/ado-emulator/pipelines/build';
import { endDeployed, sampleDeployScript } from '../support/ado-emulator/pipelines/sample-deploy';
import { until } from '../unit/adapters-local/scratch';
import { describeDeployerContract } from './deployer.contract';

const service = `
const name = require('node:fs').readFileSync('name.txt', 'utf8');
require('node:http').createServer((request, response) => {
  response.writeHead(name.startsWith('sick') ? 503 : 200, { connection: 'close' });
  response.end(name);
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

async function createWorld(policy: Pick<AdoDeployerConfig, 'approvals'> = {}) {
  const emulator = await startAdoEmulator();
  const { store, organization, url } = emulator;
  const repository = store.ensureRepository('Web Shop', 'storefront');
  const id = `ado:${organization}/Web Shop/storefront`;
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-ado-deploy-'));
  const client = createAdoClient({
    organizations: [{ name: organization, url }],
    credential: createPatCredential({ get: async () => ['pat'] }),
  });
  const project = { tenant: 'acme', project: 'shop', repository: id, defaultBranch: 'main' };
  const projects = { getProject: async () => project };
  let count = 0;

  /** Written with git itself: requests are made in the middle of a test, where nothing may wait. */
  function commit(files: Readonly<Record<string, string>>): string {
    const git = (args: readonly string[], input = '') =>
      execFileSync('git', ['-C', repository.folder, ...args], { input, encoding: 'utf8' }).trim();
    const entries = Object.entries(files).map(
      ([path, text]) => `100644 ${git(['hash-object', '-w', '--stdin'], text)}\t${path}\0`,
    );
    git(['update-index', '-z', '--index-info'], entries.join(''));
    const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example'];
    const made = git([...author, 'commit-tree', git(['write-tree']), '-m', `Version ${count}`]);
    git(['update-ref', repository.defaultBranch, made]);
    return made;
  }

  function version(name: string, { healthy = true, builds = true } = {}): DeployRequest {
    count += 1;
    const sha = commit({
      'azure-pipelines.yml': renderAzurePipeline(kinds.node, { deployCommand: 'node deploy.js' }),
      'deploy.js': sampleDeployScript(folder),
      'service.js': service,
      'name.in': healthy ? name : `sick ${name}`,
      'count.txt': String(count),
    });
    const build = builds ? 'cp name.in name.txt' : 'echo the build went wrong; exit 2';
    return {
      ...{ deployId: `acme.shop.42.1.deploy.${count}`, tenant: 'acme', project: 'shop', commit: sha },
      repository: { repository: id, defaultBranch: 'main' },
      commands: { build, test: 'true', start: 'exec node service.js' },
    };
  }

  async function dispose(): Promise<void> {
    const open = [...buildsOf(store).values()];
    for (const { abort } of open) abort.abort();
    await Promise.all(open.map(({ ended }) => ended));
    await emulator.close();
    endDeployed(folder);
  }

  return {
    store,
    version,
    dispose,
    deployer: createAdoDeployer({ client, projects, pollMilliseconds: 50, ...policy }),
  };
}

describeDeployerContract('Azure Pipelines', () => createWorld());

describe('approvals of an environment', () => {
  let world: Awaited<ReturnType<typeof createWorld>>;
  afterEach(() => world.dispose());

  async function waiting(policy: 'left' | 'mirrored', asked: Pick<DeployRequest, 'approvals'> = {}) {
    world = await createWorld({ approvals: policy });
    ensureEnvironment(world.store, world.store.ensureProject('Web Shop'), 'production', true);
    const request = { ...world.version('one'), ...asked };
    expect((await world.deployer.start(request)).kind).toBe('started');
    return { request, promoting: world.deployer.promote(request.deployId) };
  }
  const approval = () => [...approvalsOf(world.store).values()][0];

  it('are entered by Stellwerk when they mirror its gate, with the deployment as comment', async () => {
    const { request, promoting } = await waiting('mirrored');
    expect((await promoting).kind).toBe('promoted');
    expect(approval()).toMatchObject({ status: 'approved', comment: expect.stringContaining(request.deployId) });
  });

  it('are waited for when they are left to Azure DevOps', async () => {
    const { promoting } = await waiting('left');
    await until(() => approval() !== undefined);
    expect(await Promise.race([promoting, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))])).toBe('waits');
    Object.assign(approval() ?? {}, { status: 'approved', by: 'Rita' });
    approval()?.decide();
    expect(await promoting).toMatchObject({ kind: 'promoted', approvals: [{ by: 'Rita' }] });
  });

  it('are treated as the project says, whatever the host is set to', async () => {
    const { request, promoting } = await waiting('left', { approvals: 'mirrored' });
    expect(await promoting).toMatchObject({ kind: 'promoted', approvals: [{ by: agentUser }] });
    expect(approval()).toMatchObject({ comment: expect.stringContaining(request.deployId) });
  });

  it('that are rejected there fail the step, with who and why', async () => {
    const { promoting } = await waiting('left');
    await until(() => approval() !== undefined);
    Object.assign(approval() ?? {}, { status: 'rejected', by: 'Rita', comment: 'Not on a Friday' });
    approval()?.decide();
    expect(await promoting).toEqual({
      kind: 'failed',
      reason: 'It was rejected in Azure DevOps by Rita. Not on a Friday',
    });
  });
});

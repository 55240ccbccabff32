import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../cli/program';
import { subscriptionsOf } from '../../support/ado-emulator/hook-subscriptions';
import { startAdoWorld, type AdoWorld } from '../../support/ado-world';
import { serveApi, type ApiServer } from '../../support/api-server';
import { fakeTerminal } from '../../unit/cli/fake-terminal';

jest.setTimeout(90_000);

const repository = 'ado:acme-org/Web Shop/shop';
const tenantFile = {
  tenant: 'globex',
  displayName: 'Globex',
  maxAutonomy: 'develop',
  azure: {
    parameters: 'globex.bicepparam',
    environment: 'prod',
    location: 'swedencentral',
    alertEmails: ['operations@globex.example'],
    monthlyBudget: 300,
    budgetStart: '2026-12-01',
  },
  budget: { dayUsd: 20, monthUsd: 300 },
  policies: 'globex.cedar',
  secrets: ['ado-pat-acme-org', 'slack-token-globex'],
  projects: [
    { project: 'shop', location: repository, ado: { organization: 'acme-org', project: 'Web Shop', startTag: 'go' } },
  ],
};
const rules = `@id("globex:frozen")
@reason("Billing is frozen.")
forbid (principal, action == Action::"editPath", resource)
when { resource.path like "src/billing/*" };
`;

/** A host with Azure DevOps beside it, and a folder with the tenant's file. */
interface Scene {
  readonly ado: AdoWorld;
  readonly api: ApiServer;
  readonly folder: string;
  close(): Promise<void>;
}

async function setScene(): Promise<Scene> {
  const ado = await startAdoWorld();
  const { ports } = ado.world;
  ports.code.ensureRepository = async (_tenant, _project, location) => ({
    repository: location,
    defaultBranch: 'main',
  });
  const api = await serveApi(ado.world);
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-tenant-'));
  mkdirSync(join(folder, 'secrets'));
  for (const name of tenantFile.secrets) writeFileSync(join(folder, 'secrets', name), `value of ${name}\n`);
  writeFileSync(join(folder, 'globex.cedar'), rules);
  return {
    ...{ ado, api, folder },
    async close() {
      await api.close();
      await ado.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function create(scene: Scene, args: readonly string[] = [], wanted: object = tenantFile) {
  writeFileSync(join(scene.folder, 'tenant.yml'), JSON.stringify({ ...wanted, publicUrl: scene.ado.receiver.url }));
  const env = { STELLWERK_TOKEN: 'token-admin', STELLWERK_URL: scene.api.url };
  const terminal = fakeTerminal({ cwd: scene.folder, env });
  const code = await runCli(['tenant', 'create', 'tenant.yml', ...args], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const withSecrets = ['--secrets', 'secrets'];

/** Everything that a tenant is, on both sides. */
async function standing({ ado, folder }: Scene) {
  const { ports, secrets, durable } = ado.world;
  const hooks = [...subscriptionsOf(ado.emulator.store).values()];
  return {
    tenant: await ports.projects.getTenant('globex'),
    projects: await ports.projects.listProjects('globex'),
    secrets: tenantFile.secrets.map((name) => secrets.get(name)),
    policies: (await ports.policies.current('globex'))?.version,
    budget: durable.budgets.get('globex')?.limits,
    hooks: hooks
      .map(({ eventType, publisherInputs }) => `${eventType} ${publisherInputs['notificationType'] ?? ''}`)
      .sort(),
    parameters: existsSync(join(folder, 'globex.bicepparam')),
  };
}

async function audited({ ado }: Scene): Promise<readonly unknown[]> {
  return (await ado.world.ports.audit.list('globex', {})).map(({ data }) => data['action']);
}

describe('stellwerk tenant create', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene();
  });
  afterEach(() => scene.close());

  it('says in a dry run what it would do, and does nothing', async () => {
    const before = await standing(scene);

    const { code, stdout } = await create(scene, [...withSecrets, '--dry-run']);

    expect(code).toBe(0);
    expect(scene.api.writes()).toEqual([]);
    expect(await standing(scene)).toEqual(before);
    expect(before).toMatchObject({ tenant: undefined, projects: [], hooks: [], parameters: false });
    for (const text of [
      /bicep parameters +would: write .*globex\.bicepparam/,
      /tenant +would: make globex/,
      /secret ado-pat-acme-org +would: put it from/,
      /policies +would: set .* as version 1/,
      /budget +would: day: no limit → \$20/,
      /project shop +would: register ado:acme-org\/Web Shop\/shop/,
      /hooks shop +would: make or repair/,
      /Dry run: nothing was changed\. 8 steps to do, 0 blocked, 0 stand\./,
    ]) {
      expect(stdout).toMatch(text);
    }
    expect(stdout).not.toContain('value of');
  });

  it('makes all of it once, shows no secret, and leaves it alone the next time', async () => {
    const first = await create(scene, withSecrets);
    const made = await standing(scene);
    const writes = scene.api.writes().length;
    const records = await audited(scene);
    const second = await create(scene);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(made).toMatchObject({
      tenant: { tenant: 'globex', displayName: 'Globex', maxAutonomy: 'develop' },
      projects: [{ project: 'shop', repository, ado: { startTag: 'go' } }],
      secrets: [['value of ado-pat-acme-org'], ['value of slack-token-globex']],
      ...{ policies: 1, budget: { day: 20_000_000, month: 300_000_000 }, parameters: true },
    });
    expect(made.hooks.length).toBeGreaterThan(10);
    expect(second.stdout).toContain('globex is as its file says: 0 steps done, 8 stood.');
    expect(scene.api.writes()).toHaveLength(writes);
    expect(await audited(scene)).toEqual(records);
    expect(records).toEqual([
      ...['tenant registered', 'hook secret shown', 'secret put', 'policies set', 'budget set'],
      ...['project registered', 'service hooks ensure'],
    ]);
    expect(first.stdout + first.stderr).not.toMatch(/value of|hookSecret/);
    expect(readFileSync(join(scene.folder, 'globex.bicepparam'), 'utf8')).toContain("param tenantKey = 'globex'");
  });

  it('changes what differs and nothing else when the file has changed', async () => {
    await create(scene, withSecrets);
    const before = scene.api.writes().length;
    const [shop] = tenantFile.projects;
    const changed = {
      ...tenantFile,
      budget: { dayUsd: 30 },
      projects: [{ ...shop, ado: { ...shop?.ado, startTag: undefined, startStates: ['Approved'] } }],
    };

    const { code, stdout } = await create(scene, [], changed);

    expect(code).toBe(0);
    expect(stdout).toMatch(/budget +do: day: \$20 → \$30\n +month: \$300 → no limit/);
    expect(stdout).toMatch(/project shop +do: starts by: no startTag, startStates \["Approved"\]/);
    expect(scene.api.writes().slice(before)).toEqual(['PUT /api/v1/tenants/globex/budget', 'POST /api/v1/projects']);
    expect((await standing(scene)).budget).toEqual({ day: 30_000_000 });
  });

  it('stops where a secret is missing, and goes on when it is there', async () => {
    const stopped = await create(scene);
    scene.ado.world.secrets.set('ado-pat-acme-org', ['by hand']);
    scene.ado.world.secrets.set('slack-token-globex', ['by hand']);
    const done = await create(scene);

    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toMatch(/secret ado-pat-acme-org +blocked: it is missing\n +npx stellwerk secret set/);
    expect((await standing(scene)).projects).toHaveLength(1);
    expect(done.code).toBe(0);
  });

  it("keeps its hands off a parameter file that is somebody's own", async () => {
    const path = join(scene.folder, 'globex.bicepparam');
    writeFileSync(path, "param tenantKey = 'mine'\n");

    const { code, stdout } = await create(scene, withSecrets);

    expect(code).toBe(1);
    expect(stdout).toContain('was not made by this command');
    expect(readFileSync(path, 'utf8')).toBe("param tenantKey = 'mine'\n");
    expect(scene.api.writes()).toEqual([]);
  });

  it('refuses a file with every problem at once, before anything else', async () => {
    const { code, stderr } = await create(scene, [], { tenant: 'Not Good', displayName: 'x', budjet: {}, azure: {} });

    expect(code).toBe(2);
    for (const place of ['$.tenant', '$.budjet', '$.azure.environment']) expect(stderr).toContain(place);
    expect(scene.api.requests).toEqual([]);
  });
});

describe('stellwerk tenant create, cut off at any write', () => {
  const writes = 7;
  let whole: { readonly standing: object; readonly audited: readonly unknown[] };
  beforeAll(async () => {
    const scene = await setScene();
    await create(scene, withSecrets);
    expect(scene.api.writes()).toHaveLength(writes);
    whole = { standing: await standing(scene), audited: await audited(scene) };
    await scene.close();
  });

  it.each(
    Array.from({ length: writes }, (_, index) => index + 1).flatMap((write) => [
      [write, 'before'] as const,
      [write, 'after'] as const,
    ]),
  )('write %i, %s the host has done it: repeated, it ends as if nothing had been', async (write, when) => {
    const scene = await setScene();

    scene.api.cutAt = { write, when };
    const cut = await create(scene, withSecrets);
    delete scene.api.cutAt;
    const repeated = await create(scene, withSecrets);

    expect([cut.code, repeated.code]).toEqual([1, 0]);
    expect(await standing(scene)).toEqual(whole.standing);
    expect([...(await audited(scene))].sort()).toEqual([...whole.audited].sort());
    await scene.close();
  });
});

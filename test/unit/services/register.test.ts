import { admin, createServiceWorld, dev, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('registerProject', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('names the project after the folder and is idempotent', async () => {
    const body = { location: '/home/dev/My Blog.git/' };

    const first = await world.services.registerProject(dev, body);
    const again = await world.services.registerProject(dev, body);

    expect(first).toEqual({ tenant: 'acme', project: 'my-blog', repository: 'my-blog', defaultBranch: 'main' });
    expect(again).toEqual(first);
    expect(await world.services.listProjects(dev, undefined)).toHaveLength(2);
    expect(await world.ports.audit.list('acme', {})).toMatchObject([
      { actor: 'dev', data: { action: 'project registered', project: 'my-blog', repository: 'my-blog' } },
    ]);
  });

  it('keeps the binding to Azure DevOps when it is registered again without one', async () => {
    await world.services.registerProject(dev, { location: '/r/shop' });

    expect((await world.ports.projects.getProject('acme', 'shop'))?.ado?.organization).toBe('acme-org');
  });

  it('refuses a name that stands for another repository', async () => {
    world.ports.code.ensureRepository = async () => ({ repository: 'other', defaultBranch: 'main' });

    await expect(world.services.registerProject(dev, { location: '/r/shop' })).rejects.toMatchObject({
      code: 'already_exists',
    });
  });

  it("refuses another tenant's repository on a platform", async () => {
    await world.services.registerTenant(admin, { tenant: 'globex' });
    world.ports.code.ensureRepository = async () => ({ repository: 'github:acme/shop', defaultBranch: 'main' });
    await world.services.registerProject(dev, { location: 'https://github.com/acme/shop', project: 'hub' });
    world.ports.code.ensureRepository = async () => ({ repository: 'github:Acme/Shop', defaultBranch: 'main' });

    const other = world.services.registerProject(admin, { tenant: 'globex', location: 'https://github.com/Acme/Shop' });

    await expect(other).rejects.toMatchObject({ code: 'forbidden' });
    expect(await world.ports.projects.listProjects('globex')).toEqual([]);
    const again = { location: 'https://github.com/acme/shop', project: 'hub' };
    world.ports.code.ensureRepository = async () => ({ repository: 'github:acme/shop', defaultBranch: 'main' });
    await expect(world.services.registerProject(dev, again)).resolves.toMatchObject({ project: 'hub' });
  });

  it('refuses strangers, other roles and unknown tenants', async () => {
    const body = { tenant: 'acme', location: '/r/x' };

    await expect(world.services.registerProject(stranger, body)).rejects.toMatchObject({ code: 'unknown_tenant' });
    await expect(world.services.registerProject(qa, body)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.registerProject(admin, { ...body, tenant: 'nobody' })).rejects.toMatchObject({
      code: 'unknown_tenant',
    });
    await expect(world.services.registerProject(admin, { location: '/r/x' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('registerTenant', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('makes a tenant, and shows its hook secret to the administrator, which is audited', async () => {
    const answer = await world.services.registerTenant(admin, { tenant: 'new', displayName: 'New' });
    await world.services.registerTenant(admin, { tenant: 'new', displayName: 'New' });

    expect(answer).toEqual({
      ...{ tenant: 'new', displayName: 'New', hookSecret: 'made' },
      hubHookSecrets: { github: 'made', gitlab: 'made' },
    });
    const audit = await world.ports.audit.list('new', {});
    expect(audit).toMatchObject([
      { actor: 'admin', data: { action: 'tenant registered', displayName: 'New' } },
      { actor: 'admin', data: { action: 'hook secret shown' } },
    ]);
    expect(JSON.stringify(audit)).not.toContain('made');
  });

  it('keeps the name where none is given, and audits what changes only', async () => {
    await world.services.registerTenant(admin, { tenant: 'acme', maxAutonomy: 'suggest' });
    await world.services.registerTenant(admin, { tenant: 'acme' });

    expect(await world.services.showTenant(dev, 'acme')).toMatchObject({ displayName: 'Acme', maxAutonomy: 'suggest' });
    const audit = await world.ports.audit.list('acme', {});
    expect(audit.filter(({ data }) => data['action'] === 'tenant registered')).toMatchObject([
      { data: { displayName: 'Acme', maxAutonomy: 'suggest' } },
    ]);
  });

  it('never shows the secret to somebody who only looks', async () => {
    expect(await world.services.showTenant(dev, 'acme')).toEqual({ tenant: 'acme', displayName: 'Acme' });
  });

  it('is for administrators of that tenant', async () => {
    await expect(world.services.registerTenant(dev, { tenant: 'acme' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.registerTenant(stranger, { tenant: 'new' })).rejects.toMatchObject({
      code: 'unknown_tenant',
    });
    await expect(world.services.registerTenant(admin, { tenant: 'Not A Slug' })).rejects.toMatchObject({
      code: 'invalid_id',
    });
  });
});

describe('books', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('shows the audit log to administrators of the tenant only', async () => {
    const { runId } = await world.services.fileTicket(dev, { title: 'A' });
    await world.services.controlRun(dev, runId, 'pause');

    expect(await world.services.readAudit(admin, { tenant: 'acme', runId })).toMatchObject([{ kind: 'control' }]);
    await expect(world.services.readAudit(dev, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.readAudit(stranger, { tenant: 'acme' })).rejects.toMatchObject({
      code: 'unknown_tenant',
    });
  });

  it('shows the ledger to the tenant only', async () => {
    expect(await world.services.readLedger(dev, 'acme', {})).toMatchObject({
      tenant: 'acme',
      totals: { entries: 0 },
      items: [],
    });
    await expect(world.services.readLedger(stranger, 'acme', {})).rejects.toMatchObject({ code: 'unknown_tenant' });
  });
});

describe('receiveCheckResult', () => {
  it('rings the bell of that very check, and bears an instance that is gone', async () => {
    const world = await createServiceWorld();
    const message = {
      checkId: 'acme.shop.1.1.code.1.check.1',
      instanceId: 'acme.shop.1.1.code.1',
      tenant: 'acme',
      runId: 'acme.shop.1.1',
    };

    expect(await world.services.receiveCheckResult(message)).toBe('absent');
    expect(world.durable.raised).toMatchObject([
      { instanceId: message.instanceId, event: `check_completed.${message.checkId}` },
    ]);
    world.close();
  });
});

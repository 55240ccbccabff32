import { createServiceWorld, admin, dev, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('fileTicket', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('makes work item and run, and starts the orchestration under the id of the run', async () => {
    const filed = await world.services.fileTicket(dev, {
      title: '  Add\n greetings ',
      description: 'Say hello.',
      acceptanceCriteria: ['GET /hello answers 200', ' '],
    });

    expect(filed).toEqual({ runId: 'acme.shop.1.1', workItem: '1', created: true });
    const item = await world.ports.work.get('acme', 'shop', '1');
    expect(item).toMatchObject({
      title: 'Add greetings',
      acceptanceCriteria: ['GET /hello answers 200'],
      requester: 'dev',
    });
    expect(world.durable.started).toEqual([
      {
        orchestrator: 'deliverWorkItem',
        instanceId: 'acme.shop.1.1',
        input: {
          runId: 'acme.shop.1.1',
          tenant: 'acme',
          project: 'shop',
          workItem: '1',
          title: 'Add greetings',
          requester: 'dev',
          repository: { repository: 'shop', defaultBranch: 'main' },
          entry: 'PLANNING',
          priority: 2,
        },
      },
    ]);
  });

  it('answers the same run to a repeated key, and starts nothing again', async () => {
    const first = await world.services.fileTicket(dev, { title: 'A' }, 'key-1');
    const again = await world.services.fileTicket(dev, { title: 'A' }, 'key-1');

    expect(again).toEqual({ ...first, created: false });
    expect(world.durable.started).toHaveLength(1);
  });

  it('refuses a key that was used for another request', async () => {
    await world.services.fileTicket(dev, { title: 'A' }, 'key-1');

    await expect(world.services.fileTicket(dev, { title: 'B' }, 'key-1')).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });

  it('keeps the keys of two people apart', async () => {
    const first = await world.services.fileTicket(dev, { title: 'A' }, 'key-1');
    const other = await world.services.fileTicket(admin, { title: 'A', tenant: 'acme' }, 'key-1');

    expect(other.runId).not.toBe(first.runId);
  });

  it('starts the run when a repeat follows a crash between allocation and start', async () => {
    world.durable.failNextStart = true;
    await expect(world.services.fileTicket(dev, { title: 'A' }, 'key-1')).rejects.toThrow('went away');

    const again = await world.services.fileTicket(dev, { title: 'A' }, 'key-1');

    expect(world.durable.started.map(({ instanceId }) => instanceId)).toEqual([again.runId]);
  });

  it('never starts a run again that has left the queue, even when the engine has forgotten it', async () => {
    const { runId } = await world.services.fileTicket(dev, { title: 'A' }, 'key-1');
    await world.ports.runs.recordProgress(runId, 'end', '2026-01-05T09:00:00Z', { status: 'completed' });
    world.durable.instances.clear();

    await world.services.fileTicket(dev, { title: 'A' }, 'key-1');

    expect(world.durable.started).toHaveLength(1);
  });

  it('stores a model script as an artifact and passes its address', async () => {
    await world.services.fileTicket(dev, { title: 'A', modelScript: 'replies: []' });

    const [started] = world.durable.started;
    const uri = (started?.input as { modelScript: string }).modelScript;
    expect(uri).toMatch(/^stellwerk:\/\/acme\/[0-9a-f]{64}\/model_script\.json$/);
    expect(Buffer.from(await world.ports.artifacts.get(uri)).toString()).toBe('replies: []');
  });

  it('refuses a model script on a host with a real model', async () => {
    const real = await createServiceWorld({ model: 'gpt-6-luna' });

    await expect(real.services.fileTicket(dev, { title: 'A', modelScript: 'x' })).rejects.toMatchObject({
      code: 'model_script_refused',
    });
    expect(real.durable.started).toHaveLength(0);
    real.close();
  });

  it('names the choices when the tenant has several projects', async () => {
    await world.ports.projects.ensureProject({
      tenant: 'acme',
      project: 'blog',
      repository: 'blog',
      defaultBranch: 'main',
    });

    await expect(world.services.fileTicket(dev, { title: 'A' })).rejects.toMatchObject({
      code: 'invalid_request',
      details: { choices: expect.arrayContaining(['blog', 'shop']) },
    });
  });

  it('tells nobody of another tenant that it exists', async () => {
    await expect(world.services.fileTicket(stranger, { title: 'A', tenant: 'acme' })).rejects.toMatchObject({
      code: 'unknown_tenant',
    });
  });

  it('takes a role that files tickets', async () => {
    await expect(world.services.fileTicket(qa, { title: 'A' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('startPendingRuns', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('starts what a crash left queued, with its model script, and leaves younger runs alone', async () => {
    world.durable.failNextStart = true;
    await world.services.fileTicket(dev, { title: 'A', modelScript: 'replies: []' }).catch(() => undefined);

    expect(await world.services.startPendingRuns()).toEqual({ started: [], failed: [] });
    world.clock.current = new Date(world.clock.current.getTime() + 31_000);
    expect(await world.services.startPendingRuns()).toEqual({ started: ['acme.shop.1.1'], failed: [] });
    expect(await world.services.startPendingRuns()).toEqual({ started: [], failed: [] });
    expect(world.durable.started[0]?.input).toMatchObject({
      modelScript: expect.stringContaining('stellwerk://acme/'),
    });
  });

  it('leaves a hotfix to the triage that files it', async () => {
    await world.ports.runs.allocateRun({
      tenant: 'acme',
      project: 'shop',
      workItem: '9',
      title: 'Hotfix',
      requester: 'dev',
      state: 'CODING',
      requestKey: 'k',
      at: '2026-01-01T00:00:00Z',
      onlyIfNoneActive: false,
    });

    expect(await world.services.startPendingRuns()).toEqual({ started: [], failed: [] });
  });
});

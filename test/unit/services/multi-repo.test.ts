import { createServiceWorld, dev, ops } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const tenant = 'acme';
const names = ['api', 'web'] as const;

describe('filing a change in several repositories', () => {
  let world: ServiceWorld;
  const body = { tenant, title: 'Prices carry their currency', repositories: names.map((project) => ({ project })) };

  beforeEach(async () => {
    world = await createServiceWorld();
    await world.ports.projects.ensureTenant({ tenant, displayName: 'Acme' });
    for (const project of names) {
      await world.ports.projects.ensureProject({ tenant, project, repository: project, defaultBranch: 'main' });
    }
  });
  afterEach(() => world.close());

  const file = () => world.services.fileTicket(dev, body, 'key-1');

  it('starts the run that coordinates, in the project of the contract', async () => {
    const { runId } = await file();
    expect(runId).toMatch(/^acme\.api\./);
    expect(world.durable.started).toMatchObject([
      { orchestrator: 'coordinateChange', instanceId: runId, input: { repositories: body.repositories } },
    ]);
  });

  it('refuses what makes no graph, and projects that are not there', async () => {
    const circle = [
      { project: 'api', dependsOn: ['web'] },
      { project: 'web', dependsOn: ['api'] },
    ];
    await expect(world.services.fileTicket(dev, { ...body, repositories: circle })).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('circle'),
    });
    const strangers = [{ project: 'api' }, { project: 'gone' }];
    await expect(world.services.fileTicket(dev, { ...body, repositories: strangers })).rejects.toMatchObject({
      message: expect.stringContaining('gone is not registered'),
    });
    expect(world.durable.started).toEqual([]);
  });

  it('starts it as what it is after a crash, and leaves its parts to it', async () => {
    world.durable.failNextStart = true;
    await expect(file()).rejects.toThrow();
    const part = { tenant, parent: 'acme.api.1.1', place: 1, project: 'web', role: 'consumer', dependsOn: [] } as const;
    await world.ports.parts.add(part);
    await world.ports.parts.setTicket(part.parent, 'web', '9');
    const at = world.clock.current.toISOString();
    const ticket = { tenant, project: 'web', workItem: '9', title: 'Part', requester: 'dev' };
    await world.ports.runs.allocateRun({ ...ticket, state: 'PLANNING', requestKey: 'p', at, onlyIfNoneActive: false });
    world.clock.current = new Date(world.clock.current.getTime() + 60_000);

    await world.services.startPendingRuns();
    expect(world.durable.started.map(({ orchestrator }) => orchestrator)).toEqual(['coordinateChange']);
  });

  it('shows the whole with its parts and each part with its whole; a pause of the whole is also theirs', async () => {
    const { runId } = await file();
    const at = world.clock.current.toISOString();
    for (const [place, project] of names.entries()) {
      await world.ports.parts.add({ tenant, parent: runId, place, project, role: 'consumer', dependsOn: [] });
      await world.ports.parts.setTicket(runId, project, '9');
      const ticket = { tenant, project, workItem: '9', title: 'Part', requester: 'dev' };
      const made = await world.ports.runs.allocateRun({
        ...{ ...ticket, state: 'PLANNING', requestKey: project, at, onlyIfNoneActive: false },
      });
      await world.ports.parts.setRun(runId, project, made.runId);
    }
    const shown = await world.services.showRun(dev, runId);
    expect(shown).toMatchObject({
      costWithPartsUsd: 0,
      parts: [{ project: 'api', standing: 'working' }, { project: 'web' }],
    });
    expect(await world.services.showRun(dev, 'acme.web.9.1')).toMatchObject({ whole: runId });

    await world.services.controlRun(ops, runId, 'pause');
    expect(await world.ports.runs.getControl('acme.web.9.1')).toBe('pause');
    await world.services.controlRun(ops, runId, 'resume');
    expect(await world.ports.runs.getControl('acme.web.9.1')).toBe('run');
    // What is delivered is not cancelled but taken back by the whole.
    for (const to of ['ready', 'merging', 'deployed'] as const) await world.ports.parts.move(['acme.api.9.1'], to);
    await world.services.controlRun(ops, runId, 'cancel');
    expect(await world.ports.runs.getControl('acme.web.9.1')).toBe('cancel');
    expect(await world.ports.runs.getControl('acme.api.9.1')).toBe('run');
  });
});

import { workItemUpdated } from '../../support/ado-events';
import { createFakeHookSource } from '../../support/fake-hook-source';
import { createServiceWorld } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const runId = 'acme.shop.13.1';

describe('the order of work item events', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const tagged = workItemUpdated({ id: 'tagged', revision: 3, tags: ['', 'stellwerk'] });
  const untagged = workItemUpdated({ id: 'untagged', revision: 4, tags: ['stellwerk', ''] });

  function take(event: Record<string, unknown>) {
    return world.services.intakeAdoEvent({ tenant: 'acme', messageId: String(event['id']), event });
  }

  async function end(): Promise<void> {
    await world.ports.runs.recordProgress(runId, 'end', '2026-01-06T08:00:00.000Z', {
      status: 'completed',
      waitingFor: null,
    });
  }

  it('starts nothing when the tag went before its event came', async () => {
    expect(await take(untagged)).toMatchObject({ outcome: 'noted' });
    expect(await take(tagged)).toMatchObject({ outcome: 'stale', reason: expect.stringContaining('revision 4') });
    expect(world.durable.started).toHaveLength(0);
  });

  it('starts when a newer change that is about no rule came first', async () => {
    await take(workItemUpdated({ id: 'edited', revision: 5 }));

    expect(await take(tagged)).toMatchObject({ outcome: 'started' });
  });

  it('starts no second run by an older event of a run that has ended', async () => {
    await take(workItemUpdated({ id: 'again', revision: 6, tags: ['', 'stellwerk'] }));
    await end();

    expect(await take(tagged)).toMatchObject({ outcome: 'stale' });
    expect(await take(workItemUpdated({ id: 'late twin', revision: 6, tags: ['', 'stellwerk'] }))).toMatchObject({
      ...{ outcome: 'duplicate', runId },
    });
  });

  it('starts anew when the tag comes again later', async () => {
    await take(tagged);
    await end();
    await take(untagged);

    const again = workItemUpdated({ id: 'again', revision: 7, tags: ['', 'stellwerk'] });
    expect(await take(again)).toMatchObject({ outcome: 'started', runId: 'acme.shop.13.2' });
  });

  it('keeps what came while a run was active from starting one after its end', async () => {
    await take(tagged);
    const state = workItemUpdated({ id: 'approved', revision: 5, state: ['New', 'Approved'] });
    expect(await take(state)).toMatchObject({ outcome: 'active' });
    await end();

    expect(await take(state)).toMatchObject({ outcome: 'duplicate' });
  });

  it('asks the platform for the newest values before it starts', async () => {
    const source = createFakeHookSource();
    Object.assign(world.ports, { hookSource: source });
    source.items.set(13, { revision: 9, fields: { 'System.Title': 'Newer title', 'System.State': 'Closed' } });

    expect(await take(tagged)).toMatchObject({ outcome: 'stale', reason: expect.stringContaining('revision 9') });
    source.items.set(13, { revision: 9, fields: { 'System.Title': 'Newer title', 'System.Tags': 'x; stellwerk' } });
    expect(await take({ ...tagged, resource: { ...(tagged['resource'] as object), workItemId: 13 } })).toMatchObject({
      outcome: 'duplicate',
    });
  });

  it('takes the newest title and tells of other rules of a project', async () => {
    const source = createFakeHookSource();
    Object.assign(world.ports, { hookSource: source });
    const agent = 'agent@acme.example';
    const ado = {
      organization: 'acme-org',
      project: 'Web Shop',
      agent,
      startOnAssignment: true,
      startArea: 'Web Shop\\Ready',
    };
    await world.ports.projects.ensureProject({
      ...{ tenant: 'acme', project: 'shop', repository: 'shop', defaultBranch: 'main' },
      ado: { ...ado, areaPaths: ['Web Shop'] },
    });
    const change = (name: string, oldValue: string, newValue: string, workItemId: number) => {
      const event = workItemUpdated({ id: `${name}-${workItemId}`, workItemId, revision: 3 });
      const resource = event['resource'] as { readonly revision: { readonly fields: object } };
      const revision = {
        ...resource.revision,
        fields: { ...resource.revision.fields, 'System.AreaPath': 'Web Shop', [name]: newValue },
      };
      return take({ ...event, resource: { ...resource, revision, fields: { [name]: { oldValue, newValue } } } });
    };
    source.items.set(20, {
      revision: 4,
      fields: { 'System.Title': 'Newer title', 'System.AssignedTo': `Agent <${agent}>`, 'System.AreaPath': 'Web Shop' },
    });

    expect(await change('System.AssignedTo', '', `Agent <${agent}>`, 20)).toMatchObject({ outcome: 'started' });
    expect(await world.ports.work.get('acme', 'shop', '20')).toMatchObject({ title: 'Newer title', revision: 4 });
    expect(await change('System.AssignedTo', '', 'Jamal <jamal@acme.example>', 21)).toMatchObject({
      outcome: 'ignored',
    });
    expect(await change('System.AreaPath', 'Web Shop', 'Web Shop\\Ready\\Now', 22)).toMatchObject({
      outcome: 'started',
    });
    expect(await change('System.AreaPath', 'Web Shop', 'Web Shop\\Readymade', 23)).toMatchObject({
      outcome: 'ignored',
    });
    expect(await change('System.AreaPath', 'Web Shop', 'Elsewhere', 24)).toMatchObject({
      ...{ outcome: 'ignored', reason: expect.stringContaining('Elsewhere') },
    });
  });
});

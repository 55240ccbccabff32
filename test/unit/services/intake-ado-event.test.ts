import { parseAdoEvent } from '../../../app/services/ado-event';
import { workItemUpdated } from '../../support/ado-events';
import { createServiceWorld, dev } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('intakeAdoEvent', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const tagged = { tags: ['backlog', 'backlog; Stellwerk'] as const };

  function take(event: unknown, messageId = 'acme|acme-org|workitem.updated|1') {
    return world.services.intakeAdoEvent({ tenant: 'acme', messageId, event });
  }

  it('starts a run when the start tag is new, with the ticket as plain text', async () => {
    const intake = await take(workItemUpdated(tagged));

    expect(intake).toEqual({ outcome: 'started', reason: 'tag stellwerk added', runId: 'acme.shop.13.1' });
    expect(await world.ports.work.get('acme', 'shop', '13')).toMatchObject({
      title: 'Greet customers',
      description: 'Say hello & smile\n\nAlways.',
      acceptanceCriteria: ['GET /hello answers 200', 'It names the customer'],
      requester: 'jamal',
      revision: 2,
    });
    expect(world.durable.started).toMatchObject([
      {
        orchestrator: 'deliverWorkItem',
        instanceId: 'acme.shop.13.1',
        input: { requester: 'jamal', title: 'Greet customers' },
      },
    ]);
  });

  it('keeps no mail address in the run, its log or its input', async () => {
    await take(workItemUpdated(tagged));

    const run = await world.ports.runs.getRun('acme.shop.13.1');
    const events = await world.ports.runs.listEvents('acme.shop.13.1', 0);
    expect(JSON.stringify([run, events, world.durable.started])).not.toContain('@');
  });

  it('makes one run of five deliveries of one event', async () => {
    const outcomes = [];
    for (let delivery = 0; delivery < 5; delivery += 1) outcomes.push((await take(workItemUpdated(tagged))).outcome);

    expect(outcomes).toEqual(['started', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect((await world.ports.runs.listRuns({})).items).toHaveLength(1);
    expect(world.durable.started).toHaveLength(1);
  });

  it('makes one run of five deliveries at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => take(workItemUpdated(tagged))));

    expect((await world.ports.runs.listRuns({})).items).toHaveLength(1);
    expect(world.durable.started).toHaveLength(1);
  });

  it('starts the run on redelivery after a crash between allocation and start', async () => {
    world.durable.failNextStart = true;
    await expect(take(workItemUpdated(tagged))).rejects.toThrow('went away');

    expect(await take(workItemUpdated(tagged))).toMatchObject({ outcome: 'started' });
    expect(world.durable.started).toHaveLength(1);
  });

  it('starts a run when the state becomes a start state, and not when it was one', async () => {
    const became = await take(workItemUpdated({ state: ['New', 'approved'] }));
    const stayed = await take(workItemUpdated({ state: ['Approved', 'Approved'], workItemId: 14 }), 'm2');

    expect(became).toMatchObject({ outcome: 'started', reason: 'state became approved' });
    expect(stayed).toMatchObject({ outcome: 'ignored' });
  });

  it('leaves an item alone that had the tag before', async () => {
    const edited = workItemUpdated({ tags: ['stellwerk', 'stellwerk; urgent'] });

    expect(await take(edited)).toMatchObject({ outcome: 'ignored' });
  });

  it('starts no second run while one of the work item has not ended', async () => {
    await take(workItemUpdated(tagged));
    const again = workItemUpdated({ tags: ['', 'stellwerk'], id: 'second', revision: 4 });

    expect(await take(again, 'm2')).toEqual({
      outcome: 'active',
      reason: 'a run of this work item has not ended',
      runId: 'acme.shop.13.1',
    });
  });

  it('does not overwrite a ticket that was filed here under the same number', async () => {
    await world.services.fileTicket(dev, { title: 'Filed here' });

    expect(await take(workItemUpdated({ ...tagged, workItemId: 1 }))).toMatchObject({ outcome: 'rejected' });
    expect(await world.ports.work.get('acme', 'shop', '1')).toMatchObject({ title: 'Filed here' });
  });

  it.each([
    ['another organization', workItemUpdated({ ...tagged, organization: 'other-org' })],
    ['another team project', workItemUpdated({ ...tagged, teamProject: 'Other' })],
    ['no rule', workItemUpdated({})],
  ])('ignores an event of %s with a reason', async (_name, event) => {
    expect(await take(event)).toMatchObject({ outcome: 'ignored', reason: expect.stringMatching(/\w/) });
    expect(world.durable.started).toHaveLength(0);
  });

  it('never starts a run of another tenant', async () => {
    const intake = await world.services.intakeAdoEvent({
      tenant: 'other',
      messageId: 'm',
      event: workItemUpdated(tagged),
    });

    expect(intake).toMatchObject({ outcome: 'ignored' });
  });

  it('says what to set when the subscription sends no details', async () => {
    const bare = workItemUpdated({ ...tagged, fields: { 'System.Title': undefined } });

    expect(await take(bare)).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringContaining('Resource details'),
    });
  });

  it('recognises the events of the test button', async () => {
    const zero = { ...workItemUpdated(tagged), subscriptionId: '00000000-0000-0000-0000-000000000000' };
    const sample = workItemUpdated({ ...tagged, organization: 'fabrikam-fiber-inc' });

    expect(await take(zero)).toMatchObject({ outcome: 'test' });
    expect(await take(sample, 'm2')).toMatchObject({ outcome: 'test' });
  });

  it.each([
    ['no object', 17],
    ['nothing', null],
    ['a list', [1]],
    ['no id', { eventType: 'workitem.updated' }],
    ['no organization', { eventType: 'workitem.updated', id: 'x', resource: { workItemId: 1 } }],
    ['a work item number that is none', { ...workItemUpdated({}), resource: { workItemId: '../1' } }],
  ])('records %s as malformed', async (_name, event) => {
    expect(await take(event)).toMatchObject({ outcome: 'malformed' });
  });

  it('records every outcome with its reason', async () => {
    await take(workItemUpdated(tagged));
    await take(workItemUpdated({ id: 'x' }), 'm2');

    const intake = await world.ports.runs.listIntake('acme', 10);
    expect(intake.map(({ outcome }) => outcome).sort()).toEqual(['ignored', 'started']);
    expect(intake.every(({ reason }) => reason !== '')).toBe(true);
  });
});

describe('parseAdoEvent', () => {
  it('takes the resource id as the work item in created and commented events', () => {
    const { resource, ...envelope } = workItemUpdated({});
    const fields = {
      'System.TeamProject': 'Web Shop',
      'System.Title': 'T',
      'System.CreatedBy': 'Jamal <jamal@x.example>',
    };
    for (const eventType of ['workitem.created', 'workitem.commented']) {
      const parsed = parseAdoEvent({
        ...envelope,
        eventType,
        resource: { id: 5, rev: 1, fields, url: (resource as { url: string }).url },
      });

      expect(parsed).toMatchObject({
        kind: 'workItem',
        event: { workItemId: 5, revision: 1, teamProject: 'Web Shop' },
      });
    }
  });

  it('takes the work item, not the number of the update, in updated events', () => {
    expect(parseAdoEvent(workItemUpdated({}))).toMatchObject({ event: { workItemId: 13, organization: 'acme-org' } });
  });

  it('reads the organization of an older address', () => {
    const event = {
      ...workItemUpdated({}),
      resourceContainers: { account: { baseUrl: 'https://Acme-Org.visualstudio.com/' } },
    };

    expect(parseAdoEvent(event)).toMatchObject({ event: { organization: 'acme-org' } });
  });
});

import { workItemUpdated } from '../../support/ado-events';
import { createServiceWorld } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('acceptAdoHook', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const tagged = { tags: [undefined, 'stellwerk'] as const };
  const basic = (password: string) => `Basic ${Buffer.from(`ado:${password}`).toString('base64')}`;

  function deliver(body: unknown, options: { tenant?: string; authorization?: string | null } = {}) {
    const { tenant = 'acme', authorization = basic('s3cret') } = options;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const readBody = jest.fn(async () => new Uint8Array(Buffer.from(text)));
    return { answer: world.services.acceptAdoHook({ tenant, authorization, readBody }), readBody };
  }

  it('puts an event on the bus under an id of tenant, organization, type and event', async () => {
    const { answer } = deliver(workItemUpdated(tagged));

    const messageId = 'acme|acme-org|workitem.updated|86a00bfb-0000-4000-8000-000000000001';
    expect(await answer).toEqual({ kind: 'queued', messageId });
    expect(world.sent).toMatchObject([
      { queue: 'ado-events', message: { messageId, body: { tenant: 'acme', messageId } } },
    ]);
    expect(JSON.stringify(world.sent)).not.toContain('never read');
  });

  it('rings for the check whose build has ended, once per check, and for no other build', async () => {
    const checkId = 'acme.shop.13.1.code.1.commit.2';
    const event = {
      id: 'e-1',
      eventType: 'build.complete',
      resource: { id: 7, buildNumber: checkId, status: 'completed' },
    };

    expect(await deliver(event).answer).toEqual({ kind: 'queued', messageId: checkId });
    const body = { checkId, tenant: 'acme', runId: 'acme.shop.13.1', instanceId: 'acme.shop.13.1.code.1' };
    expect(world.sent).toMatchObject([{ queue: 'check-results', message: { messageId: checkId, body } }]);

    for (const buildNumber of ['20261121.3', 'other.shop.13.1.code.1.commit.2', '../acme.shop']) {
      const foreign = { ...event, resource: { id: 8, buildNumber } };
      expect((await deliver(foreign).answer).kind).toBe('recorded');
    }
    expect(world.sent).toHaveLength(1);
  });

  it('can be taken in as it came off the bus', async () => {
    await deliver(workItemUpdated(tagged)).answer;
    const { body } = world.sent[0]?.message ?? { body: {} };

    const intake = await world.services.intakeAdoEvent(body as Parameters<typeof world.services.intakeAdoEvent>[0]);

    expect(intake).toMatchObject({ outcome: 'started', runId: 'acme.shop.13.1' });
  });

  it('takes every secret that is valid during a rotation', async () => {
    expect(await deliver(workItemUpdated(tagged), { authorization: basic('older-s3cret') }).answer).toMatchObject({
      kind: 'queued',
    });
  });

  it.each([
    ['a wrong secret', { authorization: basic('wrong') }],
    ['an empty secret', { authorization: basic('') }],
    ['no header', { authorization: null }],
    ['another scheme', { authorization: 'Bearer s3cret' }],
    ['an unknown tenant', { tenant: 'nobody' }],
    ['a tenant that is none', { tenant: '../acme' }],
    ['a tenant without a secret', { tenant: 'other', authorization: basic('') }],
  ])('refuses %s before the body is read', async (_name, options) => {
    const { answer, readBody } = deliver(workItemUpdated(tagged), options);

    await expect(answer).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(readBody).not.toHaveBeenCalled();
    expect(world.sent).toHaveLength(0);
  });

  it.each([
    ['text that is no JSON', '{"eventType":'],
    ['JSON that is no event', '[]'],
    ['an event without an id', { eventType: 'workitem.updated' }],
    ['an event of a type nobody knows', { eventType: 'moon.landed', id: '1' }],
    ['an event of the test button', { ...workItemUpdated(tagged), id: '00000000-0000-0000-0000-000000000000' }],
    ['a body above 1 MB', JSON.stringify({ eventType: 'workitem.updated', id: '1', padding: 'x'.repeat(1_048_577) })],
  ])('records %s instead of refusing it', async (_name, body) => {
    const { answer } = deliver(body);

    expect(await answer).toMatchObject({ kind: 'recorded', reason: expect.stringMatching(/\w/) });
    expect(await world.ports.runs.listIntake('acme', 5)).toMatchObject([{ outcome: 'ignored' }]);
    expect(world.sent).toHaveLength(0);
  });

  it('is done with an event that no rule is about, and tells why', async () => {
    expect(await deliver(workItemUpdated({})).answer).toMatchObject({ kind: 'unmatched' });
    expect(await deliver(workItemUpdated({ ...tagged, organization: 'elsewhere' })).answer).toMatchObject({
      kind: 'unmatched',
    });

    expect(world.sent).toHaveLength(0);
    expect((await world.ports.runs.listIntake('acme', 5)).map(({ reason }) => reason)).toEqual([
      'no project is bound to elsewhere/Web Shop',
      'nothing that starts a run is new (tags, state)',
    ]);
  });

  it('keeps the reason of every event of a flood, in few writes', async () => {
    const record = jest.spyOn(world.ports.events, 'record');

    await Promise.all(Array.from({ length: 300 }, (_, id) => deliver(workItemUpdated({ id: `e${id}` })).answer));

    const kept = await world.ports.events.list('acme', { limit: 1_000 });
    expect(new Set(kept.map(({ messageId }) => messageId)).size).toBe(300);
    expect(kept.every(({ reason }) => reason.startsWith('nothing that starts'))).toBe(true);
    expect(record.mock.calls.length).toBeLessThan(30);
  });

  it('answers though the store is away, and writes the reason later', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    jest.spyOn(world.ports.events, 'record').mockRejectedValueOnce(new Error('disk'));

    expect(await deliver(workItemUpdated({ id: 'first' })).answer).toMatchObject({ kind: 'unmatched' });
    await deliver(workItemUpdated({ id: 'second' })).answer;

    expect(await world.ports.events.list('acme', { limit: 10 })).toHaveLength(2);
  });

  it('lets an event pass when the rules cannot be read', async () => {
    world.ports.projects.listProjects = () => Promise.reject(new Error('disk'));

    expect(await deliver(workItemUpdated({})).answer).toMatchObject({ kind: 'queued' });
  });

  it('asks to be delivered again when the bus is away', async () => {
    world.bus.away = true;

    await expect(deliver(workItemUpdated(tagged)).answer).rejects.toMatchObject({
      code: 'bus_unavailable',
      retryable: true,
    });
  });
});

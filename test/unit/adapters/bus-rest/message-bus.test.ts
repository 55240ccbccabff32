import { createRestMessageBus } from '../../../../adapters/bus-rest/message-bus';
import { startServiceBusStandIn, type ServiceBusStandIn } from '../../../contract/service-bus-stand-in';

const message = { messageId: 'm-1', body: { secret: 'in the body' } };

describe('createRestMessageBus', () => {
  let broker: ServiceBusStandIn;
  beforeEach(async () => {
    broker = await startServiceBusStandIn('the-key');
  });
  afterEach(() => broker.close());

  it.each([200, 202, 204, 301, 400, 404, 410, 500, 503])('takes only 201 for durable, not %i', async (status) => {
    broker.answer = status;
    const sent = createRestMessageBus({ url: broker.url, key: 'the-key' }).send('ado-events', message);
    await expect(sent).rejects.toMatchObject({ code: 'bus_unavailable', retryable: true });
  });

  it('sends what gathers while a request is under way in one more', async () => {
    const bus = createRestMessageBus({ url: broker.url, key: 'the-key' });
    const sent = Array.from({ length: 60 }, (_, k) => bus.send('ado-events', { messageId: `m-${k}`, body: { k } }));
    await Promise.all(sent);
    expect(broker.requests).toBe(2);
    expect(broker.queues.get('ado-events')?.map(({ messageId }) => messageId)).toEqual(sent.map((_, k) => `m-${k}`));
  });

  it('tells every sender when a request with many messages is refused, and takes later ones again', async () => {
    const bus = createRestMessageBus({ url: broker.url, key: 'the-key' });
    broker.answer = 503;
    const refused = await Promise.allSettled(
      [1, 2, 3].map((k) => bus.send('ado-events', { messageId: `m-${k}`, body: {} })),
    );
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    broker.answer = 201;
    await bus.send('ado-events', message);
    expect(broker.queues.get('ado-events')).toHaveLength(1);
  });

  it('gives up on a broker that does not answer', async () => {
    broker.answer = null;
    const bus = createRestMessageBus({ url: broker.url, key: 'the-key', timeoutMs: 100 });
    const sent = bus.send('ado-events', message);
    await expect(sent).rejects.toMatchObject({
      code: 'bus_unavailable',
      message: expect.stringContaining('no answer within 100 ms'),
    });
  });

  it('names message and queue, but neither key nor body', async () => {
    const bus = createRestMessageBus({ url: broker.url, key: 'a-wrong-key' });
    const error: Error = await bus.send('ado-events', message).then(
      () => new Error('sent'),
      (reason: Error) => reason,
    );
    expect(error.message).toContain('m-1');
    expect(error.message).toContain('ado-events');
    expect(error.message).toContain('HTTP 401');
    expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(/a-wrong-key|in the body/);
  });
});

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

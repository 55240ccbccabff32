import { createRestMessageBus } from '../../adapters/bus-rest/message-bus';
import { describeMessageBusContract } from './message-bus.contract';
import { startServiceBusStandIn } from './service-bus-stand-in';

describeMessageBusContract('the REST protocol', async () => {
  const broker = await startServiceBusStandIn('the-key');
  return {
    open: async () => createRestMessageBus({ url: `${broker.url}/`, key: 'the-key', timeoutMs: 2000 }),
    received: async (queue) => broker.queues.get(queue) ?? [],
    disconnect: () => broker.close(),
    dispose: () => broker.close(),
  };
});

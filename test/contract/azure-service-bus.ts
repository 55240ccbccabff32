import { ServiceBusAdministrationClient, ServiceBusClient } from '@azure/service-bus';
import { createServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import { ownCredential } from '../../app/identity/own-credential';
import { queueNames } from '../../contracts/names';
import type { BusUnderTest } from './message-bus.contract';

/** Queues made anew, for Service Bus remembers the ids of messages; the identity needs the role Data Owner. */
export async function openBusOfAzure(namespace: string): Promise<BusUnderTest> {
  const bus = createServiceBusMessageBus({ address: { namespace, credential: ownCredential } });
  const client = new ServiceBusClient(namespace, ownCredential);
  const admin = new ServiceBusAdministrationClient(namespace, ownCredential);
  for (const name of Object.values(queueNames)) {
    if (await admin.queueExists(name)) await admin.deleteQueue(name);
    await admin.createQueue(name, { requiresDuplicateDetection: true });
  }
  return {
    open: async () => bus,
    async received(queue) {
      const messages = await client.createReceiver(queue).peekMessages(250);
      return messages.map(({ messageId, sessionId, body, applicationProperties }) => ({
        messageId: String(messageId),
        ...(sessionId === undefined ? {} : { sessionId }),
        body: body as unknown,
        ...(applicationProperties ? { traceParent: String(applicationProperties['Diagnostic-Id']) } : {}),
      }));
    },
    disconnect: () => bus.close(),
    async dispose() {
      await Promise.all([bus.close(), client.close()]);
    },
  };
}

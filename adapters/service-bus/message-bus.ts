import type { MessageBus } from '../../ports/message-bus';
import { openConnection, type ServiceBusConfig } from './client';
import { createServiceBusDeadLetters } from './dead-letters';
import { busUnavailable, isSilence } from './errors';
import { fitId } from './fit-id';

export interface ServiceBusMessageBus extends MessageBus {
  /** Lets go of the connection; without it the process would not end by itself. */
  close(): Promise<void>;
}

/**
 * Azure Service Bus over AMQP. What was sent is durable in the namespace; sending the same id again within the queue's
 * duplicate window changes nothing. An operation is tried a few times within its time limit, then it is `bus_unavailable`.
 */
export function createServiceBusMessageBus(config: ServiceBusConfig): ServiceBusMessageBus {
  const connection = openConnection(config);
  return {
    deadLetters: createServiceBusDeadLetters(connection),
    async send(queue, { messageId, sessionId, traceParent, body }) {
      try {
        const sender = await connection.sender(queue);
        await sender.sendMessages(
          {
            messageId: fitId(messageId),
            contentType: 'application/json',
            body,
            ...(sessionId === undefined ? {} : { sessionId: fitId(sessionId) }),
            // The name under which the triggers of Azure Functions take a trace up.
            ...(traceParent === undefined ? {} : { applicationProperties: { 'Diagnostic-Id': traceParent } }),
          },
          { abortSignal: connection.signal() },
        );
      } catch (error) {
        if (isSilence(error)) connection.forget();
        const what = `Message ${messageId} could not be put on queue ${queue}`;
        throw busUnavailable(what, error, { queue, messageId });
      }
    },
    close: () => connection.close(),
  };
}

import type { Delivery, Message, Receiver } from 'rhea';
import { bodySize, readTransfer } from './amqp-message';
import type { Destination } from './broker';
import type { LinkError } from './outgoing-link';

/** Takes what a sender of the client sends. A transfer is stored whole before it is accepted, or refused whole. */
export function serveSender(
  receiver: Receiver,
  destination: Destination,
  limits: { readonly maxMessageBytes: number; fault(): LinkError | undefined },
): void {
  receiver.on('message', ({ message, delivery }: { readonly message: Message; readonly delivery: Delivery }) => {
    const refusal = limits.fault() ?? store(message, delivery);
    if (refusal) delivery.reject(refusal);
    else delivery.accept();
  });

  function store(received: Message, delivery: Delivery): LinkError | undefined {
    const messages = readTransfer(delivery.format, received);
    if (messages.reduce((sum, message) => sum + bodySize(message), 0) > limits.maxMessageBytes) {
      const description = `The received message exceeds the limit of ${limits.maxMessageBytes} bytes.`;
      return { condition: 'amqp:link:message-size-exceeded', description };
    }
    if (destination.requiresSession && messages.some((message) => message['group_id'] === undefined)) {
      return {
        condition: 'amqp:not-allowed',
        description: 'The entity requires sessions; a message has no session id.',
      };
    }
    destination.put(messages);
    return undefined;
  }
}

import type { QueueName } from '../contracts/names';

export interface OutgoingMessage {
  /** Duplicate detection: a second message with this id is dropped by the bus. */
  readonly messageId: string;
  readonly body: object;
  readonly sessionId?: string;
  readonly traceParent?: string;
}

export interface MessageBus {
  /** Durable when the promise resolves. Rejects with the retryable `bus_unavailable`. */
  send(queue: QueueName, message: OutgoingMessage): Promise<void>;
}

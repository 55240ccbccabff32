import type { QueueName } from '../contracts/names';

export interface OutgoingMessage {
  /** Duplicate detection: a second message with this id is dropped by the bus. */
  readonly messageId: string;
  readonly body: object;
  readonly sessionId?: string;
  readonly traceParent?: string;
}

export interface DeadLetter {
  readonly sequenceNumber: number;
  readonly messageId: string;
  /** The bus's own word; why the handler failed is kept by us. */
  readonly reason: string;
  readonly deliveries: number;
  /** ISO 8601. */
  readonly enqueuedAt: string;
  readonly deadAt: string;
  readonly body: string;
}

/** Messages of a queue that were given up. */
export interface DeadLetterQueue {
  /** Oldest first, after a sequence number, at most `limit`. Rejects with the retryable `bus_unavailable`. */
  list(queue: QueueName, after: number, limit: number): Promise<readonly DeadLetter[]>;
  /** Puts the named ones back on their queue; answers how many there still were. */
  replay(queue: QueueName, sequenceNumbers: readonly number[]): Promise<number>;
}

export interface MessageBus {
  /** Absent where the bus has none that a program may read. */
  readonly deadLetters?: DeadLetterQueue;
  /** Durable when the promise resolves. Rejects with the retryable `bus_unavailable`. */
  send(queue: QueueName, message: OutgoingMessage): Promise<void>;
}

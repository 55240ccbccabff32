import Long from 'long';
import type { ServiceBusMessage, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { DeadLetter, DeadLetterQueue } from '../../ports/message-bus';
import type { Connection } from './client';
import { busUnavailable, isSilence } from './errors';
import { fitId } from './fit-id';

/** The service answers at most about this many at once. */
const peekAtOnce = 250;
const receiveAtOnce = 100;
/** How long to wait for letters that somebody else may hold, in milliseconds. */
const receiveWaitMs = 1_500;

/**
 * The dead-letter queues of the namespace. A letter is read without a lock, and sent again under a message id of its own:
 * under the old one the queue's duplicate detection would drop it. The new id follows from the letter, so a replay that was
 * cut off between sending and removing sends nothing twice.
 */
export function createServiceBusDeadLetters(connection: Connection): DeadLetterQueue {
  async function withReceiver<T>(queue: string, work: (receiver: ServiceBusReceiver) => Promise<T>): Promise<T> {
    let receiver: ServiceBusReceiver | undefined;
    try {
      receiver = await connection.deadLetterReceiver(queue);
      return await work(receiver);
    } catch (error) {
      if (isSilence(error)) connection.forget();
      throw busUnavailable(`The dead letters of ${queue} cannot be reached`, error, { queue });
    } finally {
      // What is still locked is free again when its lock ends.
      await receiver?.close().catch(() => undefined);
    }
  }

  async function list(receiver: ServiceBusReceiver, after: number, limit: number): Promise<readonly DeadLetter[]> {
    const abortSignal = connection.signal();
    let from: Long | undefined = Long.fromNumber(after + 1);
    const found: DeadLetter[] = [];
    while (from && found.length < limit) {
      const count = Math.min(limit - found.length, peekAtOnce);
      const page = await receiver.peekMessages(count, { fromSequenceNumber: from, abortSignal });
      found.push(...page.map(toDeadLetter));
      from = page.at(-1)?.sequenceNumber?.add(1);
    }
    return found;
  }

  async function replay(queue: string, receiver: ServiceBusReceiver, wanted: Set<number>): Promise<number> {
    const sender = await connection.sender(queue);
    const others: ServiceBusReceivedMessage[] = [];
    let replayed = 0;
    try {
      while (wanted.size > 0) {
        const letters = await receiver.receiveMessages(receiveAtOnce, {
          maxWaitTimeInMs: receiveWaitMs,
          abortSignal: connection.signal(),
        });
        if (letters.length === 0) break;
        for (const letter of letters) {
          if (!wanted.delete(numberOf(letter))) {
            others.push(letter);
            continue;
          }
          await sender.sendMessages(again(letter), { abortSignal: connection.signal() });
          await receiver.completeMessage(letter);
          replayed += 1;
        }
      }
      return replayed;
    } finally {
      await Promise.allSettled(others.map((letter) => receiver.abandonMessage(letter)));
    }
  }

  return {
    list: (queue, after, limit) => withReceiver(queue, (receiver) => list(receiver, after, limit)),
    replay: (queue, sequenceNumbers) =>
      withReceiver(queue, (receiver) => replay(queue, receiver, new Set(sequenceNumbers))),
  };
}

function again(letter: ServiceBusReceivedMessage): ServiceBusMessage {
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...properties } = letter.applicationProperties ?? {};
  const { contentType, subject, correlationId, sessionId } = letter;
  return {
    messageId: fitId(`${idOf(letter)}/replay-${numberOf(letter)}`),
    body: letter.body as unknown,
    applicationProperties: properties,
    ...(contentType === undefined ? {} : { contentType }),
    ...(subject === undefined ? {} : { subject }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

/** Service Bus keeps no time of death: the time of the last enqueueing stands for it, which a replay renews. */
function toDeadLetter(letter: ServiceBusReceivedMessage): DeadLetter {
  const at = (letter.enqueuedTimeUtc ?? new Date(0)).toISOString();
  return {
    sequenceNumber: numberOf(letter),
    messageId: idOf(letter),
    reason:
      [letter.deadLetterReason, letter.deadLetterErrorDescription].filter(Boolean).join(': ') || 'No reason given.',
    deliveries: letter.deliveryCount ?? 0,
    enqueuedAt: at,
    deadAt: at,
    body: textOf(letter.body),
  };
}

/** Exact for queues without partitions, which is what infra/ makes. */
function numberOf(letter: ServiceBusReceivedMessage | undefined): number {
  return letter?.sequenceNumber?.toNumber() ?? 0;
}

function idOf({ messageId }: ServiceBusReceivedMessage): string {
  return messageId === undefined ? '' : String(messageId);
}

function textOf(body: unknown): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : JSON.stringify(body);
}

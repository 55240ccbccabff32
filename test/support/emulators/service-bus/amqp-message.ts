import rhea from 'rhea';
import type { Message } from 'rhea';
import type { QueuedMessage } from './message-queue';

/** Format of a transfer that holds several messages, each encoded on its own. */
const batchFormat = 0x80013700;

/** The messages of one transfer. */
export function readTransfer(format: number, received: Message | Buffer): readonly Message[] {
  if (!Buffer.isBuffer(received)) return [received];
  if (format !== batchFormat) throw new Error(`A transfer of format ${format} is not known.`);
  const { content, multiple } = rhea.message.decode(received)['body'] as {
    readonly content: Buffer | readonly Buffer[];
    readonly multiple?: boolean;
  };
  const parts = multiple ? (content as readonly Buffer[]) : [content as Buffer];
  return parts.map((part) => rhea.message.decode(part) as unknown as Message);
}

/** As the broker hands a message out: with what it knows of it as annotations. */
export function toDelivery(message: QueuedMessage): Message {
  const { content, sequence, failures, lockedUntil, state } = message;
  const states = { active: 0, deferred: 1, scheduled: 2 };
  return {
    ...content,
    delivery_count: failures,
    message_annotations: {
      ...(content['message_annotations'] as object | undefined),
      'x-opt-sequence-number': rhea.types.wrap_long(sequence),
      'x-opt-enqueue-sequence-number': rhea.types.wrap_long(sequence),
      'x-opt-enqueued-time': rhea.types.wrap_timestamp(message.enqueuedAt),
      'x-opt-message-state': rhea.types.wrap_int(states[state]),
      ...(lockedUntil === undefined ? {} : { 'x-opt-locked-until': rhea.types.wrap_timestamp(lockedUntil) }),
    },
  };
}

/** The size that counts against the limit of a message: nearly all of it is the body. */
export function bodySize(message: Message): number {
  const body = message['body'] as { readonly content?: unknown } | undefined;
  return Buffer.isBuffer(body?.content) ? body.content.length : JSON.stringify(body ?? null).length;
}

/** A long of AMQP: rhea gives small ones as numbers, others as eight bytes. */
export function toNumber(value: unknown): number {
  return Buffer.isBuffer(value) ? Number(value.readBigInt64BE()) : Number(value);
}

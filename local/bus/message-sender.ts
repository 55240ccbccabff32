import { randomUUID } from 'node:crypto';
import { farFuture, type BusStore, type StoredMessage } from './bus-store';
import type { BusEntity } from './bus-entity';
import type { OutgoingMessage } from './message';

export interface SendReceipt {
  readonly messageId: string;
  /** The id was seen within the window; nothing was stored again. */
  readonly duplicate: boolean;
}

export interface MessageSenderOptions {
  readonly store: BusStore;
  readonly now: () => number;
  readonly duplicateWindowMs: number;
  readonly nextSequenceNumber: () => number;
}

/**
 * Stores messages of one send in one commit, a copy for each target, and hands them out once they are on disk. A message id
 * that was seen within the window, or is just being stored, is answered as a duplicate.
 */
export type MessageSender = (
  path: string,
  targets: readonly BusEntity[],
  messages: readonly OutgoingMessage[],
) => Promise<readonly SendReceipt[]>;

interface Fresh {
  readonly message: OutgoingMessage;
  readonly messageId: string;
}

export function createMessageSender(options: MessageSenderOptions): MessageSender {
  const { store, duplicateWindowMs, nextSequenceNumber } = options;
  const arriving = new Map<string, Promise<void>>();

  async function send(
    path: string,
    targets: readonly BusEntity[],
    messages: readonly OutgoingMessage[],
  ): Promise<readonly SendReceipt[]> {
    const now = options.now();
    const receipts: SendReceipt[] = [];
    const fresh: Fresh[] = [];
    const remembered = new Set<string>();
    const pending: Promise<void>[] = [];
    for (const message of messages) {
      const given = duplicateWindowMs === 0 ? undefined : message.properties.messageId;
      const messageId = message.properties.messageId ?? randomUUID().replaceAll('-', '');
      const underWay = given === undefined ? undefined : arriving.get(keyOf(path, given));
      if (underWay) pending.push(underWay);
      const duplicate =
        given !== undefined &&
        (underWay !== undefined || remembered.has(given) || store.wasSeen(path, given, now - duplicateWindowMs));
      receipts.push({ messageId, duplicate });
      if (duplicate) continue;
      fresh.push({ message, messageId });
      if (given !== undefined) remembered.add(given);
    }
    if (fresh.length > 0) pending.push(put(path, targets, fresh, [...remembered], now));
    await Promise.all(pending);
    return receipts;
  }

  async function put(
    path: string,
    targets: readonly BusEntity[],
    messages: readonly Fresh[],
    messageIds: readonly string[],
    at: number,
  ): Promise<void> {
    const deliveries = messages.flatMap((fresh) =>
      targets.map((target) => ({ target, row: toRow(fresh, target.path, nextSequenceNumber(), at) })),
    );
    const rows = deliveries.map(({ row }) => row);
    const stored = store.insert(rows, { entity: path, messageIds, at });
    for (const id of messageIds) arriving.set(keyOf(path, id), stored);
    try {
      await stored;
    } finally {
      for (const id of messageIds) arriving.delete(keyOf(path, id));
    }
    for (const { target, row } of deliveries) {
      const { sequenceNumber, sessionId, dueAt, expiresAt } = row;
      target.add({ sequenceNumber, sessionId, dueAt, expiresAt, deliveryCount: 0 });
    }
  }

  return send;
}

function toRow({ message, messageId }: Fresh, entity: string, sequenceNumber: number, now: number): StoredMessage {
  const dueAt = Math.max(now, message.scheduledAt ?? now);
  const { messageId: _, ...properties } = message.properties;
  return {
    sequenceNumber,
    entity,
    messageId,
    sessionId: properties.sessionId ?? null,
    enqueuedAt: dueAt,
    dueAt,
    expiresAt: message.timeToLiveMs === undefined ? farFuture : Math.min(farFuture, dueAt + message.timeToLiveMs),
    properties,
    applicationProperties: message.applicationProperties,
    body: message.body,
  };
}

function keyOf(path: string, messageId: string): string {
  return `${path}\n${messageId}`;
}

import type { Database, Row, StoreModule, Write } from '../store/database';
import type { BrokerProperties, BusMessage, DeadLetter } from './message';
import type { MessageRef } from './ready-queue';

/** Tables of the bus; a dead letter is a row whose entity is the dead-letter queue. The body stands last: scans skip it. */
export const busStoreModule: StoreModule = {
  name: 'bus',
  migrations: [
    `CREATE TABLE bus_message (
       sequence INTEGER PRIMARY KEY AUTOINCREMENT,
       entity TEXT NOT NULL,
       message_id TEXT NOT NULL,
       session_id TEXT,
       enqueued_at INTEGER NOT NULL,
       due_at INTEGER NOT NULL,
       expires_at INTEGER NOT NULL,
       delivery_count INTEGER NOT NULL,
       dead_source TEXT,
       dead_reason TEXT,
       dead_description TEXT,
       dead_at INTEGER,
       properties TEXT NOT NULL,
       application_properties TEXT NOT NULL,
       body BLOB NOT NULL
     );
     CREATE INDEX bus_message_by_entity ON bus_message (entity, due_at, sequence);
     CREATE TABLE bus_seen (
       entity TEXT NOT NULL,
       message_id TEXT NOT NULL,
       seen_at INTEGER NOT NULL,
       PRIMARY KEY (entity, message_id)
     ) WITHOUT ROWID;
     CREATE INDEX bus_seen_by_time ON bus_seen (seen_at);`,
  ],
};

export interface StoredMessage {
  readonly sequenceNumber: number;
  readonly entity: string;
  readonly messageId: string;
  readonly sessionId: string | null;
  readonly enqueuedAt: number;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly properties: BrokerProperties;
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
}

export interface Death {
  readonly entity: string;
  readonly source: string;
  readonly reason: string;
  readonly description: string;
  readonly at: number;
}

export interface SeenIds {
  readonly entity: string;
  readonly messageIds: readonly string[];
  readonly at: number;
}

/** Every promise resolves after the commit is on disk. */
export interface BusStore {
  lastSequenceNumber(): number;
  /** All of them in one commit, with the message ids to remember. */
  insert(messages: readonly StoredMessage[], seen: SeenIds): Promise<void>;
  wasSeen(entity: string, messageId: string, since: number): boolean;
  forgetSeen(before: number): Promise<void>;
  load(entity: string): Iterable<MessageRef>;
  read(sequenceNumber: number): BusMessage | undefined;
  countDelivery(refs: readonly MessageRef[]): Promise<void>;
  remove(refs: readonly { readonly sequenceNumber: number }[]): Promise<void>;
  bury(refs: readonly { readonly sequenceNumber: number }[], death: Death): Promise<void>;
  deadLetters(entity: string, after: number, top: number): DeadLetter[];
  /** Moves a dead letter back as a new message of its source. */
  revive(message: DeadLetter, sequenceNumber: number, at: number): Promise<void>;
  counts(): readonly { readonly entity: string; readonly messages: number }[];
}

export function createBusStore(db: Database): BusStore {
  const lastSequence = db.query(`SELECT seq FROM sqlite_sequence WHERE name = 'bus_message'`);
  const insertMessage = db.statement(
    `INSERT INTO bus_message VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, NULL, NULL, NULL, ?, ?, ?)`,
  );
  const insertSeen = db.statement('INSERT OR REPLACE INTO bus_seen VALUES (?, ?, ?)');
  const deleteSeen = db.statement('DELETE FROM bus_seen WHERE seen_at < ?');
  const seen = db.query('SELECT 1 FROM bus_seen WHERE entity = ? AND message_id = ? AND seen_at >= ?');
  const ofEntity = db.query(
    `SELECT sequence, session_id, due_at, expires_at, delivery_count FROM bus_message
     WHERE entity = ? ORDER BY due_at, sequence`,
  );
  const one = db.query('SELECT * FROM bus_message WHERE sequence = ?');
  const setCount = db.statement('UPDATE bus_message SET delivery_count = ? WHERE sequence = ?');
  const deleteMessage = db.statement('DELETE FROM bus_message WHERE sequence = ?');
  const buryMessage = db.statement(
    `UPDATE bus_message SET entity = ?, dead_source = ?, dead_reason = ?, dead_description = ?, dead_at = ?
     WHERE sequence = ?`,
  );
  const dead = db.query(`SELECT * FROM bus_message WHERE entity = ? AND sequence > ? ORDER BY sequence LIMIT ?`);
  const reviveMessage = db.statement(
    `UPDATE bus_message SET entity = dead_source, sequence = ?, enqueued_at = ?, due_at = ?, expires_at = ?,
       delivery_count = 0, dead_source = NULL, dead_reason = NULL, dead_description = NULL, dead_at = NULL
     WHERE sequence = ?`,
  );
  const countByEntity = db.query('SELECT entity, count(*) AS messages FROM bus_message GROUP BY entity');

  return {
    lastSequenceNumber: () => Number(lastSequence.get()?.['seq'] ?? 0),
    insert(messages, { entity, messageIds, at }) {
      const writes: Write[] = messages.map((message) => [
        insertMessage,
        message.sequenceNumber,
        message.entity,
        message.messageId,
        message.sessionId,
        message.enqueuedAt,
        message.dueAt,
        message.expiresAt,
        JSON.stringify(message.properties),
        JSON.stringify(message.applicationProperties),
        message.body,
      ]);
      for (const id of messageIds) writes.push([insertSeen, entity, id, at]);
      return db.submit(writes);
    },
    wasSeen: (entity, messageId, since) => seen.get(entity, messageId, since) !== undefined,
    forgetSeen: (before) => db.submit([[deleteSeen, before]]),
    *load(entity) {
      for (const row of ofEntity.iterate(entity)) {
        yield {
          sequenceNumber: Number(row['sequence']),
          sessionId: row['session_id'] as string | null,
          dueAt: Number(row['due_at']),
          expiresAt: Number(row['expires_at']),
          deliveryCount: Number(row['delivery_count']),
        };
      }
    },
    read(sequenceNumber) {
      const row = one.get(sequenceNumber);
      return row && toMessage(row);
    },
    countDelivery: (refs) => db.submit(refs.map((ref) => [setCount, ref.deliveryCount, ref.sequenceNumber])),
    remove: (refs) => db.submit(refs.map((ref) => [deleteMessage, ref.sequenceNumber])),
    bury: (refs, { entity, source, reason, description, at }) =>
      db.submit(refs.map((ref) => [buryMessage, entity, source, reason, description, at, ref.sequenceNumber])),
    deadLetters: (entity, after, top) => dead.all(entity, after, top).map(toDeadLetter),
    revive: (message, sequenceNumber, at) =>
      db.submit([[reviveMessage, sequenceNumber, at, at, farFuture, message.sequenceNumber]]),
    counts: () =>
      countByEntity.all().map((row) => ({ entity: String(row['entity']), messages: Number(row['messages']) })),
  };
}

/** 31 December 9999: what Service Bus shows for a message that never expires. */
export const farFuture = 253_402_300_799_999;

function toMessage(row: Row): BusMessage {
  return {
    sequenceNumber: Number(row['sequence']),
    messageId: String(row['message_id']),
    sessionId: row['session_id'] as string | null,
    body: row['body'] as Uint8Array,
    properties: JSON.parse(String(row['properties'])) as BrokerProperties,
    applicationProperties: JSON.parse(String(row['application_properties'])) as Record<string, unknown>,
    enqueuedAt: Number(row['enqueued_at']),
    expiresAt: Number(row['expires_at']),
    deliveryCount: Number(row['delivery_count']),
    deadLetterSource: row['dead_source'] as string | null,
  };
}

function toDeadLetter(row: Row): DeadLetter {
  return {
    ...toMessage(row),
    reason: String(row['dead_reason']),
    description: String(row['dead_description']),
    deadLetteredAt: Number(row['dead_at']),
  };
}

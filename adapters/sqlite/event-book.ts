import { integerOf, jsonOrNull, textOf } from './columns';
import type { Row, Store } from './database';
import { AppError } from '../../domain/errors';
import type { EventBook, EventMark } from '../../ports/event-book';

const day = 24 * 60 * 60 * 1000;
/** One day more than promised, so that clocks of senders and ours may differ. */
const finishedKeptMs = 8 * day;
const intakeKeptMs = 30 * day;
/** Nobody repeats events that old; a mark that went only costs a look at the item itself. */
const markKeptMs = 180 * day;

/** Each write also removes what has grown too old. */
export function createSqliteEventBook(store: Store): EventBook {
  const selectMark = store.prepare('SELECT * FROM event_marks WHERE tenant = ? AND subject = ?');
  const upsertMark = store.prepare(
    `INSERT INTO event_marks (tenant, subject, revision, facts, at_ms) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (tenant, subject) DO UPDATE
       SET revision = excluded.revision, facts = excluded.facts, at_ms = excluded.at_ms
       WHERE excluded.revision > revision`,
  );
  const pruneMarks = store.prepare('DELETE FROM event_marks WHERE at_ms < ?');
  const insertFinished = store.prepare('INSERT OR IGNORE INTO finished_events VALUES (?, ?, ?, ?)');
  const pruneFinished = store.prepare('DELETE FROM finished_events WHERE at_ms < ?');
  const selectFinished = store.prepare('SELECT outcome FROM finished_events WHERE tenant = ? AND event_key = ?');
  const insertIntake = store.prepare(
    'INSERT OR IGNORE INTO intake (tenant, message_id, at, at_ms, outcome, reason) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const pruneIntake = store.prepare('DELETE FROM intake WHERE at_ms < ?');
  const selectIntake = store.prepare(
    `SELECT * FROM intake WHERE tenant = ?1 AND (?2 IS NULL OR outcome IN (SELECT value FROM json_each(?2)))
       ORDER BY seq DESC LIMIT ?3`,
  );

  return {
    async advance(tenant, subject, mark, at) {
      const now = millisOf(at);
      return store.transaction(() => {
        upsertMark.run(tenant, subject, mark.revision, JSON.stringify(mark.facts), now);
        pruneMarks.run(now - markKeptMs);
        const row = selectMark.get(tenant, subject);
        return row ? markOf(row) : mark;
      });
    },
    async newest(tenant, subject) {
      const row = selectMark.get(tenant, subject);
      return row && markOf(row);
    },
    async finish(tenant, eventKey, outcome, at) {
      const now = millisOf(at);
      store.transaction(() => {
        insertFinished.run(tenant, eventKey, outcome, now);
        pruneFinished.run(now - finishedKeptMs);
      });
    },
    async outcomeOf(tenant, eventKey) {
      const row = selectFinished.get(tenant, eventKey);
      return row && textOf(row, 'outcome');
    },
    async record(entries) {
      if (entries.length === 0) return;
      store.transaction(() => {
        let newest = 0;
        for (const { tenant, messageId, at, outcome, reason } of entries) {
          newest = Math.max(newest, millisOf(at));
          insertIntake.run(tenant, messageId, at, millisOf(at), outcome, reason);
        }
        pruneIntake.run(newest - intakeKeptMs);
      });
    },
    async list(tenant, { limit, outcomes }) {
      const wanted = outcomes === undefined ? null : JSON.stringify(outcomes);
      return selectIntake.all(tenant, wanted, Math.max(1, Math.trunc(limit))).map((row) => ({
        tenant,
        messageId: textOf(row, 'message_id'),
        at: textOf(row, 'at'),
        outcome: textOf(row, 'outcome'),
        reason: textOf(row, 'reason'),
      }));
    },
  };
}

function markOf(row: Row): EventMark {
  return { revision: integerOf(row, 'revision'), facts: jsonOrNull<EventMark['facts']>(row, 'facts') ?? {} };
}

function millisOf(at: string): number {
  const millis = Date.parse(at);
  if (Number.isNaN(millis)) throw new AppError('invalid_request', `"${at}" is no ISO 8601 time.`);
  return millis;
}

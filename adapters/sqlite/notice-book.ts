import { noticeId } from '../../domain/ids';
import { integerOf, jsonOf, textOf, toJson } from './columns';
import type { Row, Store } from './database';
import type { GateNotice } from '../../ports/notifier';
import type { ConversationRecord, NoticeBook, NoticeEntry, PostedCard } from '../../ports/notice-book';

type Notices = Pick<NoticeBook, 'add' | 'claimDue' | 'settle' | 'hasEarlier' | 'countPending'>;

export function createSqliteNoticeBook(store: Store): NoticeBook {
  return { ...createNotices(store), ...createCards(store), ...createConversations(store) };
}

function createNotices(store: Store): Notices {
  const insert = store.prepare(
    `INSERT OR IGNORE INTO notices (id, run_id, gate_id, notice, state, channel, attempts, due_at, created_at)
       VALUES (?, ?, ?, ?, 'due', 0, 0, ?, ?)`,
  );
  const selectDue = store.prepare(
    "SELECT * FROM notices WHERE state = 'due' AND due_at <= ? ORDER BY created_at, id LIMIT ?",
  );
  const lease = store.prepare("UPDATE notices SET due_at = ? WHERE id = ? AND state = 'due'");
  const end = store.prepare("UPDATE notices SET state = ?, sent_by = ?, settled_at = ? WHERE id = ? AND state = 'due'");
  const later = store.prepare(
    "UPDATE notices SET channel = ?, attempts = ?, due_at = ?, last_error = ? WHERE id = ? AND state = 'due'",
  );
  const earlier = store.prepare(
    `SELECT COUNT(*) AS entries FROM notices
       WHERE run_id = ? AND gate_id = ? AND state = 'due' AND id <> ? AND created_at <= ?`,
  );
  const pending = store.prepare("SELECT COUNT(*) AS entries FROM notices WHERE state = 'due'");
  return {
    async add(notice, at) {
      const { runId, gateId } = notice;
      insert.run(noticeId(notice), runId, gateId, toJson(notice), utc(at), utc(at));
    },
    claimDue: async (at, leaseUntil, limit) =>
      store.transaction(() => {
        const rows = selectDue.all(utc(at), limit);
        for (const row of rows) lease.run(utc(leaseUntil), textOf(row, 'id'));
        return rows.map(entryOf);
      }),
    async settle(id, outcome) {
      if (outcome.kind === 'later') {
        later.run(outcome.channel, outcome.attempts, utc(outcome.dueAt), outcome.reason, id);
        return;
      }
      end.run(outcome.kind, outcome.by ?? null, utc(outcome.at), id);
    },
    async hasEarlier({ id, notice: { runId, gateId }, createdAt }) {
      const row = earlier.get(runId, gateId, id, createdAt);
      return row !== undefined && integerOf(row, 'entries') > 0;
    },
    async countPending() {
      const row = pending.get();
      return row === undefined ? 0 : integerOf(row, 'entries');
    },
  };
}

function createCards(store: Store): Pick<NoticeBook, 'recordCard' | 'listCards' | 'findCard'> {
  const insert = store.prepare(
    'INSERT OR IGNORE INTO posted_cards (channel, address, tenant, run_id, gate_id, posted_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const list = store.prepare('SELECT * FROM posted_cards WHERE run_id = ? AND gate_id = ? ORDER BY posted_at, address');
  const find = store.prepare('SELECT * FROM posted_cards WHERE channel = ? AND address = ?');
  return {
    async recordCard({ channel, address, tenant, runId, gateId, postedAt }) {
      insert.run(channel, address, tenant, runId, gateId, utc(postedAt));
    },
    listCards: async (runId, gateId) => list.all(runId, gateId).map(cardOf),
    async findCard(channel, address) {
      const row = find.get(channel, address);
      return row && cardOf(row);
    },
  };
}

function createConversations(
  store: Store,
): Pick<NoticeBook, 'saveConversation' | 'listConversations' | 'removeConversation'> {
  const save = store.prepare(
    `INSERT INTO conversations (tenant, channel, id, reference, saved_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (tenant, channel, id) DO UPDATE SET reference = excluded.reference, saved_at = excluded.saved_at`,
  );
  const list = store.prepare('SELECT * FROM conversations WHERE tenant = ? AND channel = ? ORDER BY saved_at, id');
  const remove = store.prepare('DELETE FROM conversations WHERE tenant = ? AND channel = ? AND id = ?');
  return {
    async saveConversation({ tenant, channel, id, reference, savedAt }) {
      save.run(tenant, channel, id, toJson(reference), utc(savedAt));
    },
    listConversations: async (tenant, channel) => list.all(tenant, channel).map(conversationOf),
    async removeConversation(tenant, channel, id) {
      remove.run(tenant, channel, id);
    },
  };
}

function entryOf(row: Row): NoticeEntry {
  return {
    id: textOf(row, 'id'),
    notice: jsonOf<GateNotice>(row, 'notice'),
    channel: integerOf(row, 'channel'),
    attempts: integerOf(row, 'attempts'),
    createdAt: textOf(row, 'created_at'),
  };
}

function cardOf(row: Row): PostedCard {
  return {
    channel: textOf(row, 'channel'),
    address: textOf(row, 'address'),
    tenant: textOf(row, 'tenant'),
    runId: textOf(row, 'run_id'),
    gateId: textOf(row, 'gate_id'),
    postedAt: textOf(row, 'posted_at'),
  };
}

function conversationOf(row: Row): ConversationRecord {
  return {
    tenant: textOf(row, 'tenant'),
    channel: textOf(row, 'channel'),
    id: textOf(row, 'id'),
    reference: jsonOf(row, 'reference'),
    savedAt: textOf(row, 'saved_at'),
  };
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

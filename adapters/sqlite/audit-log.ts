import { canonicalJson, chainHash, chainStart } from '../record-keeping/audit-chain';
import { integerOf, jsonOf, textOf } from './columns';
import type { Row, Store } from './database';
import type { AuditEntry, AuditLog, AuditRecord, AuditVerdict } from '../../ports/audit-log';

const defaultRecords = 200;
const maxRecords = 10_000;
// Not `*`: the generated columns cannot be read once an entry is no JSON any more.
const columns = 'sequence, entry, previous_hash, hash';

interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of each chain is kept apart from its records, so that records dropped from the end are missed as well. */
export function createSqliteAuditLog(store: Store): AuditLog {
  const selectByKey = store.prepare(`SELECT ${columns} FROM audit_records WHERE tenant = ? AND key = ?`);
  const selectHead = store.prepare('SELECT sequence, hash FROM audit_heads WHERE tenant = ?');
  const upsertHead = store.prepare(
    `INSERT INTO audit_heads VALUES (?, ?, ?)
       ON CONFLICT (tenant) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
  );
  const insert = store.prepare(
    'INSERT INTO audit_records (tenant, sequence, entry, previous_hash, hash) VALUES (?, ?, ?, ?, ?)',
  );
  const select = store.prepare(
    `SELECT ${columns} FROM audit_records WHERE tenant = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
  );
  const selectOfRun = store.prepare(
    `SELECT ${columns} FROM audit_records WHERE tenant = ? AND run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
  );
  const selectChain = store.prepare(`SELECT ${columns} FROM audit_records WHERE tenant = ? ORDER BY sequence`);

  function headOf(tenant: string): ChainEnd {
    const row = selectHead.get(tenant);
    return row
      ? { sequence: integerOf(row, 'sequence'), hash: textOf(row, 'hash') }
      : { sequence: 0, hash: chainStart };
  }

  function append(entry: AuditEntry): AuditRecord {
    const first = selectByKey.get(entry.tenant, entry.key);
    if (first) return recordOf(first);
    const head = headOf(entry.tenant);
    const sequence = head.sequence + 1;
    const text = canonicalJson({ ...entry, sequence });
    const hash = chainHash(head.hash, text);
    insert.run(entry.tenant, sequence, text, head.hash, hash);
    upsertHead.run(entry.tenant, sequence, hash);
    return { ...(JSON.parse(text) as AuditEntry & { sequence: number }), previousHash: head.hash, hash };
  }

  return {
    append: async (entry) => store.transaction(() => append(entry)),
    async list(tenant, { runId, after = 0, limit = defaultRecords }) {
      const most = Math.min(Math.max(Math.trunc(limit), 1), maxRecords);
      const rows = runId === undefined ? select.all(tenant, after, most) : selectOfRun.all(tenant, runId, after, most);
      return rows.map(recordOf);
    },
    verify: async (tenant) =>
      store.transaction(() => {
        let end: ChainEnd = { sequence: 0, hash: chainStart };
        for (const row of selectChain.iterate(tenant)) {
          if (!follows(row, tenant, end)) return broken(end);
          end = { sequence: end.sequence + 1, hash: textOf(row, 'hash') };
        }
        const head = headOf(tenant);
        if (head.sequence !== end.sequence || head.hash !== end.hash) return broken(end);
        return { intact: true, records: end.sequence, hash: end.hash };
      }),
  };
}

/** Every column is checked against what was hashed; unreadable text is as broken as a wrong hash. */
function follows(row: Row, tenant: string, end: ChainEnd): boolean {
  const text = textOf(row, 'entry');
  if (textOf(row, 'previous_hash') !== end.hash || textOf(row, 'hash') !== chainHash(end.hash, text)) return false;
  if (integerOf(row, 'sequence') !== end.sequence + 1) return false;
  const entry = JSON.parse(text) as { readonly tenant?: unknown; readonly sequence?: unknown };
  return entry.tenant === tenant && entry.sequence === end.sequence + 1;
}

function broken(end: ChainEnd): AuditVerdict {
  return { intact: false, records: end.sequence, hash: end.hash, brokenAt: end.sequence + 1 };
}

function recordOf(row: Row): AuditRecord {
  return {
    ...jsonOf<AuditEntry & { sequence: number }>(row, 'entry'),
    previousHash: textOf(row, 'previous_hash'),
    hash: textOf(row, 'hash'),
  };
}

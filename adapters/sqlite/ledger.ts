import { integerOf, textOf } from './columns';
import type { Row, Store } from './database';
import { requireWholeAmounts } from '../record-keeping/ledger-amounts';
import type { Ledger, LedgerEntry, LedgerSum, LedgerTotals } from '../../ports/ledger';

const defaultEntries = 200;
const maxEntries = 10_000;
const amounts = ['inputTokens', 'cachedInputTokens', 'outputTokens', 'costMicroUsd'] as const;
const sumsSql = `COUNT(*) AS entries, COALESCE(SUM(input_tokens), 0) AS input_tokens,
  COALESCE(SUM(output_tokens), 0) AS output_tokens, COALESCE(SUM(cost_micro_usd), 0) AS cost_micro_usd`;
const defaultSums = 1_000;

/** Columns of a grouping; each one is part of the finer ones. */
const groupings = { project: 'project', run: 'project, run_id', stage: 'project, run_id, stage' } as const;

interface LedgerFilter {
  readonly tenant?: string;
  readonly runId?: string;
}

/** `list` answers the newest entries first. Amounts that are not whole and positive are refused with `invalid_request`. */
export function createSqliteLedger(store: Store): Ledger {
  const insert = store.prepare(
    `INSERT INTO ledger (key, tenant, project, run_id, stage, role, model, input_tokens, cached_input_tokens, output_tokens,
       cost_micro_usd, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  return {
    async record(entry) {
      requireWholeAmounts(entry);
      const { key, tenant, project, runId, stage, role, model, at } = entry;
      return insert.run(key, tenant, project, runId, stage, role, model, ...amounts.map((a) => entry[a]), at) === 1;
    },
    async totals(filter) {
      const { where, args } = condition(filter);
      return totalsOf(store.prepare(`SELECT ${sumsSql} FROM ledger${where}`).get(...args) ?? {});
    },
    async summarise({ tenant, by, since = '', limit = defaultSums }) {
      const columns = groupings[by];
      const rows = store
        .prepare(
          `SELECT ${columns}, ${sumsSql} FROM ledger WHERE tenant = ? AND at >= ? GROUP BY ${columns}
             ORDER BY cost_micro_usd DESC, ${columns} LIMIT ?`,
        )
        .all(tenant, since, Math.min(Math.max(Math.trunc(limit), 1), maxEntries));
      return rows.map((row): LedgerSum => {
        const ofRun = by === 'project' ? {} : { runId: textOf(row, 'run_id') };
        const ofStage = by === 'stage' ? { stage: textOf(row, 'stage') } : {};
        return { project: textOf(row, 'project'), ...ofRun, ...ofStage, ...totalsOf(row) };
      });
    },
    async list(filter) {
      const { where, args } = condition(filter);
      const limit = Math.min(Math.max(Math.trunc(filter.limit ?? defaultEntries), 1), maxEntries);
      const rows = store.prepare(`SELECT * FROM ledger${where} ORDER BY seq DESC LIMIT ?`).all(...args, limit);
      return rows.map(entryOf);
    },
  };
}

function totalsOf(row: Row): LedgerTotals {
  return {
    entries: integerOf(row, 'entries'),
    inputTokens: integerOf(row, 'input_tokens'),
    outputTokens: integerOf(row, 'output_tokens'),
    costMicroUsd: integerOf(row, 'cost_micro_usd'),
  };
}

function condition({ tenant, runId }: LedgerFilter): { readonly where: string; readonly args: string[] } {
  const conditions = [
    ...(tenant === undefined ? [] : [['tenant = ?', tenant] as const]),
    ...(runId === undefined ? [] : [['run_id = ?', runId] as const]),
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '';
  return { where, args: conditions.map(([, value]) => value) };
}

function entryOf(row: Row): LedgerEntry {
  return {
    key: textOf(row, 'key'),
    tenant: textOf(row, 'tenant'),
    project: textOf(row, 'project'),
    runId: textOf(row, 'run_id'),
    stage: textOf(row, 'stage'),
    role: textOf(row, 'role'),
    model: textOf(row, 'model'),
    inputTokens: integerOf(row, 'input_tokens'),
    cachedInputTokens: integerOf(row, 'cached_input_tokens'),
    outputTokens: integerOf(row, 'output_tokens'),
    costMicroUsd: integerOf(row, 'cost_micro_usd'),
    at: textOf(row, 'at'),
  };
}

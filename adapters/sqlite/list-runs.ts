import { integerOf, textOf } from './columns';
import type { Store } from './database';
import { runRecordOf } from './run-record';
import { AppError } from '../../domain/errors';
import type { RunStatus, SdlcState } from '../../domain/lifecycle';
import type { RunFilter, RunIndex } from '../../ports/run-index';

const filterColumns = [
  ['tenant', 'tenant'],
  ['project', 'project'],
  ['state', 'state'],
  ['workItem', 'work_item'],
] as const;

const defaultLimit = 50;
const maxLimit = 500;

/** The query of a filter and its arguments; the limit is one more than the page, to see whether there is a next one. */
export function listRunsQuery(filter: RunFilter): { readonly sql: string; readonly args: (string | number)[] } {
  const conditions: string[] = [];
  const args: (string | number)[] = [];
  for (const [field, column] of filterColumns) {
    const value = filter[field];
    if (value === undefined) continue;
    conditions.push(`${column} = ?`);
    args.push(value);
  }
  if (filter.status !== undefined) {
    conditions.push(statusCondition(filter.status));
    args.push(filter.status);
  }
  if (filter.cursor !== undefined) {
    conditions.push('seq < ?');
    args.push(readCursor(filter.cursor));
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  args.push(pageSize(filter) + 1);
  return { sql: `SELECT * FROM runs${where} ORDER BY seq DESC LIMIT ?`, args };
}

const held = "run_id IN (SELECT run_id FROM run_controls WHERE mode = 'pause')";

/** A run that a person paused keeps its own status in its row; it counts as paused until it goes on. */
function statusCondition(status: RunStatus): string {
  if (status === 'paused') return `(status = ? OR status IN ('running', 'waiting_for_confirmation') AND ${held})`;
  return status === 'running' || status === 'waiting_for_confirmation' ? `status = ? AND NOT ${held}` : 'status = ?';
}

/** Newest first by creation. The cursor stands for a place, so runs that start meanwhile shift no page. */
export function createListRuns(store: Store): RunIndex['listRuns'] {
  return async (filter) => {
    const { sql, args } = listRunsQuery(filter);
    const rows = store.prepare(sql).all(...args);
    const page = rows.slice(0, pageSize(filter));
    const last = page.at(-1);
    const items = page.map(runRecordOf);
    return last && rows.length > page.length ? { items, cursor: writeCursor(integerOf(last, 'seq')) } : { items };
  };
}

export function createCountByState(store: Store): RunIndex['countByState'] {
  const count = store.prepare(
    'SELECT tenant, state, status, COUNT(*) AS runs FROM runs GROUP BY tenant, state, status ORDER BY tenant, state, status',
  );
  return async () =>
    count.all().map((row) => ({
      tenant: textOf(row, 'tenant'),
      state: textOf(row, 'state') as SdlcState,
      status: textOf(row, 'status') as RunStatus,
      runs: integerOf(row, 'runs'),
    }));
}

function pageSize(filter: RunFilter): number {
  const wanted = Math.trunc(filter.limit ?? defaultLimit);
  return Math.min(Math.max(Number.isNaN(wanted) ? defaultLimit : wanted, 1), maxLimit);
}

function writeCursor(seq: number): string {
  return Buffer.from(`runs:${seq}`).toString('base64url');
}

function readCursor(cursor: string): number {
  const seq = /^runs:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (seq !== undefined) return Number(seq);
  throw new AppError('invalid_request', 'The cursor is none of ours. Leave it out to start with the newest run.');
}

import { jsonOf, textOrNull, toJson } from './columns';
import type { Row, Store } from './database';
import type { DelegationRecord, Delegations } from '../../ports/delegations';

/** Times are compared as text: they are all written as UTC with milliseconds. */
export function createSqliteDelegations(store: Store): Delegations {
  const insert = store.prepare(
    `INSERT OR IGNORE INTO delegations (tenant, id, delegate, since, until, ended_at, delegation)
       VALUES (?, ?, ?, ?, ?, NULL, ?)`,
  );
  const end = store.prepare('UPDATE delegations SET ended_at = ? WHERE tenant = ? AND id = ? AND ended_at IS NULL');
  const active = store.prepare(
    `SELECT * FROM delegations WHERE tenant = ? AND since <= ? AND until > ? AND (ended_at IS NULL OR ended_at > ?)
       AND (? IS NULL OR delegate = ?) ORDER BY since, id`,
  );
  return {
    async add(delegation) {
      const { tenant, id, to, since, until } = delegation;
      insert.run(tenant, id, to, utc(since), utc(until), toJson(delegation));
    },
    end: async (tenant, id, at) => end.run(utc(at), tenant, id) > 0,
    listActive: async (tenant, at, to) =>
      active.all(tenant, utc(at), utc(at), utc(at), to ?? null, to ?? null).map(delegationOf),
  };
}

function delegationOf(row: Row): DelegationRecord {
  const endedAt = textOrNull(row, 'ended_at');
  return { ...jsonOf<DelegationRecord>(row, 'delegation'), ...(endedAt === null ? {} : { endedAt }) };
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

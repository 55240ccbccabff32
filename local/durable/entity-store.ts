import type { Database, Row, Write } from '../store/database';
import type { EntityAddress } from './api';

export interface StoredEntity {
  readonly id: string;
  readonly address: EntityAddress;
  readonly updatedAt: number;
  readonly state: string | null;
}

export interface EntityFilter {
  readonly name?: string;
  readonly updatedFrom?: number;
  readonly updatedTo?: number;
}

export interface EntityStore {
  put(id: string, address: EntityAddress, updatedAt: number, state: string | null): Write;
  remove(id: string): Write;
  find(id: string): StoredEntity | undefined;
  /** In id order, after `after`. */
  list(filter: EntityFilter, after: string, limit: number): StoredEntity[];
}

/** Entity states by `@name@key`; their inboxes share the orchestrations' table. */
export function createEntityStore(db: Database): EntityStore {
  const put = db.statement(
    `INSERT INTO durable_entity VALUES (?,?,?,?,?)
     ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, state = excluded.state`,
  );
  const remove = db.statement('DELETE FROM durable_entity WHERE id = ?');
  const byId = db.query('SELECT * FROM durable_entity WHERE id = ?');
  const list = db.query(
    `SELECT * FROM durable_entity WHERE id > ? AND (? IS NULL OR name = ?) AND (? IS NULL OR updated_at >= ?)
     AND (? IS NULL OR updated_at <= ?) ORDER BY id LIMIT ?`,
  );
  return {
    put: (id, address, updatedAt, state) => [put, id, address.name, address.key, updatedAt, state],
    remove: (id) => [remove, id],
    find(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : entityOf(row);
    },
    list(filter, after, limit) {
      const name = filter.name?.toLowerCase() ?? null;
      const from = filter.updatedFrom ?? null;
      const to = filter.updatedTo ?? null;
      return list.all(after, name, name, from, from, to, to, limit).map(entityOf);
    },
  };
}

function entityOf(row: Row): StoredEntity {
  const state = row['state'];
  return {
    id: String(row['id']),
    address: { name: String(row['name']), key: String(row['key']) },
    updatedAt: Number(row['updated_at']),
    state: state === null || state === undefined ? null : String(state),
  };
}

/** `@name@key`; names are lower-case, keys are as given. */
export function entityId(address: EntityAddress): string {
  return `@${address.name.toLowerCase()}@${address.key}`;
}

export function addressOf(id: string): EntityAddress {
  const second = id.indexOf('@', 1);
  return { name: id.slice(1, second).toLowerCase(), key: id.slice(second + 1) };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Database } from './database';
import { requireCurrent, type StoreModule } from './migrations';
import { StoreError, reasonOf } from './store-error';

/**
 * The database of a data folder at one moment, for reading: takes no lock, changes nothing and may be open beside a host
 * that works on it. Refuses a file of another version, since nothing may be migrated here; every write is refused.
 */
export function openReadOnly(folder: string, modules: readonly StoreModule[]): Database {
  const file = join(folder, 'host.db');
  if (!existsSync(file)) throw new StoreError('corrupt', `${folder} is no data folder: it holds no host.db.`);
  const db = open(file, modules);
  const refuse = (): Promise<never> => Promise.reject(new StoreError('closed', `${file} is open for reading only.`));
  const close = async (): Promise<void> => db.close();
  return {
    file,
    statement: (sql) => ({ id: -1, sql }),
    query(sql) {
      const statement = db.prepare(sql);
      return {
        get: (...args) => statement.get(...args),
        all: (...args) => statement.all(...args),
        iterate: (...args) => statement.iterate(...args),
      };
    },
    submit: refuse,
    figures: () => ({ commits: 0, batches: 0, commitMillis: 0 }),
    compact: refuse,
    backup: refuse,
    close,
    abandon: close,
  };
}

function open(file: string, modules: readonly StoreModule[]): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    // Everything is read from the snapshot the first read takes.
    db.exec('BEGIN');
    requireCurrent(db, file, modules);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError('corrupt', `${file} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
}

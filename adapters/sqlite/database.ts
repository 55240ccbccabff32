import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { migrate } from './migrate';
import { folderError, storeError } from './store-error';
import { createWalSync, type SyncFile, type WalSync } from './wal-sync';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A statement prepared once. What SQLite throws comes out as `AppError`. */
export interface Statement {
  get(...args: readonly SQLInputValue[]): Row | undefined;
  all(...args: readonly SQLInputValue[]): readonly Row[];
  iterate(...args: readonly SQLInputValue[]): Iterable<Row>;
  /** Answers the number of rows changed. */
  run(...args: readonly SQLInputValue[]): number;
}

/**
 * One SQLite file of the product (WAL). A statement outside `transaction` is a transaction of its own; when it returns, its
 * effect survives the end of the process, and once `synced` has resolved that of the machine. Calls block the thread at most
 * 5 s when another process writes.
 */
export interface Store {
  readonly file: string;
  /** The same SQL gives the same prepared statement. */
  prepare(sql: string): Statement;
  /** Takes the write lock before it reads, so what `work` reads cannot change under it. Does not nest. */
  transaction<T>(work: () => T): T;
  /** How many there were since the file was opened. */
  commits(): number;
  /** Resolves once so many of them are on disk; one flush serves all who wait. */
  synced(commits: number): Promise<void>;
  close(): void;
}

/**
 * Opens or makes the file, readable for its owner only, and brings its tables forward. Rejects with `store_unavailable`,
 * naming the path, when it cannot be written, and with `configuration_invalid` when a newer version wrote it.
 */
export function openStore(file: string, sync?: SyncFile): Store {
  makeFile(file);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL');
    migrate(db, file);
    return createStore(db, file, createWalSync(file, sync));
  } catch (error) {
    db?.close();
    throw storeError(error, file);
  }
}

function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw folderError(error, file);
  }
}

function createStore(db: DatabaseSync, file: string, wal: WalSync): Store {
  const statements = new Map<string, Statement>();

  function guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error, file);
    }
  }

  function prepare(sql: string): Statement {
    const prepared = guard(() => db.prepare(sql));
    return {
      get: (...args) => guard(() => prepared.get(...args)),
      all: (...args) => guard(() => prepared.all(...args)),
      iterate: (...args) => guard(() => prepared.iterate(...args)),
      run: (...args) =>
        guard(() => {
          const changes = Number(prepared.run(...args).changes);
          if (!db.isTransaction) wal.wrote();
          return changes;
        }),
    };
  }

  return {
    file,
    prepare(sql) {
      const statement = statements.get(sql) ?? prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    transaction(work) {
      guard(() => db.exec('BEGIN IMMEDIATE'));
      try {
        const result = work();
        guard(() => db.exec('COMMIT'));
        wal.wrote();
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    commits: wal.commits,
    synced: wal.synced,
    close() {
      wal.close();
      if (db.isOpen) db.close();
    },
  };
}

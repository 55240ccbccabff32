import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { AppError } from '../../domain/errors';

/** The SQLite file of one adapter. Every write is on disk when it returns. */
export interface OwnDatabase {
  prepare(sql: string): StatementSync;
  /** All or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens or makes the file. `layout` has to be repeatable (`CREATE … IF NOT EXISTS`); `format` counts its versions from 1. A file
 * of a newer format is refused with `store_unavailable`, for an older program would damage it.
 */
export function openOwnDatabase(file: string, layout: string, format = 1): OwnDatabase {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
  const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (found > format) {
    database.close();
    throw new AppError(
      'store_unavailable',
      `${file} has format ${found}; this version knows formats up to ${format}. Use the newer version, or another data folder.`,
      { retryable: false, details: { file, found, known: format } },
    );
  }
  database.exec(`${layout}; PRAGMA user_version=${format}`);
  return {
    prepare: (sql) => database.prepare(sql),
    transaction: (work) => inTransaction(database, work),
    close: () => database.close(),
  };
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const answer = work();
    database.exec('COMMIT');
    return answer;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

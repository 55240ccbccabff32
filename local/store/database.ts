import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, backup, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { lockFolder } from './folder-lock';
import { migrate, type StoreModule } from './migrations';
import { StoreError, reasonOf } from './store-error';
import { Writer, type Statement, type Write, type WriterFigures } from './writer';
import type { SqlValue } from './writer-thread';

export type { SqlValue, Statement, StoreModule, Write, WriterFigures };

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A read of committed state; never sees a batch whose `submit` has not been committed yet. */
export interface Query {
  get(...args: readonly SqlValue[]): Row | undefined;
  all(...args: readonly SqlValue[]): Row[];
  iterate(...args: readonly SqlValue[]): Iterable<Row>;
}

/**
 * One SQLite file (WAL, synchronous=FULL) shared by the engine, the bus and the triggers, so that all of them share one
 * fsync. Reads are synchronous on the caller's thread, writes go to a thread of their own.
 */
export interface Database {
  readonly file: string;
  /** Registers a write statement once, at start; the same SQL gives the same statement. Its table must exist already. */
  statement(sql: string): Statement;
  /** Registers a read. */
  query(sql: string): Query;
  /**
   * Commits the batch atomically, in order of submission, grouped with others under one fsync. Resolves only after the
   * commit is on disk. Rejects with `StoreError` code `statement` (this batch alone was refused) or `failed` (disk or
   * file gave up: the store takes nothing more until it is opened again).
   */
  submit(batch: readonly Write[]): Promise<void>;
  figures(): WriterFigures;
  /** Gives pages freed by deletes (all, or so many) back to the file system, and truncates the write-ahead log. */
  compact(pages?: number): Promise<void>;
  /** A consistent copy of the committed state while the host runs on. */
  backup(target: string): Promise<void>;
  /** Commits what was submitted, checkpoints, releases the folder. */
  close(): Promise<void>;
  /** For crash tests: as if the process were killed now; releases the folder without committing. */
  abandon(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** The data folder; made when missing. One host per folder. */
  readonly folder: string;
  readonly modules: readonly StoreModule[];
  /** File name inside the folder. */
  readonly fileName?: string;
}

/** Opens or creates the file. Refuses with a `StoreError` that names it: `busy`, `newer` or `corrupt`. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const lock = lockFolder(options.folder);
  const file = join(options.folder, options.fileName ?? 'host.db');
  try {
    const reader = openFile(file, options.modules);
    return new SqliteDatabase(file, reader, new Writer(file), () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openFile(file: string, modules: readonly StoreModule[]): DatabaseSync {
  const isNew = !existsSync(file);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 5000 });
    if (isNew) db.exec('PRAGMA auto_vacuum=INCREMENTAL');
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000');
    checkPages(db);
    migrate(db, file, modules);
    db.exec('PRAGMA query_only=ON');
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof StoreError) throw error;
    if (isDiskFull(error)) {
      const next = 'Free some space, then start again: nothing in it is lost.';
      throw new StoreError('failed', `${file} cannot be opened: its disk is full. ${next}`, { cause: error });
    }
    throw new StoreError(
      'corrupt',
      `${file} cannot be opened: ${reasonOf(error)}. Restore a backup of it, or move it away to start empty.`,
      { cause: error },
    );
  }
}

/** SQLITE_FULL. Such a file is whole: nobody should be told to give it up. */
function isDiskFull(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === 13;
}

/** A file up to this size is looked through at the start, which takes a fraction of a second. */
const checkedBytes = 256 * 1024 * 1024;

/** Finds damaged pages before anything is built on them; in a larger file they are found when they are read. */
function checkPages(db: DatabaseSync): void {
  const size = db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size').get();
  if (Number(size?.['bytes']) > checkedBytes) return;
  const problem = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (problem !== 'ok') throw new Error(String(problem).replaceAll('\n', ' '));
}

class SqliteDatabase implements Database {
  private open = true;

  constructor(
    readonly file: string,
    private readonly reader: DatabaseSync,
    private readonly writer: Writer,
    private readonly release: () => void,
  ) {}

  statement(sql: string): Statement {
    return this.writer.statement(sql);
  }

  query(sql: string): Query {
    const statement = this.reader.prepare(sql);
    const run = <T>(read: (prepared: StatementSync) => T): T => {
      try {
        return read(statement);
      } catch (error) {
        throw this.readError(error);
      }
    };
    return {
      get: (...args) => run((prepared) => prepared.get(...args)),
      all: (...args) => run((prepared) => prepared.all(...args)),
      iterate: (...args) => run((prepared) => prepared.iterate(...args)),
    };
  }

  submit(batch: readonly Write[]): Promise<void> {
    return this.writer.submit(batch);
  }

  figures(): WriterFigures {
    return this.writer.figures();
  }

  async compact(pages?: number): Promise<void> {
    await this.writer.exec(`PRAGMA incremental_vacuum(${pages ?? 0})`);
    // Without waiting: a backup may be reading for long, and the next one truncates.
    await this.writer.exec('PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000');
  }

  async backup(target: string): Promise<void> {
    await backup(this.reader, target, { rate: 1_000_000 });
  }

  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await this.writer.close();
    this.reader.close();
    this.release();
  }

  async abandon(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await this.writer.abandon();
    this.reader.close();
    this.release();
  }

  private readError(error: unknown): StoreError {
    return new StoreError(
      'corrupt',
      `Reading ${this.file} failed: ${reasonOf(error)}. Stop the host and restore a backup of that file.`,
      { cause: error },
    );
  }
}

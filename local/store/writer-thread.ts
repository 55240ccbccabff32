/* istanbul ignore file: this function runs as source text in a thread of its own. */
import type * as WorkerThreads from 'node:worker_threads';
import type * as Sqlite from 'node:sqlite';

export type SqlValue = string | number | bigint | null | Uint8Array;

/** Batches `first…` with one entry in `ends` per batch: the index in `ops` where it ends. `ops`: id, argument count, arguments… */
export interface WriteMessage {
  readonly first: number;
  readonly ends: readonly number[];
  readonly ops: readonly SqlValue[];
  readonly statements: readonly string[];
  readonly exec?: string;
}

export interface WriterAnswer {
  /** Every batch below this number is committed, or named in `failed`. */
  readonly upTo: number;
  readonly failed: readonly { readonly batch: number; readonly message: string; readonly fatal: boolean }[];
  readonly millis: number;
}

/**
 * The body of the writer thread. It must stay self-contained (only `load` reaches outside), for it is started from its
 * source text and so needs no file of its own in a bundle.
 */
export function writerThread(load: (id: string) => unknown): void {
  const threads = load('node:worker_threads') as typeof WorkerThreads;
  const sqlite = load('node:sqlite') as typeof Sqlite;
  const port = threads.parentPort as WorkerThreads.MessagePort;
  const { file } = threads.workerData as { file: string };
  const db: Sqlite.DatabaseSync = new sqlite.DatabaseSync(file, { timeout: 5000 });
  db.exec(
    'PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY',
  );
  const statements: Sqlite.StatementSync[] = [];

  function apply(ops: readonly SqlValue[], from: number, to: number): void {
    let at = from;
    while (at < to) {
      const statement = statements[ops[at] as number] as Sqlite.StatementSync;
      const count = ops[at + 1] as number;
      statement.run(...ops.slice(at + 2, at + 2 + count));
      at += 2 + count;
    }
  }

  function applyAll(message: WriteMessage): void {
    let from = 0;
    for (const end of message.ends) {
      apply(message.ops, from, end);
      from = end;
    }
  }

  function isFatal(error: unknown): boolean {
    const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
    return code !== 19 && code !== 1 && code !== 20 && code !== 25;
  }

  function rollback(): void {
    if (db.isTransaction) db.exec('ROLLBACK');
  }

  /** The group failed: each batch alone, so that one bad statement costs its own submitter only. */
  function oneByOne(group: readonly WriteMessage[]): WriterAnswer['failed'] {
    const failed: { batch: number; message: string; fatal: boolean }[] = [];
    for (const message of group) {
      let from = 0;
      message.ends.forEach((end, index) => {
        try {
          db.exec('BEGIN IMMEDIATE');
          apply(message.ops, from, end);
          db.exec('COMMIT');
        } catch (error) {
          rollback();
          failed.push({
            batch: message.first + index,
            message: String((error as Error).message),
            fatal: isFatal(error),
          });
        }
        from = end;
      });
    }
    return failed;
  }

  function commit(group: readonly WriteMessage[]): WriterAnswer['failed'] {
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const message of group) applyAll(message);
      db.exec('COMMIT');
      return [];
    } catch {
      rollback();
      return oneByOne(group);
    }
  }

  function execute(message: WriteMessage): WriterAnswer['failed'] {
    try {
      db.exec(message.exec ?? '');
      return [];
    } catch (error) {
      return [{ batch: message.first, message: String((error as Error).message), fatal: false }];
    }
  }

  function answer(upTo: number, failed: WriterAnswer['failed'], since: number): void {
    port.postMessage({ upTo, failed, millis: performance.now() - since });
  }

  function learn(message: WriteMessage): void {
    for (const sql of message.statements) statements.push(db.prepare(sql));
  }

  port.on('message', (first: WriteMessage | 'close') => {
    let next: WriteMessage | 'close' | undefined = first;
    while (next !== undefined) {
      if (next === 'close') {
        db.close();
        port.close();
        return;
      }
      const since = performance.now();
      const group: WriteMessage[] = [];
      while (next !== undefined && next !== 'close' && next.exec === undefined) {
        learn(next);
        group.push(next);
        next = (threads.receiveMessageOnPort(port) as { message: WriteMessage | 'close' } | undefined)?.message;
      }
      const last = group.at(-1);
      if (last !== undefined) answer(last.first + last.ends.length, commit(group), since);
      if (next !== undefined && next !== 'close' && next.exec !== undefined) {
        answer(next.first + 1, execute(next), since);
        next = (threads.receiveMessageOnPort(port) as { message: WriteMessage | 'close' } | undefined)?.message;
      }
    }
  });
}

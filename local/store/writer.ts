import { Worker } from 'node:worker_threads';
import { StoreError } from './store-error';
import { writerThread, type SqlValue, type WriteMessage, type WriterAnswer } from './writer-thread';

/** A registered write statement; made by `Database.statement`, used in `submit`. */
export interface Statement {
  readonly id: number;
  readonly sql: string;
}

/** One statement with its arguments. */
export type Write = readonly [Statement, ...SqlValue[]];

export interface WriterFigures {
  readonly commits: number;
  readonly batches: number;
  readonly commitMillis: number;
}

/** So many batches go to an idle thread at once, that disk and main thread work side by side. */
const EARLY_FLUSH = 8;

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

interface Outbox {
  first: number;
  ends: number[];
  ops: SqlValue[];
  statements: string[];
}

/**
 * The main thread's end of the write path. Batches of one turn of the event loop travel together; the thread commits
 * whatever has gathered while its previous fsync ran, in the order of submission.
 */
export class Writer {
  private readonly worker: Worker;
  private readonly waiters: Waiter[] = [];
  private readonly known: Statement[] = [];
  private outbox: Outbox = { first: 0, ends: [], ops: [], statements: [] };
  private next = 0;
  private done = 0;
  private posted = 0;
  private scheduled = false;
  private failure: StoreError | undefined;
  private closing: Waiter | undefined;
  private commits = 0;
  private commitMillis = 0;

  constructor(private readonly file: string) {
    this.worker = new Worker(`(${writerThread.toString()})(require)`, { eval: true, workerData: { file } });
    this.worker.on('message', (answer: WriterAnswer) => this.settle(answer));
    this.worker.on('error', (error: Error) => this.fail(`the writer thread died: ${error.message}`));
    this.worker.on('exit', () => {
      this.fail('the store is closed', 'closed');
      this.closing?.resolve();
    });
    this.worker.unref();
  }

  statement(sql: string): Statement {
    const found = this.known.find((statement) => statement.sql === sql);
    if (found !== undefined) return found;
    const statement = { id: this.known.length, sql };
    this.known.push(statement);
    this.outbox.statements.push(sql);
    return statement;
  }

  submit(batch: readonly Write[]): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const { ops, ends } = this.outbox;
    for (const write of batch) {
      ops.push(write[0].id, write.length - 1);
      for (let index = 1; index < write.length; index += 1) ops.push(write[index] as SqlValue);
    }
    ends.push(ops.length);
    this.next += 1;
    if (ends.length >= EARLY_FLUSH && this.posted === this.done) this.flush();
    else this.schedule();
    return this.wait();
  }

  /** Runs SQL outside a transaction, after everything submitted so far (vacuum, checkpoint). */
  exec(sql: string): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.flush();
    const message: WriteMessage = { first: this.next, ends: [], ops: [], statements: [], exec: sql };
    this.next += 1;
    this.posted = this.next;
    this.outbox.first = this.next;
    this.worker.postMessage(message);
    return this.wait();
  }

  figures(): WriterFigures {
    return { commits: this.commits, batches: this.done, commitMillis: this.commitMillis };
  }

  /** Commits what was submitted, then ends the thread. */
  close(): Promise<void> {
    this.flush();
    return new Promise((resolve, reject) => {
      if (this.failure?.code === 'closed') return resolve();
      this.closing = { resolve, reject };
      this.worker.ref();
      this.worker.postMessage('close');
    });
  }

  /** Ends the thread at once; what is not committed is lost, as with a killed process. */
  async abandon(): Promise<void> {
    this.outbox = { first: this.next, ends: [], ops: [], statements: [] };
    await this.worker.terminate();
  }

  private wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      if (this.waiters.length === 1) this.worker.ref();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    if (this.outbox.ends.length === 0) return;
    this.posted = this.next;
    this.worker.postMessage(this.outbox satisfies WriteMessage);
    this.outbox = { first: this.next, ends: [], ops: [], statements: [] };
  }

  private settle(answer: WriterAnswer): void {
    this.commits += 1;
    this.commitMillis += answer.millis;
    const fatal = answer.failed.find((entry) => entry.fatal);
    const settled = this.waiters.splice(0, answer.upTo - this.done);
    const first = this.done;
    this.done = answer.upTo;
    settled.forEach((waiter, index) => {
      const failed = answer.failed.find((entry) => entry.batch === first + index);
      if (failed === undefined) waiter.resolve();
      else waiter.reject(this.errorOf(failed.message, failed.fatal ? 'failed' : 'statement'));
    });
    if (this.waiters.length === 0) this.worker.unref();
    if (fatal !== undefined) this.fail(fatal.message);
  }

  private fail(reason: string, code: 'failed' | 'closed' = 'failed'): void {
    this.failure ??= this.errorOf(reason, code);
    for (const waiter of this.waiters.splice(0)) waiter.reject(this.failure);
  }

  private errorOf(reason: string, code: 'failed' | 'closed' | 'statement'): StoreError {
    if (code === 'closed') return new StoreError(code, `${this.file} is closed.`);
    if (code === 'statement') return new StoreError(code, `A write to ${this.file} was refused: ${reason}`);
    return new StoreError(
      code,
      `Writing to ${this.file} failed: ${reason}. Nothing after the last acknowledged write is in the file. ` +
        'Check the disk (space, health), then start the host again; it continues from the last commit.',
    );
  }
}

import type { Database, Row, StoreModule, Write } from '../store/database';
import type { InstanceFilter, InstanceState, RuntimeStatus, TraceContext } from './api';
import type { HistoryRow } from './execution';
import { newInstance, stateOf, type Instance, type ParentLink } from './instance';

/** Longer inputs live in a table of their own, so that a status change does not rewrite them. */
const INLINE_INPUT = 1000;
/** A history row's key is `instance row × EPISODES + episode`: one tree, neighbours together. */
const EPISODES = 2 ** 20;

export const durableModule: StoreModule = {
  name: 'durable',
  migrations: [
    `CREATE TABLE durable_instance (
       row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, execution TEXT NOT NULL, version TEXT,
       status TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, wake_at INTEGER, busy INTEGER NOT NULL,
       generation INTEGER NOT NULL, custom_status TEXT, parent TEXT, trace TEXT, reason TEXT, output TEXT, input TEXT);
     CREATE INDEX durable_instance_wake ON durable_instance (wake_at) WHERE wake_at IS NOT NULL;
     CREATE INDEX durable_instance_busy ON durable_instance (row) WHERE busy = 1;
     CREATE TABLE durable_input (row INTEGER PRIMARY KEY, input TEXT NOT NULL);
     CREATE TABLE durable_history (key INTEGER PRIMARY KEY, at INTEGER NOT NULL, events TEXT NOT NULL);
     CREATE TABLE durable_inbox (seq INTEGER PRIMARY KEY, target TEXT NOT NULL, message TEXT NOT NULL);
     CREATE TABLE durable_entity (id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, updated_at INTEGER NOT NULL, state TEXT)
       WITHOUT ROWID;`,
  ],
};

const COLUMNS = `i.row, i.id, i.name, i.execution, i.version, i.status, i.created_at, i.updated_at, i.wake_at, i.busy,
  i.generation, i.custom_status, i.parent, i.trace, i.reason, i.output, coalesce(i.input, p.input) AS input`;
const FROM = 'FROM durable_instance i LEFT JOIN durable_input p ON p.row = i.row';

/** What retention has to know of an instance. */
export interface EndedRow {
  readonly row: number;
  readonly id: string;
  readonly status: RuntimeStatus;
  readonly updatedAt: number;
  readonly parent: ParentLink | undefined;
}

/** Every read and write of orchestration instances; writes are pieces of a caller's batch. */
export interface InstanceStore {
  /** The instance's row, new or changed. */
  save(instance: Instance): Write[];
  /** A new generation: the old history goes, the row stays. */
  renew(instance: Instance): Write[];
  append(instance: Instance, episode: number, at: number, events: string): Write;
  rewrite(instance: Instance, episode: number, events: string): Write;
  remove(row: number): Write[];
  post(seq: number, target: string, message: object): Write;
  unpost(seq: number): Write;
  clearInbox(target: string): Write;
  find(id: string): Instance | undefined;
  history(row: number): (HistoryRow & { readonly episode: number })[];
  /** Instances that must be looked at after a start. */
  busyIds(): string[];
  /** Ids and times of waiting timers. */
  wakes(): Iterable<Row>;
  inbox(): Row[];
  lastRow(): number;
  lastSeq(): number;
  counts(): Map<string, number>;
  /** Committed instances in order of their rows. */
  slice(after: number, limit: number): EndedRow[];
  /** Committed instances in id order, after the filter's continuation. */
  list(wanted: InstanceFilter, limit: number): InstanceState[];
}

export function createInstanceStore(db: Database): InstanceStore {
  const insert = db.statement(`INSERT INTO durable_instance VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`);
  const insertInput = db.statement('INSERT INTO durable_input VALUES (?,?)');
  const update = db.statement(
    `UPDATE durable_instance SET status = ?, updated_at = ?, wake_at = ?, busy = ?, custom_status = ?, reason = ?, output = ?,
     trace = ? WHERE row = ?`,
  );
  const renew = db.statement(
    'UPDATE durable_instance SET execution = ?, created_at = ?, generation = ?, input = ? WHERE row = ?',
  );
  const append = db.statement('INSERT INTO durable_history VALUES (?,?,?)');
  const rewrite = db.statement('UPDATE durable_history SET events = ? WHERE key = ?');
  const deleteInstance = db.statement('DELETE FROM durable_instance WHERE row = ?');
  const deleteInput = db.statement('DELETE FROM durable_input WHERE row = ?');
  const deleteHistory = db.statement('DELETE FROM durable_history WHERE key BETWEEN ? AND ?');
  const post = db.statement('INSERT INTO durable_inbox VALUES (?,?,?)');
  const unpost = db.statement('DELETE FROM durable_inbox WHERE seq = ?');
  const clearInbox = db.statement('DELETE FROM durable_inbox WHERE target = ?');

  const byId = db.query(`SELECT ${COLUMNS} ${FROM} WHERE i.id = ?`);
  const history = db.query('SELECT key, at, events FROM durable_history WHERE key BETWEEN ? AND ? ORDER BY key');
  const busy = db.query('SELECT id FROM durable_instance WHERE busy = 1 ORDER BY row');
  const timers = db.query('SELECT id, wake_at FROM durable_instance WHERE wake_at IS NOT NULL');
  const inbox = db.query('SELECT seq, target, message FROM durable_inbox ORDER BY seq');
  const lastRow = db.query('SELECT max(row) AS last FROM durable_instance');
  const lastSeq = db.query('SELECT max(seq) AS last FROM durable_inbox');
  const counts = db.query('SELECT status, count(*) AS n FROM durable_instance GROUP BY status');
  const slice = db.query(
    'SELECT row, id, status, updated_at, parent FROM durable_instance WHERE row > ? ORDER BY row LIMIT ?',
  );
  const filter = `WHERE i.id > ? AND (? IS NULL OR substr(i.id, 1, length(?)) = ?) AND (? IS NULL OR i.created_at >= ?)
    AND (? IS NULL OR i.created_at <= ?) AND (? IS NULL OR instr(?, ',' || i.status || ',') > 0)`;
  const list = db.query(`SELECT ${COLUMNS} ${FROM} ${filter} ORDER BY i.id LIMIT ?`);

  const range = (row: number): [number, number] => [row * EPISODES, row * EPISODES + EPISODES - 1];

  function saveNew(instance: Instance): Write[] {
    const { input } = instance;
    const inline = input === null || input.length <= INLINE_INPUT;
    const write: Write = [
      insert,
      instance.row,
      instance.id,
      instance.name,
      instance.executionId,
      instance.version,
      instance.status,
      instance.createdAt,
      instance.updatedAt,
      instance.wakeAt ?? null,
      instance.busy ? 1 : 0,
      instance.generation,
      instance.customStatus,
      instance.parent === undefined ? null : JSON.stringify(instance.parent),
      traceText(instance),
      instance.suspendReason,
      instance.output,
      inline ? input : null,
    ];
    return inline ? [write] : [write, [insertInput, instance.row, input]];
  }

  function remove(row: number): Write[] {
    return [
      [deleteInstance, row],
      [deleteInput, row],
      [deleteHistory, ...range(row)],
    ];
  }

  return {
    save(instance) {
      if (!instance.stored) {
        instance.stored = true;
        return [...instance.before, ...saveNew(instance)];
      }
      const { status, updatedAt, wakeAt, customStatus, suspendReason, output, row } = instance;
      const busy = instance.busy ? 1 : 0;
      const trace = traceText(instance);
      return [[update, status, updatedAt, wakeAt ?? null, busy, customStatus, suspendReason, output, trace, row]];
    },
    renew(instance) {
      const { row, input } = instance;
      const inline = input === null || input.length <= INLINE_INPUT;
      const writes: Write[] = [
        [deleteHistory, ...range(row)],
        [deleteInput, row],
        [renew, instance.executionId, instance.createdAt, instance.generation, inline ? input : null, row],
      ];
      return inline ? writes : [...writes, [insertInput, row, input]];
    },
    append(instance, episode, at, events) {
      return [append, instance.row * EPISODES + episode, at, events];
    },
    rewrite(instance, episode, events) {
      return [rewrite, events, instance.row * EPISODES + episode];
    },
    remove,
    post(seq, target, message) {
      return [post, seq, target, JSON.stringify(message)];
    },
    unpost(seq) {
      return [unpost, seq];
    },
    clearInbox(target) {
      return [clearInbox, target];
    },

    find(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : instanceOf(row);
    },
    history(row) {
      return history.all(...range(row)).map((found) => ({
        episode: Number(found['key']) % EPISODES,
        at: Number(found['at']),
        events: String(found['events']),
      }));
    },
    busyIds: () => busy.all().map((row) => String(row['id'])),
    wakes: () => timers.iterate(),
    inbox: () => inbox.all(),
    lastRow: () => Number(lastRow.get()?.['last'] ?? 0),
    lastSeq: () => Number(lastSeq.get()?.['last'] ?? 0),
    counts: () => new Map(counts.all().map((row) => [String(row['status']), Number(row['n'])])),
    slice: (after, limit) =>
      slice.all(after, limit).map((row) => ({
        row: Number(row['row']),
        id: String(row['id']),
        status: String(row['status']) as RuntimeStatus,
        updatedAt: Number(row['updated_at']),
        parent: row['parent'] === null ? undefined : (JSON.parse(String(row['parent'])) as ParentLink),
      })),
    list(wanted, limit) {
      const prefix = wanted.instanceIdPrefix ?? null;
      const from = wanted.createdFrom ?? null;
      const to = wanted.createdTo ?? null;
      const status = wanted.runtimeStatus === undefined ? null : `,${wanted.runtimeStatus.join(',')},`;
      return list
        .all(wanted.continuation ?? '', prefix, prefix, prefix, from, from, to, to, status, status, limit)
        .map((row) => stateOf(instanceOf(row)));
    },
  };
}

function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function instanceOf(row: Row): Instance {
  const parent = textOf(row['parent']);
  const trace = textOf(row['trace']);
  return newInstance({
    row: Number(row['row']),
    id: String(row['id']),
    name: String(row['name']),
    executionId: String(row['execution']),
    version: textOf(row['version']),
    status: String(row['status']) as RuntimeStatus,
    input: textOf(row['input']),
    output: textOf(row['output']),
    customStatus: textOf(row['custom_status']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    parent: parent === null ? undefined : (JSON.parse(parent) as ParentLink),
    trace: trace === null ? undefined : (JSON.parse(trace) as TraceContext),
    wakeAt: row['wake_at'] === null ? undefined : Number(row['wake_at']),
    busy: Number(row['busy']) === 1,
    generation: Number(row['generation']),
    suspendReason: textOf(row['reason']),
    stored: true,
  });
}

function traceText({ trace }: Instance): string | null {
  return trace === undefined ? null : JSON.stringify(trace);
}

import { integerOf, jsonOf, textOf, textOrNull, toJson } from './columns';
import type { Store } from './database';
import { runRecordOf, updateRunArguments, updateRunSql } from './run-record';
import { isOlder, mergeProgress } from '../record-keeping/run-progress';
import type { TimelineEvent } from '../../contracts/activities';
import { AppError } from '../../domain/errors';
import type { RunIndex } from '../../ports/run-index';

const defaultEvents = 200;
const maxEvents = 1000;

/** Rejects with `unknown_run`. A late progress still leaves its line in the log, since it did happen. */
export function createRecordProgress(store: Store): RunIndex['recordProgress'] {
  const claimKey = store.prepare('INSERT OR IGNORE INTO run_progress_keys VALUES (?, ?)');
  const select = store.prepare('SELECT * FROM runs WHERE run_id = ?');
  const update = store.prepare(updateRunSql);
  const append = store.prepare(
    'INSERT INTO run_events SELECT ?, COALESCE(MAX(sequence), 0) + 1, ?, ? FROM run_events WHERE run_id = ?',
  );
  return async (runId, key, at, progress, event) =>
    store.transaction(() => {
      const row = select.get(runId);
      if (!row) throw new AppError('unknown_run', `Run ${runId} is not in the index.`);
      if (claimKey.run(runId, key) === 0) return;
      const last = textOrNull(row, 'progress_at');
      if (last === null || !isOlder(at, last)) {
        update.run(...updateRunArguments(mergeProgress(runRecordOf(row), progress, at)));
      }
      if (event) append.run(runId, at, toJson(event), runId);
    });
}

export function createListEvents(store: Store): RunIndex['listEvents'] {
  const select = store.prepare(
    'SELECT sequence, at, event FROM run_events WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  );
  return async (runId, after, limit = defaultEvents) =>
    select.all(runId, after, Math.min(Math.max(Math.trunc(limit), 1), maxEvents)).map((row) => ({
      ...jsonOf<TimelineEvent>(row, 'event'),
      sequence: integerOf(row, 'sequence'),
      at: textOf(row, 'at'),
    }));
}

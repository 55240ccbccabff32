import { createAllocateRun } from './allocate-run';
import { createControls } from './controls';
import type { Store } from './database';
import { createGates } from './gates';
import { createIntake } from './intake';
import { createCountByState, createListRuns } from './list-runs';
import { createListEvents, createRecordProgress } from './record-progress';
import { runRecordOf } from './run-record';
import { createRecordRisk } from './run-risk';
import type { RunIndex } from '../../ports/run-index';

export function createSqliteRunIndex(store: Store): RunIndex {
  const selectRun = store.prepare('SELECT * FROM runs WHERE run_id = ?');
  return {
    allocateRun: createAllocateRun(store),
    async getRun(runId) {
      const row = selectRun.get(runId);
      return row && runRecordOf(row);
    },
    listRuns: createListRuns(store),
    countByState: createCountByState(store),
    recordProgress: createRecordProgress(store),
    listEvents: createListEvents(store),
    recordRisk: createRecordRisk(store),
    ...createGates(store),
    ...createControls(store),
    ...createIntake(store),
  };
}

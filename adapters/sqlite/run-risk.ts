import { jsonOrNull, textOrNull, toJson } from './columns';
import type { Store } from './database';
import { AppError } from '../../domain/errors';
import { combineRisk } from '../../domain/risk';
import type { RunRisk } from '../../domain/risk';
import type { RunIndex } from '../../ports/run-index';

/** Read and written in one transaction, so that an assessment never takes back a raise. Rejects with `unknown_run`. */
export function createRecordRisk(store: Store): RunIndex['recordRisk'] {
  const select = store.prepare('SELECT risk, autonomy FROM runs WHERE run_id = ?');
  const update = store.prepare('UPDATE runs SET risk = ?, autonomy = ? WHERE run_id = ?');
  return async (runId, { autonomy, ...news }) =>
    store.transaction(() => {
      const row = select.get(runId);
      if (!row) throw new AppError('unknown_run', `Run ${runId} is not in the index.`);
      const risk = combineRisk(jsonOrNull<RunRisk>(row, 'risk'), news);
      update.run(toJson(risk), autonomy ?? textOrNull(row, 'autonomy'), runId);
      return risk;
    });
}

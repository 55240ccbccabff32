import { integerOf, textOf } from './columns';
import type { Store } from './database';
import { runId } from '../../domain/ids';
import type { AllocatedRun, NewRun, RunIndex } from '../../ports/run-index';

/**
 * A failed run that still waits for a person can be continued, so it has not ended; one that waits for nobody has.
 * The other ends are final.
 */
const activeRunSql = `SELECT run_id FROM runs WHERE tenant = ? AND project = ? AND work_item = ?
  AND status NOT IN ('completed', 'cancelled', 'crashed') AND NOT (status = 'failed' AND waiting_for IS NULL)
  ORDER BY n DESC LIMIT 1`;

/** Numbers the runs of a work item. Request keys are unique within their tenant: no tenant can meet another's run by its key. */
export function createAllocateRun(store: Store): RunIndex['allocateRun'] {
  const byRequestKey = store.prepare('SELECT run_id, n FROM runs WHERE tenant = ? AND request_key = ?');
  const activeRun = store.prepare(activeRunSql);
  const lastNumber = store.prepare(
    'SELECT COALESCE(MAX(n), 0) AS n FROM runs WHERE tenant = ? AND project = ? AND work_item = ?',
  );
  const insert = store.prepare(
    `INSERT INTO runs (run_id, tenant, project, work_item, n, request_key, title, requester, state, status, links, rounds,
       branch, started_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', '{}', 0, ?, ?, ?)`,
  );

  function allocate(run: NewRun): AllocatedRun {
    const known = byRequestKey.get(run.tenant, run.requestKey);
    if (known) return { kind: 'existing', runId: textOf(known, 'run_id'), n: integerOf(known, 'n') };
    const ticket = [run.tenant, run.project, run.workItem] as const;
    const active = run.onlyIfNoneActive ? activeRun.get(...ticket) : undefined;
    if (active) return { kind: 'active', runId: textOf(active, 'run_id') };
    const n = integerOf(lastNumber.get(...ticket) ?? { n: 0 }, 'n') + 1;
    const id = runId({ tenant: run.tenant, project: run.project, workItem: run.workItem, n });
    const described = [run.requestKey, run.title, run.requester, run.state, run.branch ?? null] as const;
    insert.run(id, ...ticket, n, ...described, run.at, run.at);
    return { kind: 'created', runId: id, n };
  }

  return async (run) => store.transaction(() => allocate(run));
}

import { textOf } from './columns';
import type { Store } from './database';
import type { ControlMode, ControlMethods } from '../../ports/run-index';

/** A second `cancel` answers true and changes nothing: what was asked for already holds. */
export function createControls(store: Store): ControlMethods {
  const select = store.prepare('SELECT mode FROM run_controls WHERE run_id = ?');
  const upsert = store.prepare(
    `INSERT INTO run_controls VALUES (?, ?, ?, ?) ON CONFLICT (run_id) DO UPDATE
       SET mode = excluded.mode, set_by = excluded.set_by, set_at = excluded.set_at WHERE run_controls.mode <> 'cancel'`,
  );
  const add = store.prepare('INSERT OR IGNORE INTO control_waiters (run_id, instance_id) VALUES (?, ?)');
  const list = store.prepare('SELECT instance_id FROM control_waiters WHERE run_id = ? ORDER BY seq');
  const remove = store.prepare('DELETE FROM control_waiters WHERE run_id = ? AND instance_id = ?');
  const unheard = store.prepare(
    `SELECT run_id, instance_id, mode FROM control_waiters JOIN run_controls USING (run_id) JOIN runs USING (run_id)
       WHERE mode <> 'pause' AND status NOT IN ('completed', 'cancelled', 'crashed')
         AND NOT (status = 'failed' AND waiting_for IS NULL)
     UNION
     SELECT run_id, json_extract(waiting_for, '$.instanceId'), mode FROM run_controls JOIN runs USING (run_id)
       WHERE waiting_for IS NOT NULL AND (mode = 'cancel' OR set_at >= ?)`,
  );

  function modeOf(runId: string): ControlMode {
    const row = select.get(runId);
    return row ? (textOf(row, 'mode') as ControlMode) : 'run';
  }

  return {
    getControl: async (runId) => modeOf(runId),
    setControl: async (runId, mode, by, at) => upsert.run(runId, mode, by, at) === 1 || mode === 'cancel',
    async addControlWaiter(runId, instanceId) {
      add.run(runId, instanceId);
    },
    listControlWaiters: async (runId) => list.all(runId).map((row) => textOf(row, 'instance_id')),
    async removeControlWaiter(runId, instanceId) {
      remove.run(runId, instanceId);
    },
    listUnheardControls: async (since) =>
      unheard.all(since).map((row) => ({
        runId: textOf(row, 'run_id'),
        instanceId: textOf(row, 'instance_id'),
        mode: textOf(row, 'mode') as ControlMode,
      })),
  };
}

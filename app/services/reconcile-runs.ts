import { isEnded } from '../../domain/lifecycle';
import type { RunStatus } from '../../domain/lifecycle';
import type { Ports } from '../../ports';
import type { RunRecord } from '../../ports/run-index';
import type { DurablePort } from './durable-port';

/** A run that has just moved may be between its last step and its last word. */
const graceMs = 120_000;

const livingStatuses: readonly RunStatus[] = ['queued', 'running', 'waiting_for_confirmation', 'paused', 'failed'];

/**
 * Finds runs whose instance ended, or is gone, without the run's own end: they become `crashed`, with the reason in their log, in
 * the audit log and on the work item. Safe to repeat.
 */
export function createReconcileRuns(
  ports: Pick<Ports, 'audit' | 'clock' | 'runs' | 'work'>,
  durable: DurablePort,
): () => Promise<readonly string[]> {
  return async function reconcileRuns() {
    const crashed: string[] = [];
    for (const status of livingStatuses) {
      let cursor: string | undefined;
      do {
        const page = await ports.runs.listRuns({ status, limit: 100, ...(cursor ? { cursor } : {}) });
        for (const run of page.items) if (await isLost(run)) crashed.push(await markCrashed(run));
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
    return crashed;
  };

  async function isLost(run: RunRecord): Promise<boolean> {
    if (!mayBeLost(run, ports.clock.now().getTime()) || (await durable.getStatus(run.runId)) === 'active') return false;
    // The run may have written its end between the list and the engine's answer.
    const now = await ports.runs.getRun(run.runId);
    return now !== undefined && now.updatedAt === run.updatedAt && mayBeLost(now, ports.clock.now().getTime());
  }

  async function markCrashed({ runId, tenant, project, workItem, state, status }: RunRecord): Promise<string> {
    const at = ports.clock.now().toISOString();
    const reason = `The engine's instance ended without the run's own end, in ${state}. Start it again: stellwerk retry ${runId}`;
    const data = { state, status: 'crashed', before: status, reason };
    await ports.audit.append({ tenant, key: `${runId}/crashed`, kind: 'control', runId, actor: 'stellwerk', data, at });
    await ports.runs.recordProgress(
      runId,
      'crashed',
      at,
      { status: 'crashed', statusReason: reason, waitingFor: null },
      { kind: 'problem', text: reason },
    );
    if (await ports.work.get(tenant, project, workItem)) {
      await ports.work.comment(tenant, project, workItem, `${runId}/crashed`, `Run ${runId} crashed. ${reason}`);
    }
    return runId;
  }
}

/** Runs that begin at PLANNING and have no instance yet are started by a timer of their own. */
function mayBeLost(run: RunRecord, now: number): boolean {
  if (now - Date.parse(run.updatedAt) < graceMs) return false;
  if (run.status === 'queued') return run.state !== 'PLANNING';
  return !isEnded(run.status) || (run.status === 'failed' && run.waitingFor !== null);
}

import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['finishRun'];

const workItemStates = { completed: 'Closed', cancelled: 'Removed' } as const;

/** The run's last word in index, audit log and work item. */
export function createFinishRun(ports: Pick<Ports, 'runs' | 'audit' | 'work' | 'ledger'>) {
  return async ({ run, outcome, at }: Contract['input']): Promise<Contract['output']> => {
    const { runId, tenant, project, workItem } = run;
    const { state, status, reason, links } = outcome;
    await ports.audit.append({
      tenant,
      key: `${runId}/finished`,
      kind: 'transition',
      runId,
      actor: 'stellwerk',
      data: { state, status, ...(reason ? { reason } : {}), links },
      at,
    });
    const totals = await ports.ledger.totals({ runId });
    await ports.runs.recordProgress(
      runId,
      'finished',
      at,
      { state, status, statusReason: reason ?? null, waitingFor: null, links },
      {
        kind: 'state',
        text: `${status} in ${state}${reason ? `: ${reason}` : ''}; model cost ${(totals.costMicroUsd / 1_000_000).toFixed(4)} USD`,
      },
    );
    if (status === 'completed' || status === 'cancelled') {
      await ports.work.setState(tenant, project, workItem, workItemStates[status]);
    }
    await ports.work.comment(
      tenant,
      project,
      workItem,
      `${runId}/finished`,
      `Run ${runId} ${status}${reason ? `: ${reason}` : ''}.`,
    );
    return null;
  };
}

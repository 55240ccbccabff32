import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['finishRun'];

const workItemStates = { completed: 'Closed', cancelled: 'Removed' } as const;

/** The run's last word in index, audit log and work item. */
export function createFinishRun(
  ports: Pick<Ports, 'runs' | 'audit' | 'work' | 'ledger' | 'turns' | 'model' | 'artifacts'>,
) {
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
    if (status === 'completed') {
      await noteUnusedReplies(ports, run, at);
    }
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

/** A script with replies that nothing asked for does not fit the run it was written for. */
async function noteUnusedReplies(
  ports: Pick<Ports, 'runs' | 'turns' | 'model' | 'artifacts'>,
  { runId, modelScript }: Contract['input']['run'],
  at: string,
): Promise<void> {
  if (!ports.model.describeUnused) {
    return;
  }
  const sessions = await ports.turns.listSessions(runId);
  const requests = (await Promise.all(sessions.map((session) => ports.turns.listRequests(session)))).flat();
  const script =
    modelScript === undefined ? undefined : new TextDecoder().decode(await ports.artifacts.get(modelScript));
  const unused = ports.model.describeUnused(requests, script);
  if (unused !== undefined) {
    await ports.runs.recordProgress(runId, 'unused-replies', at, {}, { kind: 'note', text: unused });
  }
}

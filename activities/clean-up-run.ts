import type { RecordContracts } from '../contracts/activities';
import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import { runningChecks } from './running-checks';

type Contract = RecordContracts['cleanUpRun'];

/** Closes what a cancelled run left open: checks, gate, pull request and, where the project says so, its branch. */
export function createCleanUpRun(ports: Pick<Ports, 'code' | 'checks' | 'runs' | 'clock'>) {
  return async ({ run, pullRequest, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const at = ports.clock.now().toISOString();
    for (const id of await runningChecks(ports, run.runId)) await ports.checks.cancel(id);
    const gate = (await ports.runs.getRun(run.runId))?.waitingFor?.gateId;
    if (gate !== undefined) await ports.runs.closeGate(run.runId, gate, 'closed', at);
    const open = pullRequest ? await ports.code.getPullRequest(pullRequest.id) : undefined;
    if (open && (open.status === 'draft' || open.status === 'active')) {
      await ports.code.abandon(open.id);
    }
    if (run.policy.branchOnCancel === 'delete' && run.branch !== '') {
      const text = await deleteBranch(ports, run);
      await ports.runs.recordProgress(run.runId, operationKey, at, {}, { kind: 'note', text });
    }
    return null;
  };
}

/** A branch with commits that the run did not make stays: it holds work of somebody else. */
async function deleteBranch(
  { code, runs }: Pick<Ports, 'code' | 'runs'>,
  run: Contract['input']['run'],
): Promise<string> {
  const { repository } = run.repository;
  const head = await code.head(repository, run.branch);
  if (head === undefined) return `branch ${run.branch} is gone`;
  const known = (await runs.getRun(run.runId))?.commit ?? run.baseCommit;
  if (head !== known)
    return `branch ${run.branch} is kept: it stands at ${head.slice(0, 12)}, which the run did not make`;
  try {
    const isDeleted = await code.deleteBranch(repository, run.branch, head);
    return isDeleted ? `branch ${run.branch} deleted` : `branch ${run.branch} is kept: it has moved`;
  } catch (error) {
    if (!isAppError(error) || error.retryable) throw error;
    return `branch ${run.branch} is kept: ${error.message}`;
  }
}

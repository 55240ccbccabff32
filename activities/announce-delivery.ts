import type { RecordContracts } from '../contracts/activities';
import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = RecordContracts['announceDelivery'];

/** The page of a delivery is named after its run. One that may not be written holds no delivery up. */
async function writePage(
  { code }: Pick<Ports, 'code'>,
  { policy, repository, runId }: Contract['input']['run'],
  lines: readonly string[],
): Promise<void> {
  const { deliveries } = policy.pages ?? {};
  if (deliveries === undefined) return;
  try {
    await code.ensurePage?.(repository.repository, `${deliveries.replace(/\/+$/, '')}/${runId}`, lines.join('\n\n'));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'forbidden') throw error;
  }
}

/** The short note on the work item that its requester looks for: what is in production, where, and who let it through. Written once. */
export function createAnnounceDelivery(ports: Pick<Ports, 'artifacts' | 'code' | 'work'>) {
  return async ({ run, qaReport, receipt, url }: Contract['input']): Promise<Contract['output']> => {
    const [report, delivered] = await Promise.all([
      loadDocument(ports.artifacts, 'qa_report', qaReport),
      loadDocument(ports.artifacts, 'deploy_receipt', receipt),
    ]);
    const lines = [
      `In production: version ${delivered.artifact_version_deployed}${url ? ` at ${url}` : ''}.`,
      ...(report.approval ? [`Approved by ${report.approval.by} on ${report.approval.at.slice(0, 10)}.`] : []),
      ...(report.summary ? [report.summary] : []),
    ];
    await ports.work.comment(run.tenant, run.project, run.workItem, `${run.runId}/delivered`, lines.join('\n\n'));
    await writePage(ports, run, [`# ${run.title}`, ...lines, `Work item ${run.workItem}, run ${run.runId}.`]);
    return null;
  };
}

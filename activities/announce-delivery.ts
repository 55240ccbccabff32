import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = RecordContracts['announceDelivery'];

/** The short note on the work item that its requester looks for: what is in production, where, and who let it through. Written once. */
export function createAnnounceDelivery(ports: Pick<Ports, 'artifacts' | 'work'>) {
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
    return null;
  };
}

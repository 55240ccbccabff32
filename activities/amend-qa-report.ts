import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { loadDocument, storeDocument } from './documents';

type Contract = RecordContracts['amendQaReport'];

/** The report with the decision in it. `manual_ux_review_completed` comes from a person's checklist and from nowhere else. */
export function createAmendQaReport(ports: Pick<Ports, 'artifacts'>) {
  return async ({ run, qaReport, decision }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'qa_report', qaReport);
    const { gateId, choice, by, at, comment, checklist } = decision;
    const amended = await storeDocument(ports.artifacts, run, 'qa_report', {
      ...report,
      manual_ux_review_completed: checklist?.['manual_ux_review_completed'] === true,
      amends: qaReport,
      approval: {
        gate_id: gateId,
        choice,
        by,
        at,
        ...(comment ? { comment } : {}),
        ...(checklist ? { checklist } : {}),
      },
    });
    return { qaReport: amended.uri };
  };
}

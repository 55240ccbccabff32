import { gateId } from '../domain/ids';
import { idLimits } from '../domain/ids/run-ids';
import type { Ports } from '../ports';
import type { RunRecord } from '../ports/run-index';
import { loadDocument } from './documents';

export interface ApprovalFacts {
  readonly testsPassed: boolean;
  readonly approvedByPerson: boolean;
  /** Digest of the approved report. */
  readonly qaApproval?: string;
}

/** What the stores say of a run's tests and of the newest visit to its quality gate. What cannot be read counts as no. */
export async function approvalFacts(
  ports: Pick<Ports, 'artifacts' | 'runs'>,
  runId: string,
  record: RunRecord | undefined,
): Promise<ApprovalFacts> {
  const [testsPassed, decision] = await Promise.all([
    reportPassed(ports, record?.links.qa_report),
    newestDecision(ports, runId),
  ]);
  if (decision?.choice !== 'approve') return { testsPassed, approvedByPerson: false };
  return { testsPassed, approvedByPerson: decision.channel !== 'policy', qaApproval: decision.subject };
}

async function reportPassed(ports: Pick<Ports, 'artifacts'>, uri: string | undefined): Promise<boolean> {
  if (uri === undefined) return false;
  try {
    return (await loadDocument(ports.artifacts, 'qa_report', uri)).status === 'APPROVED';
  } catch {
    return false;
  }
}

async function newestDecision(ports: Pick<Ports, 'runs'>, runId: string) {
  let newest: string | undefined;
  for (let visit = 1; visit <= idLimits.visit; visit += 1) {
    const id = gateId('qa', visit);
    if (!(await ports.runs.getGate(runId, id))) break;
    newest = id;
  }
  return newest === undefined ? undefined : ports.runs.getDecision(runId, newest);
}

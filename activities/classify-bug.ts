import type { RecordContracts } from '../contracts/activities';
import { triage } from '../domain/triage';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = RecordContracts['classifyBug'];

/** Verdict by rules: P1_Critical is a hotfix, everything else joins the backlog. */
export function createClassifyBug(ports: Pick<Ports, 'artifacts' | 'audit' | 'clock'>) {
  return async ({ tenant, bugReport, triageId }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const { severity: reported, category, context } = report;
    const { verdict, severity, reason } = triage({
      severity: reported,
      category,
      piiImpact: context.PII_impact === true,
    });
    await ports.audit.append({
      tenant,
      key: `${triageId}/T6`,
      kind: 'transition',
      actor: 'stellwerk',
      data: { transition: 'T6', to: 'MAINTENANCE', bugReport, verdict, severity, reason },
      at: ports.clock.now().toISOString(),
    });
    return { verdict, severity, reason };
  };
}

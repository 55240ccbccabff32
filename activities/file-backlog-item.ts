import type { EffectContracts } from '../contracts/activities';
import { severities } from '../domain/triage';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = EffectContracts['fileBacklogItem'];

/** Loop L4: the bug joins the backlog, ranked by its severity among features. */
export function createFileBacklogItem(ports: Pick<Ports, 'artifacts' | 'work'>) {
  return async ({
    tenant,
    project,
    bugReport,
    reason,
    operationKey,
  }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const item = await ports.work.create(
      {
        tenant,
        project,
        title: report.title ?? `${report.severity} ${report.category} bug`,
        description: `${report.description ?? ''}\n\nTriage: ${reason}\nBug report: ${bugReport}`.trim(),
        acceptanceCriteria: report.steps_to_reproduce ?? [],
        type: 'Bug',
        state: 'New',
        requester: report.reported_by ?? 'stellwerk',
        priority: severities.indexOf(report.severity) + 1,
      },
      operationKey,
    );
    return { kind: 'filed', workItem: item.key };
  };
}

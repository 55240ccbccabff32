import type { EffectContracts } from '../contracts/activities';
import { severities } from '../domain/triage';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = EffectContracts['fileBacklogItem'];

/** Loop L4: the bug joins the backlog, ranked by its severity among features; reports of a bug that is in it already add nothing. */
export function createFileBacklogItem(ports: Pick<Ports, 'artifacts' | 'work'>) {
  return async ({
    tenant,
    project,
    bugReport,
    reason,
    fingerprint,
    operationKey,
  }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const entry = {
      tenant,
      project,
      title: report.title ?? `${report.severity} ${report.category} bug`,
      description: `${report.description ?? ''}\n\nTriage: ${reason}\nBug report: ${bugReport}`.trim(),
      acceptanceCriteria: report.steps_to_reproduce ?? [],
      type: 'Bug',
      state: 'New',
      requester: report.reported_by ?? 'stellwerk',
      priority: severities.indexOf(report.severity) + 1,
    };
    const known = await ports.work.create(entry, `bug/${fingerprint}`);
    const backlog = await ports.work.listBacklog(tenant, project);
    const item = backlog.some(({ key }) => key === known.key) ? known : await ports.work.create(entry, operationKey);
    return { kind: 'filed', workItem: item.key };
  };
}

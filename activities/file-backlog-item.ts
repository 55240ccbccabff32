import type { EffectContracts } from '../contracts/activities';
import { backlogPriority } from '../domain/triage/backlog-priority';
import type { Ports } from '../ports';
import { loadDocument } from './documents';
import { auditLoop, refuseLoop } from './loop-transition';

type Contract = EffectContracts['fileBacklogItem'];

const millisecondsPerDay = 86_400_000;

/**
 * Loop L4: the bug joins the backlog, ranked among features by severity, occurrences and age, and linked both ways. Reports of
 * a bug that is in it already add a comment, no second item.
 */
export function createFileBacklogItem(ports: Pick<Ports, 'artifacts' | 'audit' | 'bugs' | 'clock' | 'work'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { tenant, project, bugReport, reason, fingerprint, operationKey, runId: triageId } = input;
    const facts = { triageVerdict: 'regular_fix' } as const;
    const refused = refuseLoop('L4', facts);
    if (refused) return refused;
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const bug = await ports.bugs.findOpenBug(tenant, project, fingerprint);
    const severity = bug?.severity ?? report.severity;
    const occurrences = bug?.occurrences ?? 1;
    const age = bug ? ports.clock.now().getTime() - Date.parse(bug.firstSeen) : 0;
    const seen = `Seen ${occurrences} time(s), first ${bug?.firstSeen ?? report.reported_at ?? 'now'}.`;
    const entry = {
      tenant,
      project,
      title: report.title ?? `${severity} ${report.category} bug`,
      description:
        `${report.description ?? ''}\n\nTriage: ${severity}, ${reason}\n${seen}\nBug: ${bug?.bugId ?? triageId}\nBug report: ${bugReport}`.trim(),
      acceptanceCriteria: (report.steps_to_reproduce ?? []).map((step) => `No longer happens: ${step}`),
      type: 'Bug',
      state: 'New',
      requester: report.reported_by ?? 'stellwerk',
      priority: backlogPriority({ severity, occurrences, ageDays: age / millisecondsPerDay }),
    };
    const known = await ports.work.create(entry, `bug/${fingerprint}`);
    const backlog = await ports.work.listBacklog(tenant, project);
    const isOpen = backlog.some(({ key }) => key === known.key);
    const item = isOpen ? known : await ports.work.create(entry, operationKey);
    const text = `${triageId}: ${severity}, ${reason}. ${seen} Report: ${bugReport}`;
    await ports.work.comment(tenant, project, item.key, `triage/${triageId}`, text);
    if (bug) await ports.bugs.changeBug(bug.bugId, { workItem: item.key });
    await auditLoop(ports, input, 'L4', facts, { workItem: item.key, bugReport, severity, reason });
    return { kind: 'filed', workItem: item.key };
  };
}

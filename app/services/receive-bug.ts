import type { BugTriageInput } from '../../contracts/activities';
import { eventNames, orchestratorNames } from '../../contracts/names';
import { AppError } from '../../domain/errors';
import { isEnded } from '../../domain/lifecycle';
import { isWorse } from '../../domain/triage';
import { isTellingOccurrence } from '../../domain/triage/backlog-priority';
import type { Ports } from '../../ports';
import type { BugRecord } from '../../ports/bug-index';
import type { DocumentOf } from '../../schemas/registry';
import { validate } from '../../schemas/validate';
import { bugFingerprint } from './bug-fingerprint';
import type { DurablePort } from './durable-port';
import { redactReport } from './redact-report';
import { noOccurrence } from './report-bug';
import type { BugMessage } from './report-bug';
import { triageFor } from './triage-for';

type ReceivePorts = Pick<Ports, 'artifacts' | 'bugs' | 'clock' | 'projects' | 'runs' | 'work'>;

export type ReceiveBug = (message: BugMessage) => Promise<{ readonly triageId: string; readonly started: boolean }>;

const endedItemStates = ['closed', 'done', 'removed', 'completed', 'cancelled'];

/**
 * Counts a report on its bug and starts the triage, once. A report of a bug that is judged already is added to what repairs it
 * and starts nothing, unless it is worse than the bug was thought to be. Safe to repeat.
 */
export function createReceiveBug(ports: ReceivePorts, durable: DurablePort): ReceiveBug {
  return async function receiveBug(message) {
    const { tenant, project } = message;
    if (!(await ports.projects.getProject(tenant, project))) {
      throw new AppError('unknown_project', `Tenant ${tenant} has no project ${project}; the bug report waits for it.`);
    }
    const { report, uri: bugReport } = await readReport(tenant, message.bugReport);
    const fingerprint = bugFingerprint(project, report);
    await closeSettled(tenant, project, fingerprint);
    const triage = await triageFor(durable, tenant, fingerprint);
    const known = message.occurrence === noOccurrence && (await ports.bugs.findOpenBug(tenant, project, fingerprint));
    const { bug } = known
      ? { bug: known }
      : await ports.bugs.countOccurrence(
          {
            ...{ bugId: triage.triageId, tenant, project, fingerprint, bugReport },
            ...{ title: report.title ?? `${report.severity} ${report.category} bug`, category: report.category },
            ...{ severity: report.severity, reproducible: report.reproducible },
            piiImpact: report.context.PII_impact === true,
          },
          message.occurrence ?? message.bugReport,
          ports.clock.now().toISOString(),
        );
    if (isJudged(bug, report)) {
      await tellOccurrence(bug);
      return { triageId: bug.bugId, started: false };
    }
    const input: BugTriageInput = { tenant, project, bugReport, fingerprint };
    const started = await durable.start(orchestratorNames.triageBug, triage.triageId, input);
    if (started === 'exists') await durable.raiseEvent(triage.triageId, eventNames.bugReportReceived, { bugReport });
    return { triageId: triage.triageId, started: started === 'started' };
  };

  /** The redacted report and where it is stored; a sender that is not ours may have left personal data in it. */
  async function readReport(tenant: string, uri: string): Promise<{ report: DocumentOf<'bug_report'>; uri: string }> {
    const content = Buffer.from(await ports.artifacts.get(uri)).toString('utf8');
    const checked = validate('bug_report', JSON.parse(content));
    if (!checked.ok) {
      throw new AppError('schema_violation', `${uri} is no valid bug_report: ${checked.problems[0]?.message ?? ''}`);
    }
    const report = redactReport(checked.value);
    if (JSON.stringify(report) === JSON.stringify(checked.value)) return { report, uri };
    return { report, uri: (await ports.artifacts.put(tenant, 'bug_report', JSON.stringify(report))).uri };
  }

  /** A bug whose repair is through is over: its next report is a new one. One whose run was given up is judged anew. */
  async function closeSettled(tenant: string, project: string, fingerprint: string): Promise<void> {
    const bug = await ports.bugs.findOpenBug(tenant, project, fingerprint);
    if (!bug || bug.verdict === 'wont_fix') return;
    const [run, item] = await Promise.all([
      bug.runId === null ? undefined : ports.runs.getRun(bug.runId),
      bug.workItem === null ? undefined : ports.work.get(tenant, project, bug.workItem),
    ]);
    const isOver =
      run?.status === 'completed' || (item !== undefined && endedItemStates.includes(item.state.toLowerCase()));
    const isGivenUp = run !== undefined && isEnded(run.status) && run.waitingFor === null;
    if (isOver) await ports.bugs.changeBug(bug.bugId, { status: 'closed' });
    else if (isGivenUp) await ports.bugs.changeBug(bug.bugId, { runId: null, verdict: null });
  }

  async function tellOccurrence({
    tenant,
    project,
    workItem,
    occurrences,
    lastSeen,
    bugReport,
  }: BugRecord): Promise<void> {
    if (workItem === null || !isTellingOccurrence(occurrences)) return;
    const text = `Seen again, ${occurrences} times so far, last ${lastSeen}. Newest report: ${bugReport}`;
    await ports.work.comment(tenant, project, workItem, `occurrence/${occurrences}`, text);
  }
}

/** Whether what is known of the bug answers the report: a verdict that stands, and nothing worse is told now. */
function isJudged(bug: BugRecord, report: DocumentOf<'bug_report'>): boolean {
  if (bug.verdict === null) return false;
  if (bug.verdict === 'wont_fix') return true;
  const isRepaired = bug.runId !== null || bug.workItem !== null;
  return isRepaired && (bug.personSeverity !== null || !isWorse(report.severity, bug.severity));
}

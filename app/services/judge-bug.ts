import { createHash } from 'node:crypto';
import type { BugJudgement, BugView } from '../../contracts/bugs';
import { queueNames } from '../../contracts/names';
import { AppError } from '../../domain/errors';
import { backlogPriority } from '../../domain/triage/backlog-priority';
import type { Severity } from '../../domain/triage';
import type { Ports } from '../../ports';
import type { BugRecord } from '../../ports/bug-index';
import type { Identity } from '../../ports/directory';
import { mayAccessTenant, requireRole, requireTenantAccess } from './access';
import { noOccurrence } from './report-bug';
import type { BugMessage } from './report-bug';

type JudgePorts = Pick<Ports, 'audit' | 'bugs' | 'bus' | 'clock' | 'work'>;

export type ListBugs = (
  identity: Identity,
  filter: { readonly tenant?: string; readonly project?: string; readonly status?: string; readonly limit: number },
) => Promise<{ readonly items: readonly BugView[] }>;

/** Seen last first, only of tenants the caller may see. */
export function createListBugs(ports: Pick<Ports, 'bugs'>): ListBugs {
  return async function listBugs(identity, { tenant: named, project, status = 'open', limit }) {
    if (named !== undefined) requireTenantAccess(identity, named);
    const tenant = named ?? (identity.tenant === '*' ? undefined : identity.tenant);
    const known = (['open', 'closed', 'all'] as const).find((each) => each === status);
    if (known === undefined) throw new AppError('invalid_request', 'status must be open, closed or all.');
    const items = await ports.bugs.listBugs({
      limit,
      ...(tenant === undefined ? {} : { tenant }),
      ...(project === undefined ? {} : { project }),
      ...(known === 'all' ? {} : { status: known }),
    });
    return { items };
  };
}

export type JudgeBug = (identity: Identity, bugId: string, word: BugJudgement) => Promise<BugView>;

const millisecondsPerDay = 86_400_000;

/**
 * A person's word on a bug, before or after its triage: the severity, up or down, or that it shall not be fixed. It stands above
 * rules and agent. A bug that becomes critical is triaged again and gets its hotfix; a run that repairs it already goes on.
 */
export function createJudgeBug(ports: JudgePorts): JudgeBug {
  return async function judgeBug(identity, bugId, { severity, wontFix, reason }) {
    requireRole(identity, 'qa', 'ops');
    const bug = await ports.bugs.getBug(bugId);
    if (!bug || !mayAccessTenant(identity, bug.tenant)) {
      throw new AppError('not_found', `There is no bug "${bugId}" for you. stellwerk bugs lists them.`);
    }
    if ((severity === undefined) === (wontFix !== true)) {
      throw new AppError('invalid_request', 'Name a severity, or set wontFix: true; not both.');
    }
    const at = ports.clock.now().toISOString();
    await ports.audit.append({
      tenant: bug.tenant,
      key: `${bugId}/judged/${createHash('sha256').update(`${at}|${identity.user}`).digest('hex').slice(0, 16)}`,
      kind: 'decision',
      actor: identity.user,
      data: { bug: bugId, from: bug.severity, ...(severity ? { severity } : { verdict: 'wont_fix' }), reason },
      at,
    });
    if (severity === undefined) await closeAsWontFix(bug, identity.user, reason);
    else await rate(bug, identity.user, severity, reason);
    return (await ports.bugs.getBug(bugId)) ?? bug;
  };

  async function closeAsWontFix(bug: BugRecord, user: string, reason: string): Promise<void> {
    await ports.bugs.changeBug(bug.bugId, { wontFix: reason, verdict: 'wont_fix', reason: `${user}: ${reason}` });
    if (bug.workItem === null) return;
    await say(bug, `wont-fix/${user}`, `${user} decided that it shall not be fixed: ${reason}`);
    if (bug.runId === null) await ports.work.setState(bug.tenant, bug.project, bug.workItem, 'Removed');
  }

  async function rate(bug: BugRecord, user: string, severity: Severity, reason: string): Promise<void> {
    const isNewlyCritical = severity === 'P1_Critical' && bug.verdict !== null && bug.runId === null;
    const word = { severity, personSeverity: severity, wontFix: null, reason: `${user}: ${reason}` };
    // Without its verdict the bug counts as not judged, so that the next message triages it again.
    await ports.bugs.changeBug(bug.bugId, isNewlyCritical ? { ...word, verdict: null } : word);
    if (bug.workItem !== null) {
      await say(bug, `severity/${severity}`, `${user} set ${severity}: ${reason}`);
      await rank(bug, severity);
    }
    if (!isNewlyCritical) return;
    const { tenant, project, bugReport } = bug;
    const message: BugMessage = { tenant, project, bugReport, occurrence: noOccurrence };
    const id = createHash('sha256').update(`${bug.bugId}|${user}|${ports.clock.now().toISOString()}`).digest('hex');
    await ports.bus.send(queueNames.bugReports, { messageId: id, body: message });
  }

  async function rank(
    { tenant, project, workItem, occurrences, firstSeen }: BugRecord,
    severity: Severity,
  ): Promise<void> {
    const item = workItem === null ? undefined : await ports.work.get(tenant, project, workItem);
    if (!item) return;
    const ageDays = (ports.clock.now().getTime() - Date.parse(firstSeen)) / millisecondsPerDay;
    await ports.work.ensure({ ...item, priority: backlogPriority({ severity, occurrences, ageDays }) });
  }

  async function say({ tenant, project, workItem }: BugRecord, marker: string, text: string): Promise<void> {
    if (workItem !== null) await ports.work.comment(tenant, project, workItem, marker, text);
  }
}

import { createHash, randomUUID } from 'node:crypto';
import type { BugBody } from '../../contracts/api';
import { queueNames } from '../../contracts/names';
import { AppError } from '../../domain/errors';
import { parseArtifactUri } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { validate } from '../../schemas/validate';
import { resolveTenant } from './access';
import { bugFingerprint } from './bug-fingerprint';
import type { DurablePort } from './durable-port';
import { resolveProject } from './file-ticket';
import { redactReport } from './redact-report';
import { triageFor } from './triage-for';

/** Stands for the occurrence of a message that asks for another triage and reports nothing new. */
export const noOccurrence = 'none';

/** Body of a message on the `bug-reports` queue. Senders that know no triage yet leave out what they do not have. */
export interface BugMessage {
  readonly tenant: string;
  readonly project: string;
  /** URI of the stored `bug_report`. */
  readonly bugReport: string;
  readonly fingerprint?: string;
  readonly triageId?: string;
  /** Which alert this is: each is counted once. Default: the report's own URI. */
  readonly occurrence?: string;
}

export interface ReportedBug {
  readonly triageId: string;
  readonly bugReport: string;
  /** False when an open triage of the same bug takes the report in. */
  readonly created: boolean;
}

export type ReportBug = (identity: Identity, body: BugBody) => Promise<ReportedBug>;

/** Takes a bug report in: checked, stored, put on the bus. Rejects with every problem of the document at once. */
export function createReportBug(
  ports: Pick<Ports, 'artifacts' | 'bugs' | 'bus' | 'projects'>,
  durable: DurablePort,
): ReportBug {
  return async function reportBug(identity, body) {
    const tenant = resolveTenant(identity, body.tenant);
    const { project } = await resolveProject(ports, tenant, body.project);
    const checked = validate('bug_report', body.report);
    if (!checked.ok) {
      const problems = checked.problems.map((problem) => problem.message);
      throw new AppError('invalid_request', `The bug report breaks its schema: ${problems.join('; ')}`, {
        details: { problems },
      });
    }
    // Whoever reports counts as the requester of the hotfix and cannot approve it, so the name is ours to write.
    const report = redactReport({ ...checked.value, reported_by: identity.user });
    const { uri } = await ports.artifacts.put(tenant, 'bug_report', JSON.stringify(report));
    const fingerprint = bugFingerprint(project, report);
    const known = await ports.bugs.findOpenBug(tenant, project, fingerprint);
    const { triageId, created } = known?.verdict
      ? { triageId: known.bugId, created: false }
      : await triageFor(durable, tenant, fingerprint);
    const occurrence = randomUUID();
    const message: BugMessage = { tenant, project, bugReport: uri, fingerprint, triageId, occurrence };
    const messageId = createHash('sha256').update(`${uri}|${occurrence}`).digest('hex');
    await ports.bus.send(queueNames.bugReports, { messageId, body: message });
    return { triageId, bugReport: uri, created };
  };
}

/** Undefined when the message is none of ours or names another tenant's document. */
export function readBugMessage(body: unknown): BugMessage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { tenant, project, bugReport, fingerprint, triageId, occurrence } = body as Partial<BugMessage>;
  if (typeof tenant !== 'string' || typeof project !== 'string' || typeof bugReport !== 'string') return undefined;
  if (parseArtifactUri(bugReport)?.tenant !== tenant) return undefined;
  return {
    tenant,
    project,
    bugReport,
    ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    ...(typeof triageId === 'string' ? { triageId } : {}),
    ...(typeof occurrence === 'string' ? { occurrence } : {}),
  };
}

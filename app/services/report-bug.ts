import { createHash } from 'node:crypto';
import type { BugBody } from '../../contracts/api';
import { eventNames, orchestratorNames, queueNames } from '../../contracts/names';
import type { BugTriageInput } from '../../contracts/activities';
import { AppError } from '../../domain/errors';
import { bugInstanceId, parseArtifactUri } from '../../domain/ids';
import { idLimits } from '../../domain/ids/run-ids';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { DocumentOf } from '../../schemas/registry';
import { validate } from '../../schemas/validate';
import { resolveTenant } from './access';
import { bugFingerprint } from './bug-fingerprint';
import type { DurablePort } from './durable-port';
import { resolveProject } from './file-ticket';

/** Body of a message on the `bug-reports` queue. Senders that know no triage yet leave out what they do not have. */
export interface BugMessage {
  readonly tenant: string;
  readonly project: string;
  /** URI of the stored `bug_report`. */
  readonly bugReport: string;
  readonly fingerprint?: string;
  readonly triageId?: string;
}

export interface ReportedBug {
  readonly triageId: string;
  readonly bugReport: string;
  /** False when an open triage of the same bug takes the report in. */
  readonly created: boolean;
}

export type ReportBug = (identity: Identity, body: BugBody) => Promise<ReportedBug>;

/** Takes a bug report in: checked, stored, put on the bus. Rejects with every problem of the document at once. */
export function createReportBug(ports: Pick<Ports, 'artifacts' | 'bus' | 'projects'>, durable: DurablePort): ReportBug {
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
    const report = { ...checked.value, reported_by: identity.user };
    const { uri } = await ports.artifacts.put(tenant, 'bug_report', JSON.stringify(report));
    const fingerprint = bugFingerprint(project, report);
    const { triageId, created } = await triageFor(durable, tenant, fingerprint);
    const message: BugMessage = { tenant, project, bugReport: uri, fingerprint, triageId };
    const messageId = createHash('sha256').update(`${triageId}|${uri}`).digest('hex');
    await ports.bus.send(queueNames.bugReports, { messageId, body: message });
    return { triageId, bugReport: uri, created };
  };
}

export type ReceiveBug = (message: BugMessage) => Promise<{ readonly triageId: string; readonly started: boolean }>;

/** Starts the triage of a report, or tells the triage of the same bug that is under way. Safe to repeat. */
export function createReceiveBug(ports: Pick<Ports, 'artifacts'>, durable: DurablePort): ReceiveBug {
  return async function receiveBug({ tenant, project, bugReport, ...known }) {
    const fingerprint = known.fingerprint ?? bugFingerprint(project, await readReport(bugReport));
    const triageId = known.triageId ?? (await triageFor(durable, tenant, fingerprint)).triageId;
    const input: BugTriageInput = { tenant, project, bugReport, fingerprint };
    const started = await durable.start(orchestratorNames.triageBug, triageId, input);
    if (started === 'exists') await durable.raiseEvent(triageId, eventNames.bugReportReceived, { bugReport });
    return { triageId, started: started === 'started' };
  };

  async function readReport(uri: string): Promise<DocumentOf<'bug_report'>> {
    const content = await ports.artifacts.get(uri);
    const report = validate('bug_report', JSON.parse(Buffer.from(content).toString('utf8')));
    if (report.ok) return report.value;
    throw new AppError('schema_violation', `${uri} is no valid bug_report: ${report.problems[0]?.message ?? ''}`);
  }
}

/** Undefined when the message is none of ours or names another tenant's document. */
export function readBugMessage(body: unknown): BugMessage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { tenant, project, bugReport, fingerprint, triageId } = body as Partial<BugMessage>;
  if (typeof tenant !== 'string' || typeof project !== 'string' || typeof bugReport !== 'string') return undefined;
  if (parseArtifactUri(bugReport)?.tenant !== tenant) return undefined;
  return {
    tenant,
    project,
    bugReport,
    ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    ...(typeof triageId === 'string' ? { triageId } : {}),
  };
}

/** The open triage of the fingerprint, or the first number that was never used. */
async function triageFor(
  durable: DurablePort,
  tenant: string,
  fingerprint: string,
): Promise<{ readonly triageId: string; readonly created: boolean }> {
  for (let n = 1; n <= idLimits.bugNumber; n += 1) {
    const triageId = bugInstanceId(tenant, fingerprint, n);
    const state = await durable.getStatus(triageId);
    if (state !== 'ended') return { triageId, created: state === undefined };
  }
  throw new AppError('conflict', `Bug ${fingerprint} has been triaged too often; it needs a person.`);
}

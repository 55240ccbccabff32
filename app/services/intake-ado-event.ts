import type { Ports } from '../../ports';
import type { ProjectRecord } from '../../ports/project-index';
import type { WorkItem } from '../../ports/work-tracker';
import { adoMessageId, parseAdoEvent, testReason } from './ado-event';
import type { AdoWorkItemEvent } from './ado-event';
import type { DurablePort } from './durable-port';
import { htmlToLines, htmlToText } from '../../domain/text/html-to-text';
import { recordFiling } from './filing-record';
import { matchProject } from './match-project';
import { createRunStarter } from './start-run';
import { userIdOf } from './user-id';

/** Body of a message on the `ado-events` queue. */
export interface AdoEventMessage {
  readonly tenant: string;
  readonly messageId: string;
  readonly event: unknown;
}

export type IntakeOutcome = 'started' | 'duplicate' | 'active' | 'ignored' | 'test' | 'malformed' | 'rejected';

export interface Intake {
  readonly outcome: IntakeOutcome;
  readonly reason: string;
  readonly runId?: string;
}

type IntakePorts = Pick<Ports, 'clock' | 'bugs' | 'projects' | 'runs' | 'work'>;

const longestTitle = 200;

/**
 * Turns a work item event into a run when the project's rule says so. Idempotent by message id: a repeated delivery answers
 * the first one's run, and starts it when a crash came between. Throws only on faults, so that the bus delivers again.
 */
export function createIntakeAdoEvent(
  ports: IntakePorts,
  durable: DurablePort,
): (message: AdoEventMessage) => Promise<Intake> {
  const starter = createRunStarter(ports, durable);

  return async function intakeAdoEvent(message) {
    const intake = await takeIn(message);
    const reason = intake.runId === undefined ? intake.reason : `${intake.reason} (${intake.runId})`;
    await ports.runs.recordIntake({
      tenant: message.tenant,
      messageId: message.messageId,
      at: ports.clock.now().toISOString(),
      outcome: intake.outcome,
      reason,
    });
    return intake;
  };

  async function takeIn({ tenant, messageId, event: payload }: AdoEventMessage): Promise<Intake> {
    const parsed = parseAdoEvent(payload);
    if (parsed.kind !== 'workItem') return { outcome: parsed.kind, reason: parsed.reason };
    const { event } = parsed;
    const matched = await matchProject(ports, tenant, event);
    if (matched.kind === 'unbound' && event.sample) return { outcome: 'test', reason: testReason };
    if (matched.kind !== 'project') return { outcome: 'ignored', reason: matched.reason };
    const item = workItemOf(matched.project, event);
    if (!item) {
      const reason = `the event carries no title of work item ${event.workItemId}; set "Resource details to send" to All`;
      return { outcome: 'rejected', reason };
    }
    if (await isTaken(item)) {
      return { outcome: 'rejected', reason: `${item.key} is the key of a ticket that was filed here, not of this one` };
    }
    return startOnce(item, messageId, matched.reason);
  }

  /** A ticket filed through the API has no address in Azure DevOps; an event must not overwrite it. */
  async function isTaken({ tenant, project, key, url }: WorkItem): Promise<boolean> {
    const known = url === undefined ? undefined : await ports.work.get(tenant, project, key);
    return known !== undefined && known.url === undefined;
  }

  async function startOnce(item: WorkItem, messageId: string, reason: string): Promise<Intake> {
    await ports.work.ensure(item);
    const at = ports.clock.now().toISOString();
    const allocated = await ports.runs.allocateRun({
      tenant: item.tenant,
      project: item.project,
      workItem: item.key,
      title: item.title,
      requester: item.requester,
      state: 'PLANNING',
      requestKey: messageId,
      at,
      onlyIfNoneActive: true,
    });
    const { runId } = allocated;
    if (allocated.kind === 'active') {
      return { outcome: 'active', reason: 'a run of this work item has not ended', runId };
    }
    await recordFiling(
      ports,
      { runId, requester: item.requester, title: item.title, at },
      { requestDigest: messageId },
    );
    const run = await ports.runs.getRun(runId);
    const started = run ? await starter.start(run) : 'over';
    const isNew = allocated.kind === 'created' || started === 'started';
    return isNew
      ? { outcome: 'started', reason, runId }
      : { outcome: 'duplicate', reason: 'the event was taken in before', runId };
  }
}

/** Reads a queue message. Undefined when it is none of ours; such a message is dropped, for it will never become one. */
export function readAdoEventMessage(body: unknown): AdoEventMessage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { tenant, messageId, event } = body as Partial<AdoEventMessage>;
  if (typeof tenant !== 'string' || event === undefined) return undefined;
  const id = typeof messageId === 'string' ? messageId : adoMessageId(tenant, event);
  return id === undefined ? undefined : { tenant, messageId: id, event };
}

function workItemOf(project: ProjectRecord, event: AdoWorkItemEvent): WorkItem | undefined {
  const { fields } = event;
  const title = fieldText(fields['System.Title']).replace(/\s+/g, ' ').trim();
  if (title === '') return undefined;
  return {
    tenant: project.tenant,
    project: project.project,
    key: String(event.workItemId),
    title: title.slice(0, longestTitle),
    description: htmlToText(fieldText(fields['System.Description'] ?? fields['Microsoft.VSTS.TCM.ReproSteps'])),
    acceptanceCriteria: htmlToLines(fieldText(fields['Microsoft.VSTS.Common.AcceptanceCriteria'])),
    type: fieldText(fields['System.WorkItemType']) || 'User Story',
    state: fieldText(fields['System.State']) || 'New',
    requester: event.actor === undefined ? 'unknown' : userIdOf(event.actor),
    priority: priorityOf(fields['Microsoft.VSTS.Common.Priority']),
    revision: event.revision,
    labels: labelsOf(fields['System.Tags']),
    ...(event.url === undefined ? {} : { url: event.url }),
  };
}

function labelsOf(value: unknown): readonly string[] {
  const labels = fieldText(value).split(';');
  return labels.map((label) => label.trim()).filter((label) => label !== '');
}

function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function priorityOf(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 4 ? number : 2;
}

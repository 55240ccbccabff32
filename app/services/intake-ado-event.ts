import type { Ports } from '../../ports';
import { adoMessageId } from './ado-envelope';
import { parseAdoEvent, testReason } from './ado-event';
import type { KnownAdoEvent } from './ado-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import { parseCommand } from './comment-command';
import type { ControlRun } from './control-run';
import type { DecideGate } from './decide-gate';
import type { DurablePort } from './durable-port';
import { eventKeyOf } from './event-key';
import { createFindPerson, isAuthor } from './find-person';
import type { Intake } from './intake';
import { createJudgeAdoEvent } from './judge-ado-event';
import { matchProject } from './match-project';
import type { AdoProjectRecord } from './match-project';
import { createObeyCommand } from './obey-command';
import { createOutsideChanges } from './outside-changes';
import { createIsOwn } from './own-identity';
import { createReportAlert } from './report-alert';
import { createStartFromEvent } from './start-from-event';
import { createTakePullRequest } from './take-pull-request';

export type { Intake, IntakeOutcome } from './intake';

/** Body of a message on the `ado-events` queue. */
export interface AdoEventMessage {
  readonly tenant: string;
  readonly messageId: string;
  readonly event: unknown;
}

type IntakePorts = Pick<Ports, 'artifacts' | 'bugs' | 'bus' | 'clock' | 'code' | 'directory'> &
  Pick<Ports, 'events' | 'hookSource' | 'projects' | 'runs' | 'work'>;

export type IntakeAdoEvent = (message: AdoEventMessage) => Promise<Intake>;

/**
 * Turns an event of Azure DevOps into what the project's rules say: a run, a decision, a note. Idempotent by what the event tells:
 * a repeated delivery, and another event of the very same change, come to nothing. Throws only on faults, so that the bus
 * delivers again. What was taken in is remembered for 7 days.
 */
export function createIntakeAdoEvent(
  ports: IntakePorts,
  durable: DurablePort,
  uses: { readonly decideGate: DecideGate; readonly controlRun: ControlRun },
): IntakeAdoEvent {
  const judge = createJudgeAdoEvent(ports, createIsOwn(ports));
  const changes = createOutsideChanges(ports, durable, uses.controlRun);
  const findPerson = createFindPerson(ports);
  const starts = createStartFromEvent(ports, durable, findPerson);
  const obeyCommand = createObeyCommand(ports, { ...uses, findPerson });
  const takePullRequest = createTakePullRequest(ports, { ...uses, findPerson, obeyCommand });
  const reportAlert = createReportAlert(ports);

  return async function intakeAdoEvent(message) {
    const { tenant, messageId } = message;
    const intake = await takeIn(message);
    const at = ports.clock.now().toISOString();
    const reason = intake.runId === undefined ? intake.reason : `${intake.reason} (${intake.runId})`;
    await ports.events.record([{ tenant, messageId, at, outcome: intake.outcome, reason }]);
    return intake;
  };

  async function takeIn({ tenant, messageId, event: payload }: AdoEventMessage): Promise<Intake> {
    const parsed = parseAdoEvent(payload);
    if (!('event' in parsed)) return { outcome: parsed.kind, reason: parsed.reason };
    const judgement = await judge(tenant, parsed);
    if (judgement.kind === 'unmatched') {
      return { outcome: judgement.reason === testReason ? 'test' : 'ignored', reason: judgement.reason };
    }
    const key = eventKeyOf(parsed, messageId);
    const earlier = await ports.events.outcomeOf(tenant, key);
    if (earlier !== undefined) return duplicateOf(earlier);
    const intake = await act(tenant, parsed, key);
    const kept = intake.runId === undefined ? intake.outcome : `${intake.outcome} ${intake.runId}`;
    if (isFinal(intake)) await ports.events.finish(tenant, key, kept, ports.clock.now().toISOString());
    return intake;
  }

  async function act(tenant: string, parsed: KnownAdoEvent, key: string): Promise<Intake> {
    switch (parsed.kind) {
      case 'workItem':
        return takeWorkItem(tenant, parsed.event, key);
      case 'pullRequest':
        return takePullRequest(tenant, parsed.event, key);
      case 'push':
        return changes.push(tenant, parsed.event);
      case 'pipeline':
        return changes.pipeline(tenant, parsed.event);
      case 'alert':
        return reportAlert(tenant, parsed.event);
    }
  }

  async function takeWorkItem(tenant: string, event: AdoWorkItemEvent, key: string): Promise<Intake> {
    if (event.eventType === 'workitem.deleted') return changes.workItemDeleted(tenant, event);
    const matched = await matchProject(ports, tenant, event);
    if (matched.kind === 'unbound') return { outcome: 'ignored', reason: matched.reason };
    const { project, rule } = matched;
    if (rule.kind === 'withdraws') return starts.withdraw(project, event);
    if (rule.kind === 'starts') return starts.byRule(project, event, rule.reason);
    return takeComment(project, event, key);
  }

  async function takeComment(project: AdoProjectRecord, event: AdoWorkItemEvent, key: string): Promise<Intake> {
    const command = event.comment && parseCommand(event.comment.text);
    if (!command) return { outcome: 'ignored', reason: 'the comment holds no command' };
    return obeyCommand({
      ...{ command, tenant: project.tenant, project: project.project, workItem: String(event.workItemId), key },
      person: event.person,
      channel: 'ado-comment',
      start: () => starts.byCommand(project, event),
      async verify() {
        const source = ports.hookSource;
        const { comment, organization, person, workItemId } = event;
        if (!source?.knows(organization, project.tenant) || comment?.id === undefined) return undefined;
        const known = await source.readComment(organization, project.ado.project, workItemId, comment.id);
        return known !== undefined && isAuthor(known.author, person) && sameCommand(known.text, comment.text);
      },
    });
  }
}

/** What may come out otherwise when the event is delivered again, e.g. after the subscription was put right, is not kept. */
function isFinal({ outcome }: Intake): boolean {
  return outcome !== 'ignored' && outcome !== 'rejected';
}

function duplicateOf(earlier: string): Intake {
  const [, runId] = earlier.split(' ');
  const reason = 'the event was taken in before';
  return { outcome: 'duplicate', reason, ...(runId === undefined ? {} : { runId }) };
}

/** Mark-up may differ between event and comment; what is asked for may not. */
function sameCommand(known: string, told: string): boolean {
  return JSON.stringify(parseCommand(known)) === JSON.stringify(parseCommand(told));
}

/** Reads a queue message. Undefined when it is none of ours; such a message is dropped, for it will never become one. */
export function readAdoEventMessage(body: unknown): AdoEventMessage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { tenant, messageId, event } = body as Partial<AdoEventMessage>;
  if (typeof tenant !== 'string' || event === undefined) return undefined;
  const id = typeof messageId === 'string' ? messageId : adoMessageId(tenant, event);
  return id === undefined ? undefined : { tenant, messageId: id, event };
}

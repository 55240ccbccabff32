import { readPullRequestEvent, readPushEvent } from './ado-code-event';
import type { AdoPullRequestEvent, AdoPushEvent } from './ado-code-event';
import { objectOf, readEnvelope } from './ado-envelope';
import type { AdoEnvelope, Json } from './ado-envelope';
import { readAlertEvent, readPipelineEvent } from './ado-pipeline-event';
import type { AdoAlertEvent, AdoPipelineEvent } from './ado-pipeline-event';
import { readWorkItemEvent } from './ado-work-item-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';

/** An event that a rule can be about. Everything else is acknowledged and recorded. */
export type KnownAdoEvent =
  | { readonly kind: 'workItem'; readonly event: AdoWorkItemEvent }
  | { readonly kind: 'pullRequest'; readonly event: AdoPullRequestEvent }
  | { readonly kind: 'push'; readonly event: AdoPushEvent }
  | { readonly kind: 'pipeline'; readonly event: AdoPipelineEvent }
  | { readonly kind: 'alert'; readonly event: AdoAlertEvent };

export type ParsedAdoEvent =
  | KnownAdoEvent
  /** The portal's Test button sends made-up data. */
  | { readonly kind: 'test'; readonly reason: string }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string };

export const testReason = 'sample data of the test button';

const zeroId = '00000000-0000-0000-0000-000000000000';

type Reader = (envelope: AdoEnvelope, body: Json) => KnownAdoEvent | undefined;

const workItem: Reader = (envelope, body) => asKind('workItem', readWorkItemEvent(envelope, body));
const pullRequest: Reader = (envelope, body) => asKind('pullRequest', readPullRequestEvent(envelope, body));
const push: Reader = (envelope, body) => asKind('push', readPushEvent(envelope, body));
const pipeline: Reader = (envelope, body) => asKind('pipeline', readPipelineEvent(envelope, body));
const alert: Reader = (envelope, body) => asKind('alert', readAlertEvent(envelope, body));

const readers: Readonly<Record<string, { readonly read: Reader; readonly names: string }>> = {
  'workitem.created': { read: workItem, names: 'work item' },
  'workitem.updated': { read: workItem, names: 'work item' },
  'workitem.commented': { read: workItem, names: 'work item' },
  'workitem.deleted': { read: workItem, names: 'work item' },
  'git.push': { read: push, names: 'push' },
  'git.pullrequest.created': { read: pullRequest, names: 'pull request' },
  'git.pullrequest.updated': { read: pullRequest, names: 'pull request' },
  'git.pullrequest.merged': { read: pullRequest, names: 'pull request' },
  'ms.vss-code.git-pullrequest-comment-event': { read: pullRequest, names: 'pull request' },
  'build.complete': { read: pipeline, names: 'build' },
  'ms.vss-pipelines.run-state-changed-event': { read: pipeline, names: 'pipeline run' },
  'ms.vss-pipelines.stage-state-changed-event': { read: pipeline, names: 'pipeline run' },
  'ms.vss-pipelinechecks-events.approval-pending': { read: pipeline, names: 'pipeline run' },
  'ms.vss-pipelinechecks-events.approval-completed': { read: pipeline, names: 'pipeline run' },
  'ms.vss-alerts.alert-created-event': { read: alert, names: 'alert' },
  'ms.vss-alerts.alert-state-changed-event': { read: alert, names: 'alert' },
  'ms.vss-alerts.alert-updated-event': { read: alert, names: 'alert' },
};

/** Reads a service hook event leniently: documentation and real deliveries differ, so only what is needed is looked at. */
export function parseAdoEvent(value: unknown): ParsedAdoEvent {
  const body = objectOf(value);
  const { eventType, id } = body;
  if (typeof eventType !== 'string') return { kind: 'malformed', reason: 'eventType is missing' };
  if (typeof id !== 'string' || id === '') return { kind: 'malformed', reason: 'id is missing' };
  if (body['subscriptionId'] === zeroId || id === zeroId) return { kind: 'test', reason: testReason };
  const reader = Object.hasOwn(readers, eventType) ? readers[eventType] : undefined;
  if (!reader) return { kind: 'ignored', reason: `no rule is about ${eventType.slice(0, 80)}` };
  const envelope = readEnvelope(body);
  if (!envelope) return { kind: 'malformed', reason: 'no organization in resourceContainers' };
  return reader.read(envelope, body) ?? { kind: 'malformed', reason: `resource names no ${reader.names}` };
}

function asKind<K extends KnownAdoEvent['kind']>(
  kind: K,
  event: Extract<KnownAdoEvent, { kind: K }>['event'] | undefined,
): KnownAdoEvent | undefined {
  return event && ({ kind, event } as KnownAdoEvent);
}

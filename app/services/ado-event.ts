import { createHash } from 'node:crypto';

/** Work item events that a rule can be about. Everything else is acknowledged and recorded. */
const workItemEventTypes = ['workitem.created', 'workitem.updated', 'workitem.commented'] as const;
export type WorkItemEventType = (typeof workItemEventTypes)[number];

export interface FieldChange {
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** The parts of a work item event that Stellwerk uses. */
export interface AdoWorkItemEvent {
  readonly id: string;
  readonly eventType: WorkItemEventType;
  /** Lower case. */
  readonly organization: string;
  readonly teamProject: string | undefined;
  readonly workItemId: number;
  readonly revision: number;
  /** Values after the event; empty when the subscription sends no details. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of `workitem.updated`: what changed. */
  readonly changes: Readonly<Record<string, FieldChange>>;
  /** Identity text of whoever did it, e.g. `Name <mail>`. */
  readonly actor: string | undefined;
  readonly url: string | undefined;
  /** The documentation's company: sample data, unless a project really is bound to it. */
  readonly sample: boolean;
}

export type ParsedAdoEvent =
  | { readonly kind: 'workItem'; readonly event: AdoWorkItemEvent }
  /** The portal's Test button sends made-up data. */
  | { readonly kind: 'test'; readonly reason: string }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string };

type Json = Readonly<Record<string, unknown>>;

export const testReason = 'sample data of the test button';

const zeroId = '00000000-0000-0000-0000-000000000000';

/**
 * Reads a service hook event leniently: documentation and real deliveries differ, so only what is needed is looked at.
 * In `workitem.updated` the resource's own id is the number of the update; the work item is `workItemId`.
 */
export function parseAdoEvent(value: unknown): ParsedAdoEvent {
  const body = objectOf(value);
  const { eventType, id } = body;
  if (typeof eventType !== 'string') return { kind: 'malformed', reason: 'eventType is missing' };
  if (typeof id !== 'string' || id === '') return { kind: 'malformed', reason: 'id is missing' };
  if (body['subscriptionId'] === zeroId || id === zeroId) return { kind: 'test', reason: testReason };
  if (!isWorkItemEvent(eventType)) return { kind: 'ignored', reason: `no rule is about ${eventType.slice(0, 80)}` };
  const organization = organizationOf(body);
  if (organization === undefined) return { kind: 'malformed', reason: 'no organization in resourceContainers' };
  const resource = objectOf(body['resource']);
  const workItemId = positive(eventType === 'workitem.updated' ? resource['workItemId'] : resource['id']);
  if (workItemId === undefined) return { kind: 'malformed', reason: 'resource names no work item' };
  return { kind: 'workItem', event: readEvent(body, eventType, organization, workItemId) };
}

function readEvent(
  body: Json,
  eventType: WorkItemEventType,
  organization: string,
  workItemId: number,
): AdoWorkItemEvent {
  const resource = objectOf(body['resource']);
  const revised = objectOf(resource['revision']);
  const updated = eventType === 'workitem.updated';
  const fields = objectOf(updated ? revised['fields'] : resource['fields']);
  const changes = updated ? changesOf(resource['fields']) : {};
  const teamProject = fields['System.TeamProject'] ?? changes['System.TeamProject']?.newValue;
  return {
    id: String(body['id']),
    eventType,
    organization,
    teamProject: textOf(teamProject),
    workItemId,
    revision: positive(updated ? (revised['rev'] ?? resource['rev']) : resource['rev']) ?? 1,
    fields,
    changes,
    actor: actorOf(resource, fields),
    url: textOf(objectOf(objectOf(resource['_links'])['html'])['href']) ?? textOf(resource['url']),
    sample: /^fabrikam(?:-|$)/.test(organization),
  };
}

function isWorkItemEvent(eventType: string): eventType is WorkItemEventType {
  return workItemEventTypes.some((known) => known === eventType);
}

/**
 * Id of the bus message, and of the run it may start: the same for every delivery of one event to one tenant. The tenant
 * is part of it, so that no tenant's delivery can push another's out of the bus as a duplicate. At most 128 characters.
 */
export function adoMessageId(tenant: string, value: unknown): string | undefined {
  const body = objectOf(value);
  const { eventType, id } = body;
  if (typeof eventType !== 'string' || typeof id !== 'string' || id === '') return undefined;
  const text = `${tenant}|${organizationOf(body) ?? ''}|${eventType}|${id}`;
  return text.length <= 128 ? text : createHash('sha256').update(text).digest('hex');
}

/** What goes over the bus: the event without the texts and links nobody reads, which keeps it below the bus's size limit. */
export function slimAdoEvent(value: unknown): object {
  const { id, eventType, createdDate, resource, resourceContainers, subscriptionId } = objectOf(value);
  const { _links: links, relations: _relations, ...rest } = objectOf(resource);
  const { _links: _revisionLinks, relations: _revisionRelations, ...revision } = objectOf(rest['revision']);
  const html = objectOf(links)['html'];
  return {
    id,
    eventType,
    createdDate,
    subscriptionId,
    resourceContainers,
    resource: {
      ...rest,
      ...(html === undefined ? {} : { _links: { html } }),
      ...(Object.keys(revision).length === 0 ? {} : { revision }),
    },
  };
}

/** `https://dev.azure.com/org/`, or the older `https://org.visualstudio.com/`. */
function organizationOf(body: Json): string | undefined {
  const containers = objectOf(body['resourceContainers']);
  const urls = ['collection', 'account', 'project'].map((name) => objectOf(containers[name])['baseUrl']);
  for (const candidate of [...urls, objectOf(body['resource'])['url']]) {
    const organization = typeof candidate === 'string' ? organizationOfUrl(candidate) : undefined;
    if (organization !== undefined) return organization;
  }
  return undefined;
}

function organizationOfUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, pathname } = new URL(text);
  const legacy = /^([^.]+)\.visualstudio\.com$/i.exec(hostname)?.[1];
  const first = pathname.split('/').find((segment) => segment !== '');
  const name = legacy ?? first;
  return name === undefined ? undefined : decodeURIComponentSafely(name).toLowerCase();
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function actorOf(resource: Json, fields: Json): string | undefined {
  const revisedBy = objectOf(resource['revisedBy']);
  const candidates = [
    revisedBy['uniqueName'],
    revisedBy['name'],
    identityText(fields['System.ChangedBy']),
    identityText(fields['System.CreatedBy']),
  ];
  return candidates.map(textOf).find((text) => text !== undefined);
}

/** Newer resource versions send identities as objects. */
function identityText(value: unknown): unknown {
  if (typeof value === 'string') return value;
  const identity = objectOf(value);
  return identity['uniqueName'] ?? identity['displayName'];
}

function changesOf(value: unknown): Readonly<Record<string, FieldChange>> {
  const entries = Object.entries(objectOf(value)).map(([name, change]) => [name, objectOf(change)] as const);
  return Object.fromEntries(entries);
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

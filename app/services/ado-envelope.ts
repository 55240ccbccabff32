import { createHash } from 'node:crypto';

export type Json = Readonly<Record<string, unknown>>;

/** A person or service as Azure DevOps names it; which parts are there depends on event and resource version. */
export interface AdoPerson {
  readonly id?: string;
  /** Mail address or account. */
  readonly account?: string;
  readonly name?: string;
}

/** What every event has, whatever it is about. */
export interface AdoEnvelope {
  readonly id: string;
  readonly eventType: string;
  /** Lower case. */
  readonly organization: string;
  /** ISO 8601, of the sender. */
  readonly createdDate: string | undefined;
  /** The documentation's company: sample data, unless a project really is bound to it. */
  readonly sample: boolean;
}

/** Undefined when the event names no organization. */
export function readEnvelope(body: Json): AdoEnvelope | undefined {
  const organization = organizationOf(body);
  if (organization === undefined) return undefined;
  return {
    id: String(body['id']),
    eventType: String(body['eventType']),
    organization,
    createdDate: textOf(body['createdDate']),
    sample: /^fabrikam(?:-|$)/.test(organization),
  };
}

/**
 * Id of the bus message: the same for every delivery of one event to one tenant. The tenant is part of it, so that no
 * tenant's delivery can push another's out of the bus as a duplicate. At most 128 characters.
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
  const resource = objectOf(body['resource']);
  const urls = ['collection', 'account', 'project'].map((name) => objectOf(containers[name])['baseUrl']);
  const repository = objectOf(resource['repository'] ?? objectOf(resource['pullRequest'])['repository']);
  for (const candidate of [...urls, resource['url'], repository['url']]) {
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

/** Older resource versions write `Name <account>`, newer ones an object. */
export function personOf(value: unknown): AdoPerson | undefined {
  if (typeof value === 'string') {
    const parts = /^(.*?)\s*<([^<>]+)>\s*$/.exec(value);
    if (parts) return { account: parts[2] ?? '', ...(parts[1] ? { name: parts[1] } : {}) };
    if (value.trim() === '') return undefined;
    return value.includes('@') ? { account: value.trim() } : { name: value.trim() };
  }
  const identity = objectOf(value);
  const [id, account, name] = [textOf(identity['id']), textOf(identity['uniqueName']), textOf(identity['displayName'])];
  const written = textOf(identity['name']);
  if (id === undefined && account === undefined && name === undefined && written === undefined) return undefined;
  return {
    ...(written === undefined ? {} : personOf(written)),
    ...(id === undefined ? {} : { id }),
    ...(account === undefined ? {} : { account }),
    ...(name === undefined ? {} : { name }),
  };
}

/** Whether `known` (id, account or display name) is that person. */
export function isPerson(person: AdoPerson | undefined, known: string): boolean {
  const wanted = known.trim().toLowerCase();
  return wanted !== '' && [person?.id, person?.account, person?.name].some((part) => part?.toLowerCase() === wanted);
}

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

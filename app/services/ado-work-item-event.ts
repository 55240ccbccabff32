import { objectOf, personOf, positive, textOf } from './ado-envelope';
import type { AdoEnvelope, AdoPerson, Json } from './ado-envelope';

export interface FieldChange {
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** The parts of a work item event that Stellwerk uses. */
export interface AdoWorkItemEvent extends AdoEnvelope {
  readonly teamProject: string | undefined;
  readonly workItemId: number;
  /** Grows with every change of the item: the order of its events, in whichever order they come. */
  readonly revision: number;
  /** Values after the event; empty when the subscription sends no details. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of `workitem.updated`: what changed. */
  readonly changes: Readonly<Record<string, FieldChange>>;
  /** Identity text of whoever did it, e.g. `Name <mail>`. */
  readonly actor: string | undefined;
  readonly person: AdoPerson | undefined;
  /** Of `workitem.commented`; the text is HTML of a person. */
  readonly comment?: { readonly id: number | undefined; readonly text: string };
  readonly url: string | undefined;
}

/** In `workitem.updated` the resource's own id is the number of the update; the work item is `workItemId`. */
export function readWorkItemEvent(envelope: AdoEnvelope, body: Json): AdoWorkItemEvent | undefined {
  const resource = objectOf(body['resource']);
  const updated = envelope.eventType === 'workitem.updated';
  const workItemId = positive(updated ? resource['workItemId'] : resource['id']);
  if (workItemId === undefined) return undefined;
  const revised = objectOf(resource['revision']);
  const fields = objectOf(updated ? revised['fields'] : resource['fields']);
  const changes = updated ? changesOf(resource['fields']) : {};
  const teamProject = fields['System.TeamProject'] ?? changes['System.TeamProject']?.newValue;
  const by = [resource['revisedBy'], fields['System.ChangedBy'], fields['System.CreatedBy']];
  const person = by.map(personOf).find((each) => each !== undefined);
  return {
    ...envelope,
    teamProject: textOf(teamProject),
    workItemId,
    revision: positive(updated ? (revised['rev'] ?? resource['rev']) : resource['rev']) ?? 1,
    fields,
    changes,
    actor: person?.account ?? person?.name,
    person,
    ...(envelope.eventType === 'workitem.commented' ? { comment: commentOf(resource, fields) } : {}),
    url: textOf(objectOf(objectOf(resource['_links'])['html'])['href']) ?? textOf(resource['url']),
  };
}

function commentOf(resource: Json, fields: Json): NonNullable<AdoWorkItemEvent['comment']> {
  const id = positive(objectOf(resource['commentVersionRef'])['commentId']);
  return { id, text: textOf(fields['System.History']) ?? '' };
}

function changesOf(value: unknown): Readonly<Record<string, FieldChange>> {
  const entries = Object.entries(objectOf(value)).map(([name, change]) => [name, objectOf(change)] as const);
  return Object.fromEntries(entries);
}

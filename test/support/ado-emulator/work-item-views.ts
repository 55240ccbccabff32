import { identityView } from './areas/core';
import type { AdoStore } from './store';
import type { AdoItem } from './work-item-store';

const identities = ['System.CreatedBy', 'System.ChangedBy', 'System.AssignedTo'];

/** As REST answers it: identities are objects. */
export function viewItem({ id, rev, fields, relations, project }: AdoItem, baseUrl: string): object {
  const shown = mapIdentities(fields, identityView);
  const all = { 'System.Id': id, 'System.Rev': rev, ...shown };
  return {
    id,
    rev,
    fields: all,
    ...(relations.length === 0 ? {} : { relations }),
    ...addressesOf(id, project.name, baseUrl),
  };
}

/** As events carry it: identities are texts. */
function eventFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapIdentities(fields, (user) => `${user.split('@', 1)[0]} <${user}>`);
}

export function tellCreated(store: AdoStore, { id, rev, fields, project }: AdoItem, baseUrl: string): void {
  const resource = { id, rev, fields: eventFields(fields), ...addressesOf(id, project.name, baseUrl) };
  store.emit({ eventType: 'workitem.created', resource, project });
}

/** The resource's own id is the number of the update. */
export function tellUpdated(
  store: AdoStore,
  { id, rev, fields, project }: AdoItem,
  before: Readonly<Record<string, unknown>>,
  baseUrl: string,
): void {
  const [old, now] = [eventFields(before), eventFields(fields)];
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]);
  const changes = changed.map((name) => [
    name,
    { ...(name in old ? { oldValue: old[name] } : {}), newValue: now[name] },
  ]);
  const user = String(fields['System.ChangedBy']);
  const addresses = addressesOf(id, project.name, baseUrl);
  const resource = {
    ...{ id: rev, workItemId: id, rev, fields: Object.fromEntries(changes) as object, ...addresses },
    revisedBy: { ...identityView(user), name: `${user.split('@', 1)[0]} <${user}>` },
    revision: { id, rev, fields: now, url: `${baseUrl}/_apis/wit/workItems/${id}/revisions/${rev}` },
  };
  store.emit({ eventType: 'workitem.updated', resource, project });
}

function mapIdentities(
  fields: Readonly<Record<string, unknown>>,
  view: (user: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, identities.includes(name) ? view(String(value)) : value]),
  );
}

function addressesOf(id: number, project: string, baseUrl: string): object {
  const html = { href: `${baseUrl}/${encodeURIComponent(project)}/_workitems/edit/${id}` };
  return { url: `${baseUrl}/_apis/wit/workItems/${id}`, _links: { html } };
}

import { identityView } from './areas/core';
import type { AdoStore } from './store';
import type { AdoComment, AdoItem } from './work-item-store';

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

export function tellDeleted(store: AdoStore, { id, rev, fields, project }: AdoItem, baseUrl: string): void {
  const resource = { id, rev, fields: eventFields(fields), ...addressesOf(id, project.name, baseUrl) };
  store.emit({ eventType: 'workitem.deleted', resource, project });
}

export function tellCommented(
  store: AdoStore,
  { id, rev, fields, project }: AdoItem,
  { id: commentId, text }: AdoComment,
  baseUrl: string,
): void {
  const commentVersionRef = { commentId, version: 1 };
  const shown = { ...eventFields(fields), 'System.History': text };
  const resource = { id, rev, fields: shown, commentVersionRef, ...addressesOf(id, project.name, baseUrl) };
  store.emit({ eventType: 'workitem.commented', resource, project });
}

/** What REST tells of an item's history: each revision as the change that made it. */
export function updatesOf(id: number, revisions: AdoItem['revisions']): readonly object[] {
  return revisions.map((now, index) => {
    const user = String(now['System.ChangedBy']);
    const fields = changesBetween(
      mapIdentities(revisions[index - 1] ?? {}, identityView),
      mapIdentities(now, identityView),
    );
    return { id: index + 1, workItemId: id, rev: index + 1, revisedBy: identityView(user), fields };
  });
}

function changesBetween(
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): Readonly<Record<string, object>> {
  const text = (value: unknown) => JSON.stringify(value);
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = names.filter((name) => text(old[name]) !== text(now[name]));
  return Object.fromEntries(
    changed.map((name) => [
      name,
      { ...(name in old ? { oldValue: old[name] } : {}), ...(name in now ? { newValue: now[name] } : {}) },
    ]),
  );
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

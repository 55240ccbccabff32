import type { AdoClient } from './client';
import { quoted } from './work-item-query';

interface UpdateJson {
  readonly id: number;
  readonly rev: number;
  readonly revisedBy?: object;
  readonly fields?: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
}

interface CommentJson {
  readonly id: number;
  readonly text?: string;
  readonly createdBy?: object;
  readonly createdDate?: string;
}

/** Beyond this many changed items in one look, the next look takes the rest: it begins at the last one told. */
const mostItems = 500;
const pageSize = 200;

/**
 * What the service's own history says of work items since a time, as the events that should have told it. Each revision has the
 * fields as they were then, folded from the item's updates, and each comment is one event.
 */
export async function listWorkItemEvents(
  client: AdoClient,
  organization: string,
  project: string,
  since: string,
): Promise<readonly object[]> {
  const owner = encodeURIComponent(project);
  const condition = `[System.TeamProject] = ${quoted(project)} AND [System.ChangedDate] >= ${quoted(since)}`;
  const query = `SELECT [System.Id] FROM WorkItems WHERE ${condition} ORDER BY [System.ChangedDate]`;
  const path = `${owner}/_apis/wit/wiql?timePrecision=true&$top=${mostItems}&api-version=7.1`;
  const found = await client.ask(organization, `query changed work items of ${project}`, (apis) =>
    apis.send<{ readonly workItems: readonly { readonly id: number }[] }>('POST', path, { query }),
  );
  const baseUrl = client.organizations.find(({ name }) => name.toLowerCase() === organization.toLowerCase())?.url ?? '';
  const events: object[] = [];
  for (const { id } of found?.workItems ?? []) {
    const updates = await listUpdates(client, organization, owner, id);
    events.push(...revisionEvents(baseUrl, id, updates, since), ...(await listComments(id, updates.at(-1))));
  }
  return events;

  async function listComments(id: number, last: UpdateJson | undefined): Promise<readonly object[]> {
    const address = `${owner}/_apis/wit/workItems/${id}/comments?$top=${pageSize}&order=desc&api-version=7.1-preview.4`;
    const page = await client.ask(organization, `list comments of work item ${id}`, (apis) =>
      apis.send<{ readonly comments: readonly CommentJson[] }>('GET', address),
    );
    const isNew = ({ createdDate = '' }: CommentJson) => Date.parse(createdDate) >= Date.parse(since);
    const news = (page?.comments ?? []).filter(isNew).sort((one, other) => one.id - other.id);
    if (news.length === 0) return [];
    const item = await client.ask(organization, `read work item ${id}`, (apis) =>
      apis.send<{ readonly rev: number; readonly fields: object }>(
        'GET',
        `${owner}/_apis/wit/workItems/${id}?api-version=7.1`,
      ),
    );
    return news.map(({ id: commentId, text = '', createdBy, createdDate }) => {
      const fields = { ...item?.fields, 'System.ChangedBy': createdBy, 'System.History': text };
      const resource = { id, rev: item?.rev ?? last?.rev ?? 1, fields, commentVersionRef: { commentId } };
      return eventOf(baseUrl, 'workitem.commented', `reconcile-comment-${id}-${commentId}`, resource, createdDate);
    });
  }
}

async function listUpdates(
  client: AdoClient,
  organization: string,
  owner: string,
  id: number,
): Promise<readonly UpdateJson[]> {
  const all: UpdateJson[] = [];
  for (;;) {
    const path = `${owner}/_apis/wit/workItems/${id}/updates?$top=${pageSize}&$skip=${all.length}&api-version=7.1`;
    const page = await client.ask(organization, `list updates of work item ${id}`, (apis) =>
      apis.send<{ readonly value: readonly UpdateJson[] }>('GET', path),
    );
    all.push(...(page?.value ?? []));
    if ((page?.value.length ?? 0) < pageSize) return all;
  }
}

function revisionEvents(baseUrl: string, id: number, updates: readonly UpdateJson[], since: string): readonly object[] {
  let fields: Record<string, unknown> = {};
  return updates.flatMap((update) => {
    const changes = Object.entries(update.fields ?? {}).map(([name, change]) => [name, change.newValue] as const);
    fields = { ...fields, ...Object.fromEntries(changes) };
    const changed = fields['System.ChangedDate'];
    const at = typeof changed === 'string' ? changed : '';
    if (!(Date.parse(at) >= Date.parse(since))) return [];
    const key = `reconcile-item-${id}-${update.rev}`;
    if (update.rev === 1) return [eventOf(baseUrl, 'workitem.created', key, { id, rev: 1, fields }, at)];
    const { rev, revisedBy } = update;
    const resource = {
      id: update.id,
      workItemId: id,
      rev,
      revisedBy,
      fields: update.fields,
      revision: { id, rev, fields },
    };
    return [eventOf(baseUrl, 'workitem.updated', key, resource, at)];
  });
}

function eventOf(
  baseUrl: string,
  eventType: string,
  id: string,
  resource: { readonly workItemId?: number; readonly id: number; readonly [name: string]: unknown },
  createdDate: string | undefined,
): object {
  const url = `${baseUrl}/_apis/wit/workItems/${resource.workItemId ?? resource.id}`;
  return {
    id,
    eventType,
    resource: { ...resource, url },
    resourceContainers: { collection: { baseUrl } },
    createdDate,
  };
}

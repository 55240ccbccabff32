/** A `workitem.updated` delivery in its real shape: the resource's own id is the number of the update. */
export function workItemUpdated(changes: {
  readonly id?: string;
  readonly workItemId?: number;
  readonly revision?: number;
  readonly organization?: string;
  readonly teamProject?: string;
  readonly tags?: readonly [before: string | undefined, after: string];
  readonly state?: readonly [before: string, after: string];
  readonly fields?: Readonly<Record<string, unknown>>;
}): Record<string, unknown> {
  const { id = '86a00bfb-0000-4000-8000-000000000001', workItemId = 13, revision = 2, tags, state } = changes;
  const baseUrl = `https://dev.azure.com/${changes.organization ?? 'acme-org'}/`;
  return {
    subscriptionId: 'bea5b36f-0000-4000-8000-000000000001',
    notificationId: 1,
    id,
    eventType: 'workitem.updated',
    publisherId: 'tfs',
    message: { text: 'never read' },
    resource: {
      id: 2,
      workItemId,
      rev: revision,
      revisedBy: { id: 'guid', displayName: 'Jamal Hartnett', uniqueName: 'jamal@acme.example' },
      fields: {
        'System.Rev': { oldValue: revision - 1, newValue: revision },
        ...(tags
          ? { 'System.Tags': { ...(tags[0] === undefined ? {} : { oldValue: tags[0] }), newValue: tags[1] } }
          : {}),
        ...(state ? { 'System.State': { oldValue: state[0], newValue: state[1] } } : {}),
      },
      _links: { html: { href: `${baseUrl}shop/_workitems/edit/${workItemId}` }, parent: {} },
      url: `${baseUrl}_apis/wit/workItems/${workItemId}/updates/2`,
      revision: {
        id: workItemId,
        rev: revision,
        fields: {
          'System.TeamProject': changes.teamProject ?? 'Web Shop',
          'System.Title': 'Greet customers',
          'System.Description': '<div>Say <b>hello</b> &amp; smile</div><p>Always.</p>',
          'Microsoft.VSTS.Common.AcceptanceCriteria':
            '<ul><li>GET /hello answers 200</li><li>1. It names the customer</li></ul>',
          'System.WorkItemType': 'User Story',
          'System.State': state?.[1] ?? 'New',
          'System.ChangedBy': 'Jamal Hartnett <jamal@acme.example>',
          ...(tags ? { 'System.Tags': tags[1] } : {}),
          ...changes.fields,
        },
      },
    },
    resourceVersion: '1.0',
    resourceContainers: { collection: { id: 'c', baseUrl }, account: { id: 'a', baseUrl } },
    createdDate: '2026-01-05T08:00:00.0000000Z',
  };
}

const baseUrl = 'https://dev.azure.com/acme-org/';

/** A `workitem.commented` delivery. */
export function workItemCommented(given: {
  readonly text: string;
  readonly comment?: number;
  readonly by?: string;
  readonly workItemId?: number;
}): Record<string, unknown> {
  const { text, comment = 1, by = 'Jamal Hartnett <jamal@acme.example>', workItemId = 13 } = given;
  return {
    id: `comment-${workItemId}-${comment}`,
    eventType: 'workitem.commented',
    resource: {
      id: workItemId,
      rev: 10 + comment,
      fields: {
        'System.TeamProject': 'Web Shop',
        'System.Title': 'Greet customers',
        'System.ChangedBy': by,
        'System.History': text,
      },
      commentVersionRef: { commentId: comment, version: 1 },
      url: `${baseUrl}_apis/wit/workItems/${workItemId}`,
    },
    resourceContainers: { account: { id: 'a', baseUrl } },
    createdDate: '2026-01-05T08:00:00.0000000Z',
  };
}

/** A `git.pullrequest.updated` delivery; it does not say what changed. */
export function pullRequestUpdated(given: {
  readonly id: string;
  readonly votes?: Readonly<Record<string, number>>;
  readonly head?: string;
  readonly status?: string;
}): Record<string, unknown> {
  const repository = { id: 'repo-id', name: 'web', project: { id: 'p', name: 'Web Shop' }, url: `${baseUrl}_apis/git` };
  return {
    id: given.id,
    eventType: 'git.pullrequest.updated',
    resource: {
      repository,
      pullRequestId: 7,
      status: given.status ?? 'active',
      createdBy: { id: 'agent-id', uniqueName: 'agent@acme.example' },
      sourceRefName: 'refs/heads/stellwerk/acme.web.13.1',
      lastMergeSourceCommit: { commitId: given.head ?? 'c'.repeat(40) },
      reviewers: Object.entries(given.votes ?? {}).map(([uniqueName, vote]) => ({ id: uniqueName, uniqueName, vote })),
    },
    resourceContainers: { account: { id: 'a', baseUrl } },
    createdDate: '2026-01-05T08:00:00.0000000Z',
  };
}

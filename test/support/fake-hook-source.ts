import type { HookPerson, HookSource, PullRequestStand } from '../../ports/hook-source';

export const agentAccount = 'agent@acme.example';
/** Of the project `Web Shop`. */
export const projectGuid = 'be9b3917-87e6-42a4-a549-2bc06a7a878f';

export interface FakeHookSource extends HookSource {
  readonly comments: Map<number, { readonly author: HookPerson; readonly text: string }>;
  readonly items: Map<number, { readonly revision: number; readonly fields: Readonly<Record<string, unknown>> }>;
  pull: PullRequestStand | undefined;
}

/** A platform of which a test says what it knows: the other side of events that claim something. */
export function createFakeHookSource(): FakeHookSource {
  const comments: FakeHookSource['comments'] = new Map();
  const items: FakeHookSource['items'] = new Map();
  const source: FakeHookSource = {
    comments,
    items,
    pull: undefined,
    knows: (organization) => organization === 'acme-org',
    me: async () => ({ id: 'agent-id', account: agentAccount }),
    projectId: async (_organization, project) => (project === 'Web Shop' ? projectGuid : undefined),
    readComment: async (_organization, _project, _item, comment) => comments.get(comment),
    readPullRequestComment: async (_organization, _project, _repository, _pull, _thread, comment) =>
      comments.get(comment),
    readPullRequest: async () => source.pull,
    readWorkItem: async (_organization, _project, item) => items.get(item),
    listWorkItemEvents: async () => [],
    listCodeEvents: async () => [],
    listSubscriptions: async () => [],
    putSubscription: () => Promise.reject(new Error('not here')),
    removeSubscription: () => Promise.reject(new Error('not here')),
  };
  return source;
}

import { createHash } from 'node:crypto';
import type { WatchedCode } from '../../ports/hook-source';
import type { AdoClient } from './client';

interface RepositoryJson {
  readonly id: string;
}

interface PushJson {
  readonly pushId: number;
  readonly date?: string;
  readonly repository?: RepositoryJson;
}

interface BuildJson {
  readonly id: number;
  readonly finishTime?: string;
}

interface PullJson {
  readonly repository: RepositoryJson;
  readonly status?: string;
  readonly reviewers?: readonly { readonly id?: string; readonly vote?: number }[];
}

interface ThreadJson {
  readonly id: number;
  readonly isDeleted?: boolean;
  readonly comments: readonly {
    readonly id: number;
    readonly commentType?: string;
    readonly isDeleted?: boolean;
    readonly lastContentUpdatedDate?: string;
    readonly publishedDate?: string;
  }[];
}

const page = '$top=200&api-version=7.1';

/** What the service's own records say of pushes, builds and pull requests since a time, as the events that should have told it. */
export async function listCodeEvents(
  client: AdoClient,
  organization: string,
  project: string,
  since: string,
  { repositories, pullRequests }: WatchedCode,
): Promise<readonly object[]> {
  const owner = encodeURIComponent(project);
  const baseUrl = client.organizations.find(({ name }) => name.toLowerCase() === organization.toLowerCase())?.url ?? '';
  const resourceContainers = { collection: { baseUrl } };
  const events: object[] = [];
  for (const repository of repositories) events.push(...(await listPushes(repository)));
  events.push(...(await listBuilds()));
  for (const each of pullRequests) events.push(...(await listPullRequest(each.repository, each.number)));
  return events;

  async function read<T>(what: string, path: string): Promise<T | null> {
    return client.ask(organization, what, (apis) => apis.send<T>('GET', `${owner}/_apis/${path}`));
  }

  async function listPushes(repository: string): Promise<readonly object[]> {
    const wanted = `searchCriteria.fromDate=${encodeURIComponent(since)}&searchCriteria.includeRefUpdates=true`;
    const path = `git/repositories/${encodeURIComponent(repository)}/pushes?${wanted}&${page}`;
    const found = await read<{ readonly value: readonly PushJson[] }>(`list pushes to ${repository}`, path);
    return (found?.value ?? [])
      .toSorted((one, other) => one.pushId - other.pushId)
      .map((push) => ({
        id: `reconcile-push-${push.repository?.id ?? repository}-${push.pushId}`,
        eventType: 'git.push',
        ...{ resource: push, resourceContainers, createdDate: push.date },
      }));
  }

  async function listBuilds(): Promise<readonly object[]> {
    const wanted = `minTime=${encodeURIComponent(since)}&statusFilter=completed&queryOrder=finishTimeAscending`;
    const path = `build/builds?${wanted}&${page}`;
    const found = await read<{ readonly value: readonly BuildJson[] }>(`list builds of ${project}`, path);
    return (found?.value ?? []).map((build) => ({
      id: `reconcile-build-${build.id}`,
      eventType: 'build.complete',
      ...{ resource: build, resourceContainers, createdDate: build.finishTime },
    }));
  }

  async function listPullRequest(repository: string, number: number): Promise<readonly object[]> {
    const path = `git/repositories/${encodeURIComponent(repository)}/pullRequests/${number}`;
    const pull = await read<PullJson>(`read pull request ${number}`, `${path}?api-version=7.1`);
    if (!pull) return [];
    const key = `${pull.repository.id}-${number}`;
    const votes = (pull.reviewers ?? []).map(({ id, vote }) => `${id ?? ''}=${vote ?? 0}`).sort();
    const standing = createHash('sha256')
      .update(`${pull.status ?? ''} ${votes.join(' ')}`)
      .digest('hex')
      .slice(0, 16);
    const threads = await read<{ readonly value: readonly ThreadJson[] }>(
      `list threads of pull request ${number}`,
      `${path}/threads?api-version=7.1`,
    );
    const said = (threads?.value ?? []).flatMap((thread) => commentsOf(thread).map((comment) => ({ thread, comment })));
    return [
      {
        id: `reconcile-pull-${key}-${standing}`,
        eventType: 'git.pullrequest.updated',
        ...{ resource: pull, resourceContainers },
      },
      ...said.map(({ thread, comment }) => {
        const href = `${baseUrl}/${owner}/_apis/${path}/threads/${thread.id}`;
        const resource = { pullRequest: pull, comment: { ...comment, _links: { threads: { href } } } };
        const id = `reconcile-said-${key}-${thread.id}-${comment.id}`;
        const eventType = 'ms.vss-code.git-pullrequest-comment-event';
        return { id, eventType, resource, resourceContainers, createdDate: comment.publishedDate };
      }),
    ];
  }

  /** What people wrote, not what the service notes of votes and pushes. */
  function commentsOf({ isDeleted, comments }: ThreadJson): ThreadJson['comments'] {
    if (isDeleted === true) return [];
    const isNew = ({ lastContentUpdatedDate, publishedDate = '' }: ThreadJson['comments'][number]) =>
      Date.parse(lastContentUpdatedDate ?? publishedDate) >= Date.parse(since);
    return comments.filter((each) => each.commentType !== 'system' && each.isDeleted !== true && isNew(each));
  }
}

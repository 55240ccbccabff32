import type { HookPerson, HookSource } from '../../ports/hook-source';
import type { AdoClient } from './client';
import { listCodeEvents } from './code-history';
import { listWorkItemEvents } from './work-item-history';
import { createHookSubscriptions } from './hook-subscriptions';

const api = 'api-version=7.1';
const commentsApi = 'api-version=7.1-preview.4';

export interface IdentityJson {
  readonly id?: string;
  readonly uniqueName?: string;
  readonly displayName?: string;
}

interface CommentJson {
  readonly text?: string;
  readonly content?: string;
  readonly createdBy?: IdentityJson;
  readonly modifiedBy?: IdentityJson;
  readonly author?: IdentityJson;
}

interface PullJson {
  readonly status?: string;
  readonly lastMergeSourceCommit?: { readonly commitId?: string };
  readonly reviewers?: readonly (IdentityJson & { readonly vote?: number; readonly isContainer?: boolean })[];
}

/** What service hooks only hint at, read from the service itself; and its subscriptions, for which the SDK has no client. */
export function createAdoHookSource(client: AdoClient): HookSource {
  function read<T>(organization: string, what: string, path: string): Promise<T | null> {
    return client.ask(organization, what, (apis) => apis.send<T>('GET', path));
  }

  return {
    knows: (organization, tenant) =>
      client.organizations.some(
        ({ name, tenant: owner }) =>
          name.toLowerCase() === organization.toLowerCase() && (owner === undefined || owner === (tenant ?? owner)),
      ),
    async me(organization) {
      const path = '_apis/connectionData';
      const what = 'say who this service is';
      const data = await read<{ readonly authenticatedUser?: UserJson }>(organization, what, path);
      const { authenticatedUser: user = {} } = data ?? {};
      const account = user.properties?.Account?.$value;
      return { ...personOf(user), ...(account === undefined ? {} : { account }) };
    },
    async projectId(organization, project) {
      const path = `_apis/projects/${part(project)}?${api}`;
      return (await read<{ readonly id: string }>(organization, `find the project ${project}`, path))?.id;
    },
    async readComment(organization, project, workItem, comment) {
      const path = `${part(project)}/_apis/wit/workItems/${workItem}/comments/${comment}?${commentsApi}`;
      const found = await read<CommentJson>(organization, `read a comment of work item ${workItem}`, path);
      // The text is of whoever wrote it last, which need not be who began the comment.
      return found ? { author: personOf(found.modifiedBy ?? found.createdBy), text: found.text ?? '' } : undefined;
    },
    async readPullRequestComment(organization, project, repository, pullRequest, thread, comment) {
      const path = `${pullPath(project, repository, pullRequest)}/threads/${thread}/comments/${comment}?${api}`;
      const found = await read<CommentJson>(organization, `read a comment of pull request ${pullRequest}`, path);
      return found ? { author: personOf(found.author), text: found.content ?? '' } : undefined;
    },
    async readPullRequest(organization, project, repository, pullRequest) {
      const path = `${pullPath(project, repository, pullRequest)}?${api}`;
      const found = await read<PullJson>(organization, `read pull request ${pullRequest}`, path);
      if (!found) return undefined;
      const voters = (found.reviewers ?? []).filter(({ isContainer }) => isContainer !== true);
      return {
        status: found.status ?? 'active',
        head: found.lastMergeSourceCommit?.commitId ?? '',
        votes: voters.map((reviewer) => ({ person: personOf(reviewer), vote: reviewer.vote ?? 0 })),
      };
    },
    async readWorkItem(organization, project, workItem) {
      const path = `${part(project)}/_apis/wit/workItems/${workItem}?${api}`;
      const found = await read<ItemJson>(organization, `read work item ${workItem}`, path);
      return found ? { revision: found.rev, fields: found.fields } : undefined;
    },
    listWorkItemEvents: (organization, project, since) => listWorkItemEvents(client, organization, project, since),
    listCodeEvents: (organization, project, since, watched) =>
      listCodeEvents(client, organization, project, since, watched),
    ...createHookSubscriptions(client),
  };
}

interface ItemJson {
  readonly rev: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface UserJson extends IdentityJson {
  readonly properties?: { readonly Account?: { readonly $value?: string } };
}

function pullPath(project: string, repository: string, pullRequest: number): string {
  return `${part(project)}/_apis/git/repositories/${part(repository)}/pullRequests/${pullRequest}`;
}

function personOf({ id, uniqueName, displayName }: IdentityJson = {}): HookPerson {
  return {
    ...(id === undefined ? {} : { id }),
    ...(uniqueName === undefined ? {} : { account: uniqueName }),
    ...(displayName === undefined ? {} : { name: displayName }),
  };
}

function part(name: string): string {
  return encodeURIComponent(name);
}

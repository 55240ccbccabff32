import { listOf, objectOf, personOf, positive, textOf } from './ado-envelope';
import type { AdoEnvelope, AdoPerson, Json } from './ado-envelope';

/** Which repository an event is about. */
export interface AdoRepositoryRef {
  readonly id: string | undefined;
  readonly name: string;
  /** By its name, or by its id where the event says no more. */
  readonly project: string | undefined;
}

export interface AdoPullRequestEvent extends AdoEnvelope {
  readonly repository: AdoRepositoryRef;
  readonly number: number;
  readonly status: string;
  /** Branch without `refs/heads/`. */
  readonly source: string;
  readonly head: string | undefined;
  /** Who made the pull request; its events do not say who changed it. */
  readonly createdBy: AdoPerson | undefined;
  /** Members of reviewing groups are not listed, only whoever voted. */
  readonly votes: readonly { readonly person: AdoPerson; readonly vote: number }[];
  readonly comment?: {
    readonly id: number | undefined;
    readonly thread: number | undefined;
    readonly author: AdoPerson | undefined;
    readonly text: string;
  };
}

export interface AdoPushEvent extends AdoEnvelope {
  readonly repository: AdoRepositoryRef;
  /** Grows with every push to the repository. */
  readonly pushId: number;
  readonly pushedBy: AdoPerson | undefined;
  readonly updates: readonly { readonly branch: string; readonly before: string; readonly after: string }[];
}

export function readPullRequestEvent(envelope: AdoEnvelope, body: Json): AdoPullRequestEvent | undefined {
  const resource = objectOf(body['resource']);
  const pull = resource['pullRequest'] === undefined ? resource : objectOf(resource['pullRequest']);
  const repository = repositoryOf(pull['repository']);
  const number = positive(pull['pullRequestId']);
  if (!repository || number === undefined) return undefined;
  return {
    ...envelope,
    repository,
    number,
    status: textOf(pull['status']) ?? 'active',
    source: branchOf(pull['sourceRefName']),
    head: textOf(objectOf(pull['lastMergeSourceCommit'])['commitId']),
    createdBy: personOf(pull['createdBy']),
    votes: listOf(pull['reviewers']).flatMap((each) => {
      const person = personOf(each);
      const { vote, isContainer } = objectOf(each);
      return person && typeof vote === 'number' && isContainer !== true ? [{ person, vote }] : [];
    }),
    ...(resource['comment'] === undefined ? {} : { comment: commentOf(objectOf(resource['comment'])) }),
  };
}

export function readPushEvent(envelope: AdoEnvelope, body: Json): AdoPushEvent | undefined {
  const resource = objectOf(body['resource']);
  const repository = repositoryOf(resource['repository']);
  const pushId = positive(resource['pushId']);
  if (!repository || pushId === undefined) return undefined;
  return {
    ...envelope,
    repository,
    pushId,
    pushedBy: personOf(resource['pushedBy']),
    updates: listOf(resource['refUpdates']).map((update) => {
      const { name, oldObjectId, newObjectId } = objectOf(update);
      return { branch: branchOf(name), before: textOf(oldObjectId) ?? '', after: textOf(newObjectId) ?? '' };
    }),
  };
}

/** The thread is only in a link: `…/pullRequests/1/threads/5`. */
function commentOf(comment: Json): NonNullable<AdoPullRequestEvent['comment']> {
  const href = textOf(objectOf(objectOf(comment['_links'])['threads'])['href']) ?? '';
  return {
    id: positive(comment['id']),
    thread: positive(/\/threads\/(\d+)/.exec(href)?.[1]),
    author: personOf(comment['author']),
    text: textOf(comment['content']) ?? '',
  };
}

function repositoryOf(value: unknown): AdoRepositoryRef | undefined {
  const repository = objectOf(value);
  const name = textOf(repository['name']);
  if (name === undefined) return undefined;
  const project = objectOf(repository['project']);
  return { id: textOf(repository['id']), name, project: textOf(project['name']) ?? textOf(project['id']) };
}

function branchOf(ref: unknown): string {
  return (textOf(ref) ?? '').replace(/^refs\/heads\//, '');
}

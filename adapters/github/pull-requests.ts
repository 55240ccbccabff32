import { AppError } from '../../domain/errors';
import { parsePullRequestId, pullRequestId } from '../../domain/ids';
import type { PullRequest, PullRequestWish } from '../../ports/code-host';
import { statusOf } from './errors';
import type { GitHubRepository } from './repository';

/** What is read of a pull request. */
export interface PullRequestData {
  readonly number: number;
  readonly node_id: string;
  readonly state: string;
  readonly draft?: boolean | undefined;
  readonly title: string;
  readonly body: string | null;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string };
}

const longestBody = 60_000;
const mostOpen = 200;

export function pullRequestAddress(id: string): { readonly repository: string; readonly number: number } | undefined {
  const parsed = parsePullRequestId(id);
  return parsed?.repository.startsWith('github:') === true ? parsed : undefined;
}

export function noPullRequest(id: string): AppError {
  return new AppError('not_found', `There is no pull request "${id}".`);
}

/** `head` = where the source branch stands; what GitHub tells of it may lag behind a push. */
export function viewPullRequest(repository: GitHubRepository, data: PullRequestData, head?: string): PullRequest {
  const status = statusIn(data);
  const isOver = status === 'completed' || status === 'abandoned';
  return {
    id: pullRequestId(repository.id, data.number),
    repository: repository.id,
    source: data.head.ref,
    target: data.base.ref,
    title: data.title,
    description: data.body ?? '',
    status,
    head: isOver ? data.head.sha : (head ?? data.head.sha),
    url: data.html_url,
    ...(status === 'completed' && data.merge_commit_sha ? { mergeCommit: data.merge_commit_sha } : {}),
  };
}

function statusIn({ state, draft, merged_at }: PullRequestData): PullRequest['status'] {
  if (merged_at !== null) return 'completed';
  if (state === 'closed') return 'abandoned';
  return draft === true ? 'draft' : 'active';
}

export async function readPullRequest(
  repository: GitHubRepository,
  number: number,
): Promise<PullRequestData | undefined> {
  const found = await repository.find(`show pull request ${number}`, (github, at) =>
    github.rest.pulls.get({ ...at, pull_number: number }),
  );
  return found?.data;
}

/** Finds the open one of the branches or makes it; a lost race finds the winner's. */
export async function ensurePullRequest(repository: GitHubRepository, wish: PullRequestWish): Promise<PullRequestData> {
  const open = (await findOpen(repository, wish)) ?? (await create(repository, wish));
  return bringUpToDate(repository, open, wish);
}

export async function listOpenPullRequests(repository: GitHubRepository): Promise<readonly PullRequestData[]> {
  const listed: PullRequestData[] = [];
  for (let page = 1; listed.length < mostOpen; page += 1) {
    const { data } = await repository.ask('list pull requests', (github, at) =>
      github.rest.pulls.list({ ...at, state: 'open', sort: 'created', direction: 'desc', per_page: 100, page }),
    );
    listed.push(...data);
    if (data.length < 100) break;
  }
  return listed.slice(0, mostOpen);
}

async function findOpen(
  repository: GitHubRepository,
  { source, target }: PullRequestWish,
): Promise<PullRequestData | undefined> {
  const { data } = await repository.ask('list pull requests', (github, at) =>
    github.rest.pulls.list({ ...at, state: 'open', head: `${repository.owner}:${source}`, base: target }),
  );
  return data[0];
}

async function create(repository: GitHubRepository, wish: PullRequestWish): Promise<PullRequestData> {
  const { source: head, target: base, title, draft } = wish;
  try {
    const { data } = await repository.ask(`open a pull request of ${head}`, (github, at) =>
      github.rest.pulls.create({ ...at, head, base, title, body: bodyOf(wish), draft }),
    );
    return data;
  } catch (error) {
    const found = statusOf(error) === 422 ? await findOpen(repository, wish) : undefined;
    if (found) return found;
    throw error;
  }
}

async function bringUpToDate(
  repository: GitHubRepository,
  data: PullRequestData,
  wish: PullRequestWish,
): Promise<PullRequestData> {
  let current = data;
  const body = bodyOf(wish);
  if (current.title !== wish.title || (current.body ?? '') !== body) {
    const changed = await repository.ask('change a pull request', (github, at) =>
      github.rest.pulls.update({ ...at, pull_number: data.number, title: wish.title, body }),
    );
    current = changed.data;
  }
  if ((current.draft === true) === wish.draft) return current;
  await setDraft(repository, current, wish.draft);
  return { ...current, draft: wish.draft };
}

/** Only the GraphQL API knows it. */
export async function setDraft(
  repository: GitHubRepository,
  { node_id }: PullRequestData,
  draft: boolean,
): Promise<void> {
  const name = draft ? 'convertPullRequestToDraft' : 'markPullRequestReadyForReview';
  const query = `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;
  await repository.ask(draft ? 'make a draft' : 'end a draft', (github) => github.graphql(query, { id: node_id }));
}

/** The reference makes GitHub show the pull request at the issue. */
function bodyOf({ description, workItem }: PullRequestWish): string {
  const reference = /^[1-9]\d*$/.test(workItem) ? `\n\nRefs #${workItem}` : '';
  return `${description.slice(0, longestBody)}${reference}`;
}

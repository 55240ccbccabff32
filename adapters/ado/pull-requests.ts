import type { GitPullRequest, GitPullRequestSearchCriteria } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { pullRequestId } from '../../domain/ids';
import { AppError } from '../../domain/errors';
import type { PullRequest, PullRequestWish } from '../../ports/code-host';
import { branchReference } from '../code-hosting/git-names';
import { saysAny, statusOf } from './errors';
import { unknownRepository } from './git-repository';
import type { GitRepository } from './git-repository';
import { PullRequestStatus } from './vendor-values';

/** The service cuts nothing itself: it refuses a longer description. */
const longestDescription = 4_000;
const longestTitle = 400;
const pageSize = 100;
const mostOpen = 200;

/** At most one open one per source and target; a second call brings its text and draft state up to date. */
export async function ensurePullRequest(repository: GitRepository, terms: PullRequestWish): Promise<GitPullRequest> {
  const open = await findOpen(repository, terms);
  if (open) return bringUpToDate(repository, open, terms);
  const wanted: GitPullRequest = {
    sourceRefName: branchReference(terms.source),
    targetRefName: branchReference(terms.target),
    ...textOf(terms),
    isDraft: terms.draft,
    ...(/^\d+$/.test(terms.workItem) ? { workItemRefs: [{ id: terms.workItem }] } : {}),
  };
  const made = await repository.ask(`open a pull request from ${terms.source}`, (git) =>
    git.createPullRequest(wanted, repository.name, repository.project).catch((error: unknown) => {
      // Somebody, or an earlier try of ours, opened one meanwhile.
      if (statusOf(error) === 409 || saysAny(error, 'TF401179')) return null;
      throw error;
    }),
  );
  if (made) return made;
  const other = await findOpen(repository, terms);
  if (other) return bringUpToDate(repository, other, terms);
  throw unknownRepository(repository.id);
}

export async function readPullRequest(repository: GitRepository, number: number): Promise<GitPullRequest | undefined> {
  const found = await repository.ask(`read pull request ${number}`, (git) =>
    git.getPullRequest(repository.name, number, repository.project),
  );
  return found ?? undefined;
}

export async function patchPullRequest(
  repository: GitRepository,
  number: number,
  patch: GitPullRequest,
): Promise<GitPullRequest> {
  const changed = await repository.ask(`change pull request ${number}`, (git) =>
    git.updatePullRequest(patch, repository.name, number, repository.project),
  );
  if (changed as typeof changed | null) return changed;
  throw new AppError('not_found', `${repository.id} has no pull request ${number}.`);
}

/** `head` is where the source branch stands, since the service brings its own note of it up to date a moment later. */
export function viewPullRequest(
  repository: GitRepository,
  found: GitPullRequest,
  head: string | undefined,
): PullRequest {
  const number = found.pullRequestId ?? 0;
  const status = statusName(found);
  const isOpen = status === 'draft' || status === 'active';
  const seen = found.lastMergeSourceCommit?.commitId ?? '';
  const merged = status === 'completed' ? found.lastMergeCommit?.commitId : undefined;
  return {
    id: pullRequestId(repository.id, number),
    repository: repository.id,
    source: branchName(found.sourceRefName),
    target: branchName(found.targetRefName),
    title: found.title ?? '',
    description: found.description ?? '',
    status,
    head: isOpen ? (head ?? seen) : seen,
    ...(merged === undefined ? {} : { mergeCommit: merged }),
    url: webUrl(repository, found, number),
  };
}

export function branchName(reference = ''): string {
  return reference.replace(/^refs\/heads\//, '');
}

/** Open ones, newest first, at most 200; a list shortens their descriptions. */
export async function listActive(
  repository: GitRepository,
  criteria: GitPullRequestSearchCriteria = {},
): Promise<readonly GitPullRequest[]> {
  const all: GitPullRequest[] = [];
  for (;;) {
    const page = await repository.ask('list pull requests', (git) =>
      git.getPullRequests(
        ...([repository.name, { ...criteria, status: PullRequestStatus.Active }, repository.project] as const),
        ...([undefined, all.length, pageSize] as const),
      ),
    );
    if (!(page as typeof page | null)) throw unknownRepository(repository.id);
    all.push(...page);
    if (page.length < pageSize || all.length >= mostOpen) return all;
  }
}

async function findOpen(
  repository: GitRepository,
  { source, target }: PullRequestWish,
): Promise<GitPullRequest | undefined> {
  const criteria = { sourceRefName: branchReference(source), targetRefName: branchReference(target) };
  const [first] = await listActive(repository, criteria);
  // A list shortens descriptions.
  return first?.pullRequestId === undefined ? undefined : readPullRequest(repository, first.pullRequestId);
}

async function bringUpToDate(
  repository: GitRepository,
  open: GitPullRequest,
  terms: PullRequestWish,
): Promise<GitPullRequest> {
  const { title, description } = textOf(terms);
  const patch = {
    ...(open.title === title ? {} : { title }),
    ...(open.description === description ? {} : { description }),
    ...((open.isDraft ?? false) === terms.draft ? {} : { isDraft: terms.draft }),
  };
  if (Object.keys(patch).length === 0) return open;
  return patchPullRequest(repository, open.pullRequestId ?? 0, patch);
}

function textOf({ title, description }: PullRequestWish): { readonly title: string; readonly description: string } {
  return { title: cut(title, longestTitle), description: cut(description, longestDescription) };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function statusName({ status, isDraft }: GitPullRequest): PullRequest['status'] {
  if (status === PullRequestStatus.Completed) return 'completed';
  if (status === PullRequestStatus.Abandoned) return 'abandoned';
  return isDraft === true ? 'draft' : 'active';
}

function webUrl({ project, name }: GitRepository, { repository }: GitPullRequest, number: number): string {
  const base = repository?.webUrl ?? repository?.remoteUrl ?? `${encodeURI(project)}/_git/${encodeURI(name)}`;
  return `${base}/pullrequest/${number}`;
}

import { AppError } from '../../domain/errors';
import { parsePullRequestId, pullRequestId } from '../../domain/ids';
import type { MergeResult, MergeTerms, PullRequest, PullRequestWish } from '../../ports/code-host';
import { mergeRemoteTrees } from '../hubs/merge-remote-trees';
import type { Timing } from '../hubs/patient-fetch';
import type { RemoteTrees } from '../hubs/remote-tree';
import { statusOf } from './client';
import type { GitLabRepository } from './repository';

export interface MergeRequestData {
  readonly iid: number;
  readonly title: string;
  readonly description?: string | null;
  readonly state: string;
  readonly source_branch: string;
  readonly target_branch: string;
  readonly sha: string;
  readonly merge_commit_sha?: string | null;
  readonly web_url: string;
}

const draftPrefix = /^(?:\[?draft\]?:?|\(draft\))\s*/i;

export function mergeRequestAddress(id: string): { readonly repository: string; readonly number: number } | undefined {
  const parsed = parsePullRequestId(id);
  return parsed?.repository.startsWith('gitlab:') === true ? parsed : undefined;
}

export function noMergeRequest(id: string): AppError {
  return new AppError('not_found', `There is no merge request "${id}".`);
}

/** A draft is one by its title. */
export function viewMergeRequest(repository: GitLabRepository, data: MergeRequestData, head?: string): PullRequest {
  const open = draftPrefix.test(data.title) ? 'draft' : 'active';
  const over = data.state === 'merged' ? 'completed' : 'abandoned';
  const isOpen = data.state === 'opened' || data.state === 'locked';
  return {
    id: pullRequestId(repository.id, data.iid),
    repository: repository.id,
    source: data.source_branch,
    target: data.target_branch,
    title: data.title.replace(draftPrefix, ''),
    description: data.description ?? '',
    status: isOpen ? open : over,
    head: isOpen ? (head ?? data.sha) : data.sha,
    url: data.web_url,
    ...(data.state === 'merged' ? { mergeCommit: data.merge_commit_sha ?? data.sha } : {}),
  };
}

export async function readMergeRequest(
  repository: GitLabRepository,
  number: number,
): Promise<MergeRequestData | undefined> {
  const found = await repository.find(`show merge request ${number}`, (gitlab) =>
    gitlab.MergeRequests.show(repository.path, number),
  );
  return found;
}

export async function listOpen(
  repository: GitLabRepository,
  branches: { readonly sourceBranch?: string; readonly targetBranch?: string } = {},
): Promise<readonly MergeRequestData[]> {
  const found = await repository.ask('list merge requests', (gitlab) =>
    gitlab.MergeRequests.all({ projectId: repository.path, state: 'opened', perPage: 100, maxPages: 2, ...branches }),
  );
  return found;
}

/** Finds the open one of the branches or makes it; a lost race finds the winner's. */
export async function ensureMergeRequest(
  repository: GitLabRepository,
  wish: PullRequestWish,
): Promise<MergeRequestData> {
  const { source: sourceBranch, target: targetBranch, workItem } = wish;
  const title = wish.draft ? `Draft: ${wish.title}` : wish.title;
  const reference = /^[1-9]\d*$/.test(workItem) ? `\n\nRelated to #${workItem}` : '';
  const description = `${wish.description}${reference}`;
  const branches = { sourceBranch, targetBranch };
  const [known] = await listOpen(repository, branches);
  if (known && known.title === title && known.description === description) return known;
  if (known) {
    return await repository.ask('change a merge request', (gitlab) =>
      gitlab.MergeRequests.edit(repository.path, known.iid, { title, description }),
    );
  }
  try {
    return await repository.ask(`open a merge request of ${sourceBranch}`, (gitlab) =>
      gitlab.MergeRequests.create(repository.path, sourceBranch, targetBranch, title, { description }),
    );
  } catch (error) {
    const [winner] = statusOf(error) === 409 ? await listOpen(repository, branches) : [];
    if (winner) return winner;
    throw error;
  }
}

export interface MergeOrder {
  readonly number: number;
  readonly expectedHead: string;
  readonly terms: MergeTerms;
}

/**
 * GitLab merges itself, by the method that the project has there, and holds the expected head. That the target holds nothing
 * more (`sameTree`) is looked at before: between that look and the merge the target may move.
 */
export async function mergeRequest(
  repository: GitLabRepository,
  trees: RemoteTrees,
  timing: Timing,
  { number, expectedHead, terms }: MergeOrder,
): Promise<MergeResult> {
  const data = await readMergeRequest(repository, number);
  if (!data) throw noMergeRequest(`${repository.id}!${number}`);
  if (data.state === 'merged') return { kind: 'merged', commit: data.merge_commit_sha ?? data.sha };
  if (data.state === 'closed')
    return { kind: 'blocked', reason: `Merge request ${number} was closed. Open a new one.` };
  const [source, target] = [await repository.head(data.source_branch), await repository.head(data.target_branch)];
  if (source === undefined || target === undefined) {
    const missing = source === undefined ? data.source_branch : data.target_branch;
    return { kind: 'blocked', reason: `Branch ${missing} does not exist any more.` };
  }
  if (source !== expectedHead) return { kind: 'headMoved', head: source };
  const base = await repository.mergeBase(source, target);
  const strict = terms.sameTree === true || terms.method === 'fast_forward';
  if (strict && base !== target) return { kind: 'baseMoved', target };
  if (terms.method === 'fast_forward' && (await methodOf(repository)) !== 'ff') {
    return { kind: 'blocked', reason: 'The project merges by merge commits. Set its merge method to fast-forward.' };
  }
  if (base !== undefined && base !== target) {
    const [was, ours, theirs] = [
      await trees.tree(repository, base),
      await trees.tree(repository, source),
      await trees.tree(repository, target),
    ];
    const merged = await mergeRemoteTrees({ base: was, ours, theirs, read: (id) => repository.blob(id) });
    if (merged.kind === 'conflict') return merged;
  }
  return accept(repository, timing, data, expectedHead);
}

async function methodOf(repository: GitLabRepository): Promise<string> {
  const { path } = repository;
  const project = await repository.ask('tell how it merges', (gitlab) => gitlab.Projects.show(path));
  return String((project as unknown as { readonly merge_method?: string }).merge_method ?? 'merge');
}

/** GitLab looks first whether it can be merged, and answers 405 until it has. */
async function accept(
  repository: GitLabRepository,
  timing: Timing,
  data: MergeRequestData,
  sha: string,
): Promise<MergeResult> {
  if (draftPrefix.test(data.title)) {
    const title = data.title.replace(draftPrefix, '');
    await repository.ask('end a draft', (gitlab) => gitlab.MergeRequests.edit(repository.path, data.iid, { title }));
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const merged = (await repository.ask(`merge merge request ${data.iid}`, (gitlab) =>
        gitlab.MergeRequests.merge(repository.path, data.iid, { sha }),
      )) as unknown as MergeRequestData;
      return { kind: 'merged', commit: merged.merge_commit_sha ?? merged.sha };
    } catch (error) {
      const status = statusOf(error) ?? 0;
      if (![405, 406, 409, 422].includes(status)) throw error;
      const head = await repository.head(data.source_branch);
      if (head !== undefined && head !== sha) return { kind: 'headMoved', head };
      if (attempt >= 5)
        return { kind: 'blocked', reason: error instanceof Error ? error.message : 'GitLab does not merge' };
      await timing.wait(500);
    }
  }
}

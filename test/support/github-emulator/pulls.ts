import type { GitHubIssue, GitHubRepo, GitHubStore } from './store';

export interface OpenPull extends GitHubIssue {
  readonly pull: NonNullable<GitHubIssue['pull']>;
}

export function pullsOf(repo: GitHubRepo): readonly OpenPull[] {
  return [...repo.issues.values()].filter((issue): issue is OpenPull => issue.pull !== undefined);
}

/** An open pull request whose head the target now holds counts as merged, whoever moved the target. */
export async function noteMoved(store: GitHubStore, repo: GitHubRepo, branch: string, to: string): Promise<void> {
  for (const issue of pullsOf(repo).filter(({ state }) => state === 'open')) {
    await refreshHead(store, repo, issue);
    if (issue.pull.target !== branch || !(await store.git.isAncestor(repo.folder, issue.pull.head, to))) continue;
    markMerged(issue, to);
  }
}

export function markMerged(issue: OpenPull, mergeCommit: string): void {
  const now = new Date().toISOString();
  Object.assign(issue, { state: 'closed', updatedAt: now });
  Object.assign(issue.pull, { mergedAt: now, mergeCommit });
}

export async function refreshHead(store: GitHubStore, repo: GitHubRepo, { state, pull }: OpenPull): Promise<void> {
  if (state === 'open') pull.head = (await store.git.resolve(repo.folder, `refs/heads/${pull.source}`)) ?? pull.head;
}

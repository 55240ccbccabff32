import type { AdoRepository, AdoStore } from './store';

export interface CompletionOptions {
  readonly mergeStrategy?: number | string;
  readonly mergeCommitMessage?: string;
  readonly deleteSourceBranch?: boolean;
}

export interface AdoPullRequest {
  readonly pullRequestId: number;
  readonly repository: AdoRepository;
  status: 'active' | 'completed' | 'abandoned';
  isDraft: boolean;
  title: string;
  description: string;
  readonly sourceRefName: string;
  readonly targetRefName: string;
  readonly createdBy: string;
  readonly creationDate: string;
  mergeStatus: 'notSet' | 'queued' | 'conflicts' | 'succeeded' | 'rejectedByPolicy' | 'failure';
  /** Commits of the last trial merge, or of the completion. */
  source?: string;
  target?: string;
  merge?: string;
  conflicts: readonly string[];
  readonly workItemRefs: readonly { readonly id: string }[];
  readonly labels: string[];
  readonly reviewers: Map<string, number>;
  readonly statuses: AdoPullRequestStatus[];
  /** Commits that the source branch has stood at, oldest first: iteration 1, 2, … */
  readonly iterations: string[];
  readonly threads: AdoThread[];
  autoComplete?: { readonly by: string; readonly options: CompletionOptions };
}

export interface AdoPullRequestStatus {
  readonly id: number;
  readonly state: number | string;
  readonly description?: string;
  readonly context: { readonly genre?: string; readonly name: string };
  readonly iterationId?: number;
}

export interface AdoThread {
  readonly id: number;
  status: number | string;
  readonly threadContext?: object;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly comments: {
    readonly id: number;
    content: string;
    readonly author: string;
    readonly publishedDate: string;
  }[];
}

export function pullRequests(store: AdoStore): Map<string, AdoPullRequest> {
  return store.table<AdoPullRequest>('pull-requests');
}

export function findPullRequest(
  store: AdoStore,
  repository: AdoRepository,
  number: string | undefined,
): AdoPullRequest | undefined {
  const found = pullRequests(store).get(number ?? '');
  return found?.repository === repository ? found : undefined;
}

import type { ChangeReviews } from './change-review';

export interface FileEntry {
  readonly path: string;
  readonly size: number;
  readonly executable: boolean;
}

export interface FileChange {
  readonly path: string;
  /** Null deletes the file. */
  readonly content: Uint8Array | null;
}

export interface CommitRequest {
  readonly repository: string;
  readonly branch: string;
  /** The branch must stand here; otherwise nothing is written and `headMoved` comes back. */
  readonly expectedHead: string;
  readonly message: string;
  readonly changes: readonly FileChange[];
  /** Kept in the commit; the same key on the same branch answers the first commit. */
  readonly operationKey: string;
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'unchanged'; readonly commit: string }
  | { readonly kind: 'headMoved'; readonly head: string };

/** Who made commits that are none of ours. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

export interface PullRequest {
  readonly id: string;
  readonly repository: string;
  readonly source: string;
  readonly target: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'draft' | 'active' | 'completed' | 'abandoned';
  readonly head: string;
  readonly mergeCommit?: string;
  readonly url: string;
}

export interface PullRequestWish {
  readonly source: string;
  readonly target: string;
  readonly title: string;
  readonly description: string;
  readonly draft: boolean;
  readonly workItem: string;
}

export interface CommitInfo {
  readonly commit: string;
  /** `Name <address>` as the commit says; untrusted. */
  readonly author: string;
  readonly subject: string;
}

export type MergeResult =
  | { readonly kind: 'merged'; readonly commit: string }
  | { readonly kind: 'conflict'; readonly files: readonly string[] }
  | { readonly kind: 'headMoved'; readonly head: string }
  /** The target has what the source has not, so the merge would make another tree than the source's (`sameTree`). */
  | { readonly kind: 'baseMoved'; readonly target: string }
  /** The host refuses for a reason a person can clear, e.g. local changes in a checked-out work tree. */
  | { readonly kind: 'blocked'; readonly reason: string };

export interface MergeTerms {
  /** `fast_forward`: the target moves to the source's head, without a commit of its own. Default `merge_commit`. */
  readonly method?: 'merge_commit' | 'fast_forward';
  /** Merge only when the target then has exactly the source's tree. Default: whatever merges without conflict. */
  readonly sameTree?: boolean;
  /**
   * Where only the host's own policies hold the merge up, the host does it by itself as soon as they are fulfilled; until then
   * the answer is `blocked`. Taken back when either branch has moved. Hosts that have no such thing answer `blocked` alone.
   */
  readonly autoComplete?: boolean;
}

export interface UpdateBranchRequest {
  readonly repository: string;
  readonly branch: string;
  /** Branch whose commits it takes in. */
  readonly from: string;
  /** `branch`: its lines win where both changed the same ones. Default: that is a conflict. */
  readonly prefer?: 'branch';
  readonly operationKey: string;
}

export type BranchUpdate =
  /** `base`: head of `from` that is part of the branch now. Also when it was before. */
  | { readonly kind: 'updated'; readonly commit: string; readonly base: string }
  | { readonly kind: 'conflict'; readonly files: readonly string[] }
  | { readonly kind: 'blocked'; readonly reason: string };

export interface RevertRequest {
  readonly repository: string;
  readonly branch: string;
  /** What was merged. */
  readonly commit: string;
  /** What the branch stood at before. Default: the first parent of `commit`. */
  readonly base?: string;
  readonly operationKey: string;
}

export type RevertResult =
  | { readonly kind: 'reverted'; readonly commit: string }
  /** Somebody has built on it. Nothing moved. */
  | { readonly kind: 'conflict'; readonly files: readonly string[] }
  | { readonly kind: 'blocked'; readonly reason: string };

/** Repositories, commits, branches, pull requests and their reviews. Every write is idempotent by operation key, branch name or marker. */
export interface CodeHost extends ChangeReviews {
  /** Registers a local or remote repository under an id; answers it with the default branch. Rejects with `repository_not_found`. */
  ensureRepository(
    tenant: string,
    project: string,
    location: string,
  ): Promise<{ readonly repository: string; readonly defaultBranch: string }>;
  head(repository: string, branch: string): Promise<string | undefined>;
  listFiles(repository: string, commit: string): Promise<readonly FileEntry[]>;
  readFile(repository: string, commit: string, path: string): Promise<Uint8Array | undefined>;
  /** Lines that contain `text` (not a pattern), at most `limit`. */
  search(
    repository: string,
    commit: string,
    text: string,
    limit: number,
  ): Promise<readonly { readonly path: string; readonly line: number; readonly text: string }[]>;
  /** Unified diff between two commits, with renames. */
  diff(repository: string, base: string, head: string): Promise<string>;
  /** Makes the branch at `commit` unless it exists; answers its head. */
  ensureBranch(repository: string, branch: string, commit: string): Promise<{ readonly head: string }>;
  /** Commits that `head` has and `base` has not, newest first, at most 100; undefined when `base` is not part of its history. */
  listCommits(repository: string, base: string, head: string): Promise<readonly CommitInfo[] | undefined>;
  /** The newest commit that both histories have; undefined when they have none in common. */
  mergeBase(repository: string, one: string, other: string): Promise<string | undefined>;
  /** Deletes the branch while it stands at `expectedHead`; false = it stands elsewhere or is checked out. Absent = true. */
  deleteBranch(repository: string, branch: string, expectedHead: string): Promise<boolean>;
  commit(request: CommitRequest): Promise<CommitResult>;
  /**
   * Authors and committers of the commits that `branch` has and `base` (a branch) has not, except of those that `commit` of
   * this host made. What a commit says of itself does not count. Empty when the branch is not there.
   */
  listForeignAuthors(repository: string, branch: string, base: string): Promise<readonly CommitAuthor[]>;
  /** Writes the tree of a commit into an empty folder of this machine. */
  exportTree(repository: string, commit: string, folder: string): Promise<void>;

  ensurePullRequest(request: PullRequestWish & { readonly repository: string }): Promise<PullRequest>;
  /** Pull requests that are neither merged nor abandoned, newest first, at most 200. Absent = the host cannot say. */
  listOpenPullRequests?(repository: string): Promise<readonly PullRequest[]>;
  getPullRequest(id: string): Promise<PullRequest | undefined>;
  /** One comment thread per marker; a second call with other text updates it. */
  ensureThread(pullRequest: string, marker: string, text: string): Promise<void>;
  listThreads(pullRequest: string): Promise<readonly { readonly marker: string; readonly text: string }[]>;
  merge(pullRequest: string, expectedHead: string, operationKey: string, terms?: MergeTerms): Promise<MergeResult>;
  /** Brings the branch up to date with another one, by a merge. Nothing moves on a conflict. */
  updateBranch(request: UpdateBranchRequest): Promise<BranchUpdate>;
  /** Takes a merged change off the branch by a new commit; what came after it stays. */
  revert(request: RevertRequest): Promise<RevertResult>;
  abandon(pullRequest: string): Promise<void>;
  /** Writes a page of the project's wiki, with the pages above it; one that is there stays as people left it. Absent = no wiki. */
  ensurePage?(repository: string, path: string, text: string): Promise<void>;
}

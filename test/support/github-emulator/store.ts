import type { HubGit } from '../hub-emulator/hub-git';
import { createHubGit } from '../hub-emulator/hub-git';
import type { WorkflowRun } from './workflow-runs';
import type { HubAnswer, HubRequest } from '../hub-emulator/serve';

export interface GitHubComment {
  readonly id: number;
  body: string;
  readonly user: string;
  readonly createdAt: string;
}

/** An issue; a pull request is one, too. */
export interface GitHubIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly user: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly comments: GitHubComment[];
  readonly pull?: GitHubPull;
}

export interface GitHubPull {
  readonly source: string;
  readonly target: string;
  /** Where the source stood last while the pull request was open. */
  head: string;
  draft: boolean;
  mergedAt: string | null;
  mergeCommit: string | null;
  readonly threads: GitHubThread[];
}

/** A review comment and the thread it begins. */
export interface GitHubThread {
  readonly id: string;
  readonly commentId: number;
  readonly path: string;
  readonly line: number | null;
  readonly user: string;
  body: string;
  isResolved: boolean;
}

export interface GitHubStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description?: string;
}

export interface GitHubRepo {
  readonly owner: string;
  readonly name: string;
  readonly folder: string;
  readonly issues: Map<number, GitHubIssue>;
  /** Branches that only a merged pull request may move. */
  readonly protectedBranches: Set<string>;
  /** Statuses of commits, newest first. */
  readonly statuses: GitHubStatus[];
  /** Runs of workflows, oldest first. */
  readonly runs: WorkflowRun[];
}

export interface GitHubStore {
  readonly git: HubGit;
  ensureRepository(owner: string, name: string): GitHubRepo;
  repositories(): readonly GitHubRepo[];
  find(owner: string, name: string): GitHubRepo | undefined;
  nextId(): number;
  /** Tells the listeners (webhooks) what happened. */
  emit(repo: GitHubRepo, event: string, payload: object): void;
  listen(listener: (repo: GitHubRepo, event: string, payload: object) => void): void;
}

export function createGitHubStore(): GitHubStore {
  const git = createHubGit();
  const repos: GitHubRepo[] = [];
  const listeners: ((repo: GitHubRepo, event: string, payload: object) => void)[] = [];
  let id = 1_000;
  const find = (owner: string, name: string) =>
    repos.find((each) => `${each.owner}/${each.name}`.toLowerCase() === `${owner}/${name}`.toLowerCase());
  return {
    git,
    find,
    repositories: () => repos,
    ensureRepository(owner, name) {
      const known = find(owner, name);
      if (known) return known;
      const folder = git.init(`${owner}-${name}`);
      const made = {
        owner,
        name,
        folder,
        issues: new Map<number, GitHubIssue>(),
        protectedBranches: new Set<string>(),
        statuses: [],
        runs: [],
      };
      repos.push(made);
      return made;
    },
    nextId: () => (id += 1),
    emit: (repo, event, payload) => listeners.forEach((listener) => listener(repo, event, payload)),
    listen: (listener) => void listeners.push(listener),
  };
}

export function say(status: number, message: string): HubAnswer {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

export type InRepo = (repo: GitHubRepo, request: HubRequest) => HubAnswer | Promise<HubAnswer>;

/** Answers 404 for a repository that is not there, and 422 for an object that is not. */
export function inRepo(store: GitHubStore, handle: InRepo) {
  return async (request: HubRequest): Promise<HubAnswer> => {
    const repo = store.find(request.params['owner'] ?? '', request.params['repo'] ?? '');
    return repo ? handle(repo, request) : say(404, 'Not Found');
  };
}

export function page<T>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  return items.slice((number - 1) * size, number * size);
}

/** Issues and pull requests share their numbers. */
export function nextNumber({ issues }: GitHubRepo): number {
  return Math.max(0, ...issues.keys()) + 1;
}

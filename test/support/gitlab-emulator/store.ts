import type { HubGit } from '../hub-emulator/hub-git';
import { createHubGit } from '../hub-emulator/hub-git';
import type { Pipeline } from './pipelines';
import type { HubAnswer, HubRequest } from '../hub-emulator/serve';

export interface GitLabNote {
  readonly id: number;
  body: string;
  readonly user: string;
  readonly createdAt: string;
}

export interface GitLabIssue {
  readonly iid: number;
  title: string;
  description: string;
  state: 'opened' | 'closed';
  labels: readonly string[];
  readonly user: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly notes: GitLabNote[];
}

export interface GitLabMerge {
  readonly iid: number;
  title: string;
  description: string;
  state: 'opened' | 'closed' | 'merged';
  readonly source: string;
  readonly target: string;
  sha: string;
  mergeCommit: string | null;
  readonly notes: GitLabNote[];
  labels: readonly string[];
  readonly discussions: GitLabDiscussion[];
}

export interface GitLabDiscussion {
  readonly id: string;
  resolved: boolean;
  readonly note: GitLabNote;
  readonly position?: { readonly new_path: string; readonly new_line: number };
}

export interface GitLabStatus {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly status: string;
  readonly description: string | null;
}

export interface GitLabProject {
  readonly path: string;
  readonly folder: string;
  mergeMethod: 'merge' | 'ff';
  readonly issues: Map<number, GitLabIssue>;
  readonly merges: Map<number, GitLabMerge>;
  /** Statuses of commits, newest first. */
  readonly statuses: GitLabStatus[];
  /** Oldest first. */
  readonly pipelines: Pipeline[];
}

export type Listener = (project: GitLabProject, event: string, payload: object) => void;

export interface GitLabStore {
  readonly git: HubGit;
  ensureProject(path: string): GitLabProject;
  find(path: string): GitLabProject | undefined;
  projects(): readonly GitLabProject[];
  nextId(): number;
  emit: Listener;
  listen(listener: Listener): void;
}

export function createGitLabStore(): GitLabStore {
  const git = createHubGit();
  const projects = new Map<string, GitLabProject>();
  const listeners: Listener[] = [];
  let id = 1_000;
  return {
    git,
    projects: () => [...projects.values()],
    find: (path) => projects.get(path.toLowerCase()),
    ensureProject(path) {
      const known = projects.get(path.toLowerCase());
      if (known) return known;
      const folder = git.init(path.replaceAll('/', '-'));
      const made: GitLabProject = {
        ...{ path, folder, mergeMethod: 'merge', issues: new Map(), merges: new Map() },
        ...{ statuses: [], pipelines: [] },
      };
      projects.set(path.toLowerCase(), made);
      return made;
    },
    nextId: () => (id += 1),
    emit: (project, event, payload) => listeners.forEach((listener) => listener(project, event, payload)),
    listen: (listener) => void listeners.push(listener),
  };
}

export function say(status: number, message: string): HubAnswer {
  return { status, body: { message } };
}

export function inProject(
  store: GitLabStore,
  handle: (project: GitLabProject, request: HubRequest) => HubAnswer | Promise<HubAnswer>,
) {
  return async (request: HubRequest): Promise<HubAnswer> => {
    const project = store.find(request.params['project'] ?? '');
    return project ? handle(project, request) : say(404, '404 Project Not Found');
  };
}

/** A page with the headers by which clients find the next one. */
export function paged(items: readonly object[], { query }: HubRequest): HubAnswer {
  const size = Math.min(100, Number(query.get('per_page') ?? 20));
  const number = Number(query.get('page') ?? 1);
  const total = Math.max(1, Math.ceil(items.length / size));
  return {
    status: 200,
    body: items.slice((number - 1) * size, number * size),
    headers: {
      'x-page': String(number),
      'x-per-page': String(size),
      'x-total-pages': String(total),
      'x-next-page': number < total ? String(number + 1) : '',
    },
  };
}

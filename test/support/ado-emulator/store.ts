import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createGitStore } from './git-store';
import type { GitStore } from './git-store';

export interface AdoProject {
  readonly id: string;
  readonly name: string;
}

export interface AdoRepository {
  readonly id: string;
  readonly name: string;
  readonly project: AdoProject;
  readonly defaultBranch: string;
  /** Bare repository on disk. */
  readonly folder: string;
}

export interface AdoEvent {
  readonly eventType: string;
  readonly resource: object;
  readonly project: AdoProject;
  readonly at: string;
}

/** Everything one organization holds. Areas keep their own tables in it by `table`. */
export interface AdoStore {
  readonly organization: string;
  readonly git: GitStore;
  ensureProject(name: string): AdoProject;
  findProject(idOrName: string): AdoProject | undefined;
  projects(): readonly AdoProject[];
  ensureRepository(project: string, name: string): AdoRepository;
  findRepository(project: string | undefined, idOrName: string): AdoRepository | undefined;
  repositories(project: string): readonly AdoRepository[];
  /** An area's own rows by name; the same object every time. */
  table<T>(name: string): Map<string, T>;
  nextId(sequence: string): number;
  /** Tells the listeners (service hooks) what happened. */
  emit(event: Omit<AdoEvent, 'at'>): void;
  listen(listener: (event: AdoEvent) => void): void;
  close(): void;
}

export function createAdoStore(organization: string, folder: string): AdoStore {
  const git = createGitStore(folder);
  const projects: AdoProject[] = [];
  const repositories: AdoRepository[] = [];
  const tables = new Map<string, Map<string, unknown>>();
  const sequences = new Map<string, number>();
  const listeners: ((event: AdoEvent) => void)[] = [];

  function findProject(idOrName: string): AdoProject | undefined {
    const wanted = idOrName.toLowerCase();
    return projects.find(({ id, name }) => id === idOrName || name.toLowerCase() === wanted);
  }

  function ensureProject(name: string): AdoProject {
    const known = findProject(name);
    if (known) return known;
    const made = { id: randomUUID(), name };
    projects.push(made);
    return made;
  }

  function findRepository(project: string | undefined, idOrName: string): AdoRepository | undefined {
    const wanted = idOrName.toLowerCase();
    const owner = project === undefined ? undefined : findProject(project);
    return repositories.find(
      (each) =>
        (each.id === idOrName || each.name.toLowerCase() === wanted) && (owner === undefined || each.project === owner),
    );
  }

  return {
    organization,
    git,
    ensureProject,
    findProject,
    projects: () => projects,
    findRepository,
    repositories: (project) => repositories.filter((each) => each.project === findProject(project)),
    ensureRepository(project, name) {
      const known = findRepository(project, name);
      if (known) return known;
      const id = randomUUID();
      const made = {
        id,
        name,
        project: ensureProject(project),
        defaultBranch: 'refs/heads/main',
        folder: git.init(id),
      };
      repositories.push(made);
      return made;
    },
    table<T>(name: string) {
      const known = tables.get(name) ?? new Map<string, unknown>();
      tables.set(name, known);
      return known as Map<string, T>;
    },
    nextId(sequence) {
      const next = (sequences.get(sequence) ?? 0) + 1;
      sequences.set(sequence, next);
      return next;
    },
    emit(event) {
      for (const listener of listeners) listener({ ...event, at: new Date().toISOString() });
    },
    listen: (listener) => void listeners.push(listener),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

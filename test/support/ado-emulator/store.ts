import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
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
  /** Writes everything beside the repositories, so that the next emulator on the folder goes on with it. */
  save(): void;
  /** Removes the folder unless it is kept. */
  close(): void;
}

interface Kept {
  readonly projects: AdoProject[];
  readonly repositories: AdoRepository[];
  readonly tables: Map<string, Map<string, unknown>>;
  readonly sequences: Map<string, number>;
}

export function createAdoStore(organization: string, folder: string, keep = false): AdoStore {
  mkdirSync(folder, { recursive: true });
  const git = createGitStore(folder);
  const file = join(folder, 'state.bin');
  // One graph: what was the same object is the same object again.
  const kept: Kept = existsSync(file)
    ? (deserialize(readFileSync(file)) as Kept)
    : { projects: [], repositories: [], tables: new Map(), sequences: new Map() };
  const { projects, repositories, tables, sequences } = kept;
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
    save() {
      writeFileSync(`${file}.new`, serialize(kept));
      renameSync(`${file}.new`, file);
    },
    close() {
      if (keep) this.save();
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}

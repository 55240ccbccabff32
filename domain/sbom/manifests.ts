import { packageUrl } from './component';
import type { Component } from './component';
import { readGoMod } from './go';
import { readGradleLock } from './gradle';
import { readPom } from './maven';
import { readNpmLock, readPackageJson, readPnpmLock, readYarnLock } from './npm';
import { readNugetLock, readNugetProject } from './nuget';
import { readPipfileLock, readPyproject, readPythonLock, readRequirements } from './pip';

interface ManifestKind {
  readonly name: RegExp;
  readonly read: (text: string) => readonly Component[];
  /** Files of the same folder that know more: this one is then left out. */
  readonly unless?: RegExp;
}

const npmLocks = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/;
const nugetLock = /^packages\.lock\.json$/;

const kinds: readonly ManifestKind[] = [
  { name: /^(?:package-lock|npm-shrinkwrap)\.json$/, read: readNpmLock },
  { name: /^yarn\.lock$/, read: readYarnLock },
  { name: /^pnpm-lock\.yaml$/, read: readPnpmLock },
  { name: /^package\.json$/, read: readPackageJson, unless: npmLocks },
  { name: /^requirements(?:[-_.]?(?:dev|test)s?)\.txt$/i, read: (text) => readRequirements(text, true) },
  { name: /^requirements[^/]*\.txt$/i, read: (text) => readRequirements(text) },
  { name: /^(?:poetry|uv)\.lock$/, read: readPythonLock },
  { name: /^Pipfile\.lock$/, read: readPipfileLock },
  { name: /^pyproject\.toml$/, read: readPyproject, unless: /^(?:(?:poetry|uv)\.lock|Pipfile\.lock)$/ },
  { name: nugetLock, read: readNugetLock },
  { name: /\.(?:cs|fs|vb)proj$/i, read: readNugetProject, unless: nugetLock },
  { name: /^(?:Directory\.Packages\.props|packages\.config)$/i, read: readNugetProject },
  { name: /^pom\.xml$/, read: readPom },
  { name: /^gradle\.lockfile$/, read: readGradleLock },
  { name: /^go\.mod$/, read: readGoMod },
];

/** What the lock files and manifests of one commit say, each package and version once, in a fixed order. */
export interface Inventory {
  readonly components: readonly Component[];
  /** Files that could not be understood: what they bring is unknown. */
  readonly unreadable: readonly string[];
  /** Files that were read. */
  readonly manifests: readonly string[];
}

/** The files of a repository that an inventory is made of. Packages that are checked in are not looked into. */
export function manifestPaths(paths: readonly string[]): readonly string[] {
  const own = paths.filter((path) => !/(?:^|\/)(?:node_modules|vendor|\.venv)\//.test(path));
  const namesByFolder = new Map<string, string[]>();
  for (const path of own) {
    const { folder, name } = split(path);
    const names = namesByFolder.get(folder);
    if (names) names.push(name);
    else namesByFolder.set(folder, [name]);
  }
  return own.filter((path) => {
    const { folder, name } = split(path);
    const kind = kindOf(name);
    const unless = kind?.unless;
    return kind !== undefined && !(unless && namesByFolder.get(folder)?.some((other) => unless.test(other)));
  });
}

/**
 * Of dependency files, those whose packages nothing here can name: of another ecosystem, or of a kind that needs a lock file
 * beside it. Checksums belong to the manifest beside them.
 */
export function unnamedDependencies(paths: readonly string[], all: readonly string[]): readonly string[] {
  const companions: Readonly<Record<string, string>> = { 'go.sum': 'go.mod', Pipfile: 'Pipfile.lock' };
  const gradle = /^(?:build|settings)\.gradle(?:\.kts)?$/;
  return paths.filter((path) => {
    const { folder, name } = split(path);
    const lock = gradle.test(name) ? 'gradle.lockfile' : companions[name];
    return kindOf(name) === undefined && !(lock !== undefined && all.includes(`${folder}${lock}`));
  });
}

export function readInventory(files: readonly { readonly path: string; readonly text: string }[]): Inventory {
  const found = new Map<string, Component>();
  const unreadable: string[] = [];
  for (const { path, text } of files) {
    try {
      for (const component of kindOf(split(path).name)?.read(text) ?? []) {
        const key = `${packageUrl(component)} ${component.range ?? ''}`;
        const known = found.get(key);
        if (!known || known.development) found.set(key, component);
      }
    } catch {
      unreadable.push(path);
    }
  }
  const components = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, component]) => component);
  return { components, unreadable, manifests: files.map(({ path }) => path) };
}

function kindOf(name: string): ManifestKind | undefined {
  return kinds.find((kind) => kind.name.test(name));
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/');
  return { folder: path.slice(0, at + 1), name: path.slice(at + 1) };
}

import { isTestPath } from './graph';
import type { DependencyGraph } from './graph';
import { readCSharp, readProjectFile } from './imports/csharp';
import { readGo, readGoModule } from './imports/go';
import { readJava } from './imports/java';
import { readJavaScript } from './imports/javascript';
import { readPython } from './imports/python';
import { languageOf } from './imports/source-facts';
import type { ImportFact, Language, SourceFacts } from './imports/source-facts';
import { readJavaScriptNames, resolveJavaScript } from './resolve-javascript';
import type { JavaScriptNames } from './resolve-javascript';
import { folderOf, foldersUp, joinPath } from './resolve-paths';

const readers: Readonly<Record<Language, (source: string) => SourceFacts>> = {
  javascript: readJavaScript,
  python: readPython,
  csharp: readCSharp,
  java: readJava,
  go: readGo,
};

const manifests = /(^|\/)(package\.json|tsconfig\.json|go\.mod)$|\.(cs|fs|vb)proj$/;

/** Whether the graph is built from this file's content. */
export function isGraphSource(path: string): boolean {
  return languageOf(path) !== undefined || manifests.test(path);
}

/**
 * Who imports whom among the files of a repository. `paths` are all of its files, `texts` the contents of those that
 * `isGraphSource` names; one without content has no imports. Deterministic: the same files give the same graph.
 */
export function buildGraph(
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
  truncated = false,
): DependencyGraph {
  const repository = survey(paths, texts);
  const edges = new Set<string>();
  const packages = new Set<string>();
  for (const [path, facts] of repository.facts) {
    for (const target of targetsOf(repository, path, facts)) {
      if (target.package !== undefined) packages.add(target.package);
      const to = target.file ?? target.package;
      if (to !== path) edges.add(JSON.stringify([path, to]));
    }
  }
  for (const [from, to] of projectEdges(repository, texts, packages)) edges.add(JSON.stringify([from, to]));
  return assemble(repository.files, packages, edges, truncated);
}

interface Repository {
  readonly files: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, SourceFacts>;
  readonly javascript: JavaScriptNames;
  /** Folder of each Go module by its path. */
  readonly goModules: ReadonlyMap<string, string>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
  /** Files of a package or namespace, by language and name. */
  readonly byPackage: ReadonlyMap<string, readonly string[]>;
}

type Target =
  { readonly file: string; readonly package?: undefined } | { readonly file?: undefined; readonly package: string };

function survey(paths: readonly string[], texts: ReadonlyMap<string, string>): Repository {
  const files = new Set(paths);
  const facts = new Map<string, SourceFacts>();
  const byFolder = new Map<string, string[]>();
  const byPackage = new Map<string, string[]>();
  const goModules = new Map<string, string>();
  for (const [path, text] of texts) {
    const language = languageOf(path);
    if (language !== undefined) facts.set(path, readers[language](text));
    const module = path.endsWith('go.mod') ? readGoModule(text) : undefined;
    if (module !== undefined) goModules.set(module, folderOf(path));
  }
  for (const [path, { packages }] of facts) {
    addTo(byFolder, folderOf(path), path);
    for (const name of packages) addTo(byPackage, `${languageOf(path)}:${name}`, path);
  }
  return { files, facts, javascript: readJavaScriptNames(texts), goModules, byFolder, byPackage };
}

function targetsOf(repository: Repository, path: string, facts: SourceFacts): readonly Target[] {
  switch (languageOf(path)) {
    case 'javascript':
      return facts.imports.flatMap(({ target }) => {
        const found = resolveJavaScript(repository.files, repository.javascript, path, target);
        return found === undefined ? [] : [found];
      });
    case 'python':
      return facts.imports.flatMap((each) => resolvePython(repository.files, path, each));
    case 'csharp':
      return [
        ...facts.imports.flatMap(({ target }) => inNamespace(repository, facts, target)),
        ...ownPackage(repository, 'csharp', path, facts),
      ];
    case 'java':
      return [
        ...facts.imports.flatMap((each) => resolveJava(repository, facts, each)),
        ...ownPackage(repository, 'java', path, facts),
      ];
    case 'go':
      return [
        ...facts.imports.flatMap(({ target }) => resolveGo(repository, target)),
        ...ownFolder(repository, path, facts),
      ];
    case undefined:
      return [];
  }
}

/** Absolute names are looked up from the file's own folder upwards and under `src`, as projects lay themselves out. */
function resolvePython(files: ReadonlySet<string>, path: string, { target, names }: ImportFact): readonly Target[] {
  const dots = /^\.*/.exec(target)?.[0].length ?? 0;
  const module = target.slice(dots).replaceAll('.', '/');
  const roots =
    dots > 0
      ? [joinPath(folderOf(path), '../'.repeat(dots - 1))]
      : foldersUp(folderOf(path)).flatMap((each) => [each, joinPath(each, 'src')]);
  for (const root of roots) {
    const base = root === undefined ? undefined : joinPath(root, module);
    if (base === undefined) continue;
    const submodules = names.flatMap((name) => moduleAt(files, joinPath(base, name) ?? ''));
    const own = moduleAt(files, base);
    if (submodules.length + own.length > 0) return [...new Set([...own, ...submodules])].map((file) => ({ file }));
  }
  return dots > 0 ? [] : [{ package: module.split('/')[0] ?? module }];
}

function moduleAt(files: ReadonlySet<string>, base: string): readonly string[] {
  return [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`].filter((path) => files.has(path)).slice(0, 1);
}

/** Files of a C# namespace that declare something the importer names; the namespace alone when it is from outside. */
function inNamespace({ byPackage, facts }: Repository, importer: SourceFacts, name: string): readonly Target[] {
  const files = byPackage.get(`csharp:${name}`);
  if (files) return files.filter((file) => names(importer, facts.get(file))).map((file) => ({ file }));
  const type = /^(.+)\.([^.]+)$/.exec(name);
  const declaring =
    type && byPackage.get(`csharp:${type[1]}`)?.find((file) => facts.get(file)?.declares.includes(type[2] ?? ''));
  return [declaring ? { file: declaring } : { package: name }];
}

function resolveJava(
  { byPackage, facts }: Repository,
  importer: SourceFacts,
  { target, names: listed }: ImportFact,
): readonly Target[] {
  const whole = byPackage.get(`java:${target}`);
  if (listed.includes('*') && whole) {
    return whole.filter((file) => names(importer, facts.get(file))).map((file) => ({ file }));
  }
  // The last names may be a nested type or a static member, so the package is whatever prefix is known.
  for (let parts = target.split('.'); parts.length > 1; parts = parts.slice(0, -1)) {
    const [type = '', home] = [parts.at(-1), parts.slice(0, -1).join('.')];
    const file = byPackage.get(`java:${home}`)?.find((each) => facts.get(each)?.declares.includes(type));
    if (file !== undefined) return [{ file }];
  }
  return [{ package: target.split('.').slice(0, 2).join('.') }];
}

function resolveGo({ goModules, byFolder }: Repository, target: string): readonly Target[] {
  for (const [module, folder] of goModules) {
    if (target !== module && !target.startsWith(`${module}/`)) continue;
    const home = joinPath(folder, target.slice(module.length));
    const files = (byFolder.get(home ?? '') ?? []).filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
    return files.map((file) => ({ file }));
  }
  return [{ package: target }];
}

/** Files of one package see each other without an import. */
function ownPackage(
  { byPackage, facts }: Repository,
  language: string,
  path: string,
  own: SourceFacts,
): readonly Target[] {
  const together = own.packages.flatMap((name) => byPackage.get(`${language}:${name}`) ?? []);
  return together.filter((file) => file !== path && names(own, facts.get(file))).map((file) => ({ file }));
}

function ownFolder({ byFolder, facts }: Repository, path: string, own: SourceFacts): readonly Target[] {
  const together = (byFolder.get(folderOf(path)) ?? []).filter((file) => file.endsWith('.go') && file !== path);
  return together.filter((file) => names(own, facts.get(file))).map((file) => ({ file }));
}

/** Whether one names what the other declares. A word both declare is no sign of it. */
function names(importer: SourceFacts, declaring: SourceFacts | undefined): boolean {
  return declaring?.declares.some((name) => importer.words.has(name) && !importer.declares.includes(name)) ?? false;
}

function projectEdges(
  { files }: Repository,
  texts: ReadonlyMap<string, string>,
  packages: Set<string>,
): readonly (readonly [string, string])[] {
  return [...texts].flatMap(([path, text]) => {
    if (!/\.(cs|fs|vb)proj$/.test(path)) return [];
    const read = readProjectFile(text);
    for (const name of read.packages) packages.add(name);
    const projects = read.projects
      .flatMap((each) => joinPath(folderOf(path), each) ?? [])
      .filter((each) => files.has(each));
    return [...projects, ...read.packages].map((to) => [path, to] as const);
  });
}

function assemble(
  files: ReadonlySet<string>,
  packages: ReadonlySet<string>,
  edges: ReadonlySet<string>,
  truncated: boolean,
): DependencyGraph {
  const outside = [...packages].filter((name) => !files.has(name)).sort();
  const nodes = [
    ...[...files]
      .sort()
      .map((path) => ({ path, labels: isTestPath(path) ? (['File', 'Test'] as const) : (['File'] as const) })),
    ...outside.map((path) => ({ path, labels: ['Package'] as const })),
  ];
  const position = new Map(nodes.map(({ path }, index) => [path, index]));
  const imports = [...edges]
    .map((edge) => JSON.parse(edge) as [string, string])
    .flatMap(([from, to]): (readonly [number, number])[] => {
      const [a, b] = [position.get(from), position.get(to)];
      return a === undefined || b === undefined ? [] : [[a, b]];
    })
    .sort(([a, b], [c, d]) => a - c || b - d);
  return { nodes, imports, truncated };
}

function addTo(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

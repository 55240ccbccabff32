import { folderOf, foldersUp, joinPath } from './resolve-paths';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
const writtenAs: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Names that a repository's own files give to its parts. */
export interface JavaScriptNames {
  /** Folder of each package of the repository by its name, with its entry point. */
  readonly packages: ReadonlyMap<string, { readonly folder: string; readonly main?: string }>;
  /** `paths` of every tsconfig, by the folder they hold for. */
  readonly aliases: ReadonlyMap<string, readonly PathAlias[]>;
}

export interface PathAlias {
  /** Text before and after the star; without a star the whole name, and `after` undefined. */
  readonly before: string;
  readonly after?: string;
  /** Targets relative to the repository, with a star or not. */
  readonly targets: readonly string[];
}

/** The file an import means; or the name of the package it comes from. */
export function resolveJavaScript(
  files: ReadonlySet<string>,
  names: JavaScriptNames,
  from: string,
  target: string,
): { readonly file: string } | { readonly package: string } | undefined {
  if (target.startsWith('.')) {
    const base = joinPath(folderOf(from), target);
    const file = base === undefined ? undefined : fileAt(files, base);
    return file === undefined ? undefined : { file };
  }
  const file = aliased(files, names, from, target) ?? inWorkspace(files, names, target);
  if (file !== undefined) return { file };
  if (target.startsWith('/') || target === '') return undefined;
  return { package: packageOf(target) };
}

/** Which package a bare import comes from: `@scope/name/sub` → `@scope/name`. */
function packageOf(target: string): string {
  const parts = target.replace(/^node:/, 'node:').split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target);
}

function fileAt(files: ReadonlySet<string>, base: string): string | undefined {
  if (files.has(base)) return base;
  const extension = /\.[a-z]+$/.exec(base)?.[0] ?? '';
  const stem = base.slice(0, base.length - extension.length);
  const candidates = [
    ...(writtenAs[extension] ?? []).map((other) => stem + other),
    ...extensions.map((each) => base + each),
    ...extensions.map((each) => (base === '' ? `index${each}` : `${base}/index${each}`)),
  ];
  return candidates.find((path) => files.has(path));
}

function aliased(
  files: ReadonlySet<string>,
  { aliases }: JavaScriptNames,
  from: string,
  target: string,
): string | undefined {
  for (const folder of foldersUp(folderOf(from))) {
    for (const { before, after, targets } of aliases.get(folder) ?? []) {
      const isMatch =
        after === undefined
          ? target === before
          : target.length >= before.length + after.length && target.startsWith(before) && target.endsWith(after);
      if (!isMatch) continue;
      const rest = after === undefined ? '' : target.slice(before.length, target.length - after.length);
      const found = targets
        .map((each) =>
          fileAt(
            files,
            each.replace('*', () => rest),
          ),
        )
        .find((path) => path !== undefined);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function inWorkspace(files: ReadonlySet<string>, { packages }: JavaScriptNames, target: string): string | undefined {
  const name = packageOf(target);
  const own = packages.get(name);
  if (!own) return undefined;
  const rest = target.slice(name.length + 1);
  const wanted = rest === '' ? (own.main ?? '') : rest;
  const places = [wanted, ...(rest === '' ? ['src'] : [`src/${rest}`])];
  return places
    .map((place) => joinPath(own.folder, place))
    .map((path) => (path === undefined ? undefined : fileAt(files, path)))
    .find((path) => path !== undefined);
}

/** Reads `package.json` and `tsconfig.json` files; one that is no JSON says nothing. */
export function readJavaScriptNames(texts: ReadonlyMap<string, string>): JavaScriptNames {
  const packages = new Map<string, { folder: string; main?: string }>();
  const aliases = new Map<string, readonly PathAlias[]>();
  for (const [path, text] of texts) {
    const folder = folderOf(path);
    if (path.endsWith('package.json')) {
      const { name, main } = parseLoose(text) as { readonly name?: unknown; readonly main?: unknown };
      if (typeof name === 'string') packages.set(name, { folder, ...(typeof main === 'string' ? { main } : {}) });
    }
    if (path.endsWith('tsconfig.json')) aliases.set(folder, aliasesOf(folder, text));
  }
  return { packages, aliases };
}

function aliasesOf(folder: string, text: string): readonly PathAlias[] {
  const { compilerOptions } = parseLoose(text) as {
    readonly compilerOptions?: { readonly baseUrl?: unknown; readonly paths?: unknown };
  };
  const base =
    typeof compilerOptions?.baseUrl === 'string' ? (joinPath(folder, compilerOptions.baseUrl) ?? folder) : folder;
  const paths = (compilerOptions?.paths ?? {}) as Readonly<Record<string, unknown>>;
  const named = Object.entries(paths).map(([pattern, targets]): PathAlias => {
    const [before = '', after] = pattern.split('*');
    const list = Array.isArray(targets) ? targets.filter((each): each is string => typeof each === 'string') : [];
    const own = list.flatMap((each) => joinPath(base, each) ?? []);
    return { before, ...(after === undefined ? {} : { after }), targets: own };
  });
  const byBase: PathAlias[] =
    compilerOptions?.baseUrl === undefined ? [] : [{ before: '', after: '', targets: [joinPath(base, '*') ?? '*'] }];
  return [...named, ...byBase];
}

/** JSON with comments and trailing commas, as tools write it. */
function parseLoose(text: string): object {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : '',
  );
  try {
    const value: unknown = JSON.parse(bare.replace(/,(\s*[}\]])/g, '$1'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

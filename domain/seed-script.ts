const interpreters: Readonly<Record<string, string>> = {
  sh: 'sh',
  js: 'node',
  mjs: 'node',
  cjs: 'node',
  py: 'python3',
};

/**
 * The command that runs a script of the repository, by its ending; one with another ending has to be executable. Undefined for a
 * path that leaves the repository.
 */
export function scriptCommand(path: string): string | undefined {
  const clean = pathInRepository(path);
  if (clean === undefined) return undefined;
  const file = `'./${clean.replaceAll("'", `'\\''`)}'`;
  const interpreter = interpreters[/\.(\w+)$/.exec(clean)?.[1] ?? ''];
  return interpreter === undefined ? file : `${interpreter} ${file}`;
}

/** The path without `./`; undefined when it leaves the repository or is empty. */
export function pathInRepository(path: string): string | undefined {
  const clean = path.trim().replace(/^\.\//, '');
  return clean === '' || clean.startsWith('/') || clean.split(/[\\/]/).includes('..') ? undefined : clean;
}

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
  const clean = path.trim().replace(/^\.\//, '');
  if (clean === '' || clean.startsWith('/') || clean.split(/[\\/]/).includes('..')) return undefined;
  const file = `'./${clean.replaceAll("'", `'\\''`)}'`;
  const interpreter = interpreters[/\.(\w+)$/.exec(clean)?.[1] ?? ''];
  return interpreter === undefined ? file : `${interpreter} ${file}`;
}

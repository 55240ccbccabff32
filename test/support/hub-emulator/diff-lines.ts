import type { HubGit } from './hub-git';

/** Lines of the new file that a difference shows, with its context; undefined when the file is not part of it. */
export async function linesInDiff(
  git: HubGit,
  folder: string,
  [target, source]: readonly [string, string],
  path: string,
): Promise<ReadonlySet<number> | undefined> {
  const diff = await git.text(folder, ['diff', '-U3', `${target}...${source}`, '--', path]);
  if (diff === '') return undefined;
  const hunks = [...diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)];
  return new Set(
    hunks.flatMap(([, first, count = '1']) => Array.from({ length: Number(count) }, (_, at) => Number(first) + at)),
  );
}

import type { RunSnapshot } from '../contracts/run';
import { parseDiff } from '../domain/diff';
import { likeness, withSharedFiles } from '../domain/likeness';
import type { Worded } from '../domain/likeness';
import { matchesGlob } from '../domain/paths/glob';
import type { Ports } from '../ports';
import type { PullRequest } from '../ports/code-host';

export interface Overlap {
  readonly url: string;
  readonly title: string;
  /** Files of the pull request that the plan may change too. */
  readonly files: readonly string[];
  /** How much both are one and the same, 0 to 1: by their words and their files. */
  readonly score: number;
}

/** Each costs two questions to the code host; the newest are the likeliest. */
const mostPullRequests = 30;

/** Open pull requests that change files a plan may change. One whose commits the code host cannot show is passed over. */
export async function findOverlaps(
  { code }: Pick<Ports, 'code'>,
  run: RunSnapshot,
  mine: Worded,
  allowed: readonly string[],
): Promise<readonly Overlap[]> {
  const scope = allowed.filter((glob) => !/^[*/]+$/.test(glob));
  if (scope.length === 0) return [];
  const open = (await code.listOpenPullRequests?.(run.repository.repository)) ?? [];
  const others = open.filter(({ source }) => source !== run.branch).slice(0, mostPullRequests);
  const overlaps: Overlap[] = [];
  for (const { url, title, description, ...rest } of others) {
    const changed = await changedFiles(code, rest).catch(() => []);
    const files = changed.filter((path) => scope.some((glob) => matchesGlob(glob, path)));
    if (files.length === 0) continue;
    const words = likeness(mine, { title, text: description });
    overlaps.push({ url, title, files, score: withSharedFiles(words, files.length / changed.length) });
  }
  return overlaps.sort((a, b) => b.score - a.score);
}

/** Since it branched off: what came to the target meanwhile is no part of it. */
async function changedFiles(
  code: Ports['code'],
  { repository, target, head }: Pick<PullRequest, 'repository' | 'target' | 'head'>,
): Promise<readonly string[]> {
  const onto = await code.head(repository, target);
  const base = onto === undefined ? undefined : await code.mergeBase(repository, onto, head);
  if (base === undefined) return [];
  const files = parseDiff(await code.diff(repository, base, head));
  return [...new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))];
}

import { diffStats } from './diff';
import type { FileDiff } from './diff';
import type { QualityPolicy } from './policy/quality';

/** Written by tools: nobody reads their lines, and one new package changes hundreds of them. */
const lockFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|go\.sum|packages\.lock\.json|Cargo\.lock|Gemfile\.lock)$/;

/** Which limits a change breaks, in words; none = it holds them. `binaryBytes` is the size of its binary files. */
export function brokenDiffLimits(
  files: readonly FileDiff[],
  binaryBytes: number,
  limits: Pick<QualityPolicy, 'maxFiles' | 'maxChangedLines' | 'maxNewBinaryBytes'>,
): readonly string[] {
  const { added, removed } = diffStats(files.filter(({ path }) => !lockFile.test(path)));
  const broken = (what: string, figure: number, most: number) =>
    figure > most ? [`${figure} ${what}, at most ${most} are allowed`] : [];
  return [
    ...broken('changed files', files.length, limits.maxFiles),
    ...broken('changed lines', added + removed, limits.maxChangedLines),
    ...broken('bytes in binary files', binaryBytes, limits.maxNewBinaryBytes),
  ];
}

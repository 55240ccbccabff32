import { isTestPath } from './test-path';

/** Hits by line number, from 1. A line that is not in it cannot be executed, or was not instrumented. */
export type LineHits = ReadonlyMap<number, number>;

/** Line coverage by path, relative to the repository, with forward slashes. */
export interface Coverage {
  readonly files: ReadonlyMap<string, LineHits>;
}

/**
 * Reads an lcov tracefile. Records of the same file are added up; lines it does not understand are skipped. Absolute paths
 * lose the first of `roots` they start with (the checkouts the tests may have run in).
 */
export function parseLcov(text: string, roots: readonly string[] = []): Coverage {
  const files = new Map<string, Map<number, number>>();
  let hits: Map<number, number> | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('SF:')) hits = entryOf(files, relativePath(line.slice(3), roots));
    else if (line === 'end_of_record') hits = undefined;
    else if (hits) addHits(line, hits);
  }
  return { files };
}

/** Line coverage of everything, in percent; `undefined` when nothing was measured. */
export function totalCoverage(coverage: Coverage): number | undefined {
  const counts = [...coverage.files.values()].flatMap((hits) => [...hits.values()]);
  return counts.length === 0 ? undefined : percentOf(counts.filter((count) => count > 0).length, counts.length);
}

export interface NewCodeCoverage {
  /**
   * `measured`: the figure stands on `totalLines`. `nothing_to_measure`: no changed line can be executed.
   * `no_data`: the report is empty, so nothing is known.
   */
  readonly kind: 'measured' | 'nothing_to_measure' | 'no_data';
  /** 100 when there was nothing to measure, 0 without data. */
  readonly percent: number;
  readonly coveredLines: number;
  readonly totalLines: number;
  readonly uncovered: readonly { readonly path: string; readonly lines: readonly number[] }[];
}

/**
 * Coverage of added and changed lines (path → line numbers). A changed file that the report leaves out, though it measures
 * files of that kind, was never loaded by a test: its lines count as not covered. Test files are never counted.
 */
export function coverageOnNewCode(
  coverage: Coverage,
  changed: ReadonlyMap<string, readonly number[]>,
): NewCodeCoverage {
  if (coverage.files.size === 0) return { kind: 'no_data', percent: 0, coveredLines: 0, totalLines: 0, uncovered: [] };
  const measuredKinds = new Set([...coverage.files.keys()].map(extensionOf));
  const results = [...changed]
    .filter(([path]) => !isTestPath(path) && measuredKinds.has(extensionOf(path)))
    .map(([path, lines]) => ({ path, ...judgeLines(coverage.files.get(path), lines) }));
  const totalLines = results.reduce((sum, { total }) => sum + total, 0);
  const missed = results.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    kind: totalLines === 0 ? 'nothing_to_measure' : 'measured',
    percent: totalLines === 0 ? 100 : percentOf(totalLines - missed, totalLines),
    coveredLines: totalLines - missed,
    totalLines,
    uncovered: results.filter(({ lines }) => lines.length > 0).map(({ path, lines }) => ({ path, lines })),
  };
}

function judgeLines(hits: LineHits | undefined, lines: readonly number[]): { total: number; lines: readonly number[] } {
  if (!hits) return { total: lines.length, lines };
  const executable = lines.filter((line) => hits.has(line));
  return { total: executable.length, lines: executable.filter((line) => hits.get(line) === 0) };
}

function entryOf(files: Map<string, Map<number, number>>, path: string): Map<number, number> {
  const known = files.get(path);
  if (known) return known;
  const created = new Map<number, number>();
  files.set(path, created);
  return created;
}

function addHits(line: string, hits: Map<number, number>): void {
  const match = /^DA:(\d+),(-?\d+)/.exec(line);
  const [number, count] = [Number(match?.[1]), Number(match?.[2])];
  if (number >= 1) hits.set(number, (hits.get(number) ?? 0) + Math.max(0, count));
}

function relativePath(written: string, roots: readonly string[]): string {
  const path = written.replaceAll('\\', '/');
  const root = roots
    .map((folder) => folder.replaceAll('\\', '/').replace(/\/*$/, '/'))
    .find((folder) => path.startsWith(folder));
  return (root === undefined ? path : path.slice(root.length)).replace(/^(\.\/)+/, '');
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.')).toLowerCase() : '';
}

/** Rounded down to two decimals, so that a limit is never reached by rounding. */
function percentOf(part: number, whole: number): number {
  return Math.floor((part * 10_000) / whole) / 100;
}

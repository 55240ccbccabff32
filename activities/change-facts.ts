import { coverageOnNewCode, parseLcov, totalCoverage } from '../domain/coverage';
import type { NewCodeCoverage } from '../domain/coverage';
import { changedLines } from '../domain/diff';
import type { RunSnapshot } from '../contracts/run';
import type { CheckResult } from '../ports/check-runner';
import type { Ports } from '../ports';
import { loadJson } from './documents';
import { readChange } from './read-change';
import type { Change } from './read-change';

/** What the tools say of a change: the figures of every report. */
export interface ChangeFacts extends Change {
  readonly check: CheckResult;
  readonly totalCoverage: number | undefined;
  /** Absent when the project measures no coverage. */
  readonly newCode: NewCodeCoverage | undefined;
}

/** The platform's own figure, for a project whose commands leave no lcov. */
function publishedCoverage({ published }: CheckResult): number | undefined {
  const { covered, total } = published?.coverage ?? { covered: 0, total: 0 };
  return total === 0 ? undefined : (covered / total) * 100;
}

export async function readChangeFacts(
  ports: Pick<Ports, 'artifacts' | 'code' | 'scanners'>,
  run: RunSnapshot,
  commit: string,
  checkUri: string,
): Promise<ChangeFacts> {
  const [check, change] = await Promise.all([
    loadJson<CheckResult>(ports.artifacts, checkUri),
    readChange(ports, run, commit),
  ]);
  const coverage = run.commands.coverage ? parseLcov(check.lcov ?? '') : undefined;
  return {
    ...change,
    check,
    totalCoverage: coverage ? totalCoverage(coverage) : publishedCoverage(check),
    newCode: coverage ? coverageOnNewCode(coverage, changedLines(change.files)) : undefined,
  };
}

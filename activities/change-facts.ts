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
    totalCoverage: coverage ? totalCoverage(coverage) : undefined,
    newCode: coverage ? coverageOnNewCode(coverage, changedLines(change.files)) : undefined,
  };
}

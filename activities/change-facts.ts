import { coverageOnNewCode, parseLcov, totalCoverage } from '../domain/coverage';
import type { NewCodeCoverage } from '../domain/coverage';
import { changedLines, parseDiff } from '../domain/diff';
import type { FileDiff } from '../domain/diff';
import { changedDependencyFiles, scanAddedLines } from '../domain/scan';
import type { ScanFinding } from '../domain/scan';
import type { RunSnapshot } from '../contracts/run';
import type { CheckResult } from '../ports/check-runner';
import type { Ports } from '../ports';
import { loadJson } from './documents';

/** What the tools say of a change: the figures of every report. */
export interface ChangeFacts {
  readonly files: readonly FileDiff[];
  readonly check: CheckResult;
  readonly totalCoverage: number | undefined;
  /** Absent when the project measures no coverage. */
  readonly newCode: NewCodeCoverage | undefined;
  readonly findings: readonly ScanFinding[];
  readonly dependencyFiles: readonly string[];
}

export async function readChangeFacts(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  commit: string,
  checkUri: string,
): Promise<ChangeFacts> {
  const [check, diff] = await Promise.all([
    loadJson<CheckResult>(ports.artifacts, checkUri),
    ports.code.diff(run.repository.repository, run.baseCommit, commit),
  ]);
  const files = parseDiff(diff);
  const coverage = run.commands.coverage ? parseLcov(check.lcov ?? '') : undefined;
  return {
    files,
    check,
    totalCoverage: coverage ? totalCoverage(coverage) : undefined,
    newCode: coverage ? coverageOnNewCode(coverage, changedLines(files)) : undefined,
    findings: scanAddedLines(files),
    dependencyFiles: changedDependencyFiles(files),
  };
}

import { readJunit } from './test-results/junit';
import { readTap } from './test-results/tap';

export interface TestOutcome {
  /** Full name, with its suites, joined by ` › `. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

export interface TestCounts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads what a test runner left: JUnit XML or TAP. Undefined when it is neither, or names no test. */
export function readTestResults(text: string): readonly TestOutcome[] | undefined {
  const outcomes = /^\s*(?:\uFEFF)?</.test(text) ? readJunit(text) : readTap(text);
  return outcomes.length > 0 ? outcomes : undefined;
}

export function countTests(outcomes: readonly TestOutcome[]): TestCounts {
  const of = (wanted: TestOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return { total: outcomes.length, passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

import type { FileDiff } from './diff';
import { disabledJobs } from './test-weakening/jobs';
import { addedSkips, isCheck, lostChecks } from './test-weakening/test-code';
import { isTestSettings, loosenedThresholds, raisedTimeouts } from './test-weakening/thresholds';
import { isTestPath } from './test-path';

export interface Weakening {
  readonly rule:
    | 'skip'
    | 'deleted-test'
    | 'deleted-assertion'
    | 'loosened-threshold'
    | 'raised-timeout'
    | 'disabled-job'
    | 'ignored-failure';
  readonly path: string;
  /** In the new file; of what was taken away, in the old one. Absent: the whole file. */
  readonly line?: number;
  /** Continues a sentence that begins with the path. */
  readonly message: string;
}

/**
 * What a change does to make red tests green without mending anything. Files that moved, tests that were renamed and
 * assertions that were rewritten are no weakening; a test that goes with the code it tested is none either.
 */
export function findWeakening(files: readonly FileDiff[]): readonly Weakening[] {
  const tests = files.filter(({ path, binary }) => !binary && isTestPath(path));
  const moved = new Set(tests.flatMap(({ removed }) => removed.map(({ text }) => text.trim())));
  return [
    ...addedSkips(tests, moved),
    ...deletedTests(files, tests),
    ...lostChecks(tests),
    ...loosenedThresholds(files),
    ...raisedTimeouts(files.filter(({ path }) => isTestPath(path) || isTestSettings(path))),
    ...disabledJobs(files),
  ];
}

/** A file that moved and was edited on the way comes as a deleted and a new one. */
const toleratedLoss = 0.2;

function deletedTests(files: readonly FileDiff[], tests: readonly FileDiff[]): readonly Weakening[] {
  const arrivals = new Set(
    tests.filter(({ change }) => change !== 'deleted').flatMap(({ added }) => added.map(({ text }) => text.trim())),
  );
  const goneSubjects = new Set(
    files.filter(({ path, change }) => change === 'deleted' && !isTestPath(path)).map(({ path }) => subjectOf(path)),
  );
  return tests
    .filter(({ change, removed }) => change === 'deleted' && removed.some(isCheck))
    .filter(({ path }) => !goneSubjects.has(subjectOf(path)))
    .filter(({ removed }) => {
      const checks = removed.filter(isCheck);
      const missing = checks.filter(({ text }) => !arrivals.has(text.trim()));
      return missing.length > checks.length * toleratedLoss;
    })
    .map(({ path }) => ({ rule: 'deleted-test', path, message: 'is deleted, and its tests are nowhere else' }));
}

/** `clock` for `src/clock.js`, `test/clock.test.js`, `tests/test_clock.py` and `ClockTests.cs`. */
function subjectOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name
    .replace(/[._-](?:test|spec|e2e|cy)s?$/i, '')
    .replace(/^test_/i, '')
    .replace(/Tests?$/, '')
    .toLowerCase();
}

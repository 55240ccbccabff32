import type { RunSnapshot } from '../contracts/run';
import { criticalPaths, deferredLevels, levelCommands, testLevels } from '../domain/test-levels';
import type { CriticalPath, TestLevel } from '../domain/test-levels';
import { countTests, readTestResults } from '../domain/test-results';
import type { TestCounts, TestOutcome } from '../domain/test-results';
import type { CheckResult, CommandResult } from '../ports/check-runner';
import type { TestPlan } from '../schemas/registry';
import { plannedServices } from './check-commands';

/** How the check's words for an end read in a report. */
export const shownOutcomes = {
  passed: 'passed',
  failed: 'failed',
  timedOut: 'timed_out',
  outputLimit: 'failed',
  notStarted: 'skipped',
} as const;

const shownTests = 20;

export interface LevelReport {
  readonly level: TestLevel;
  readonly outcome: 'passed' | 'failed' | 'timed_out' | 'skipped' | 'deferred' | 'not_configured';
  readonly tests?: TestCounts;
  readonly failed_tests?: readonly string[];
  readonly duration_ms?: number;
  readonly seeded?: boolean;
  readonly mocks?: readonly string[];
}

/** Every level of the pyramid: what ran, with its figures, and what did not, with the reason. */
export function reportLevels(run: RunSnapshot, plan: TestPlan, check: CheckResult): readonly LevelReport[] {
  const deferred = deferredLevels(plan.deferred_tests_v1);
  return testLevels.map((level): LevelReport => {
    const command = commandOf(check, level);
    if (!command) {
      const outcome = deferred.includes(level) ? 'deferred' : 'not_configured';
      return { level, outcome };
    }
    const outcomes = resultsOf(check, command);
    const failed = (outcomes ?? []).filter(({ outcome }) => outcome === 'failed').map(({ name }) => name.slice(0, 300));
    return {
      level,
      outcome: shownOutcomes[command.outcome],
      duration_ms: Math.round(command.milliseconds),
      ...(outcomes ? { tests: countTests(outcomes) } : {}),
      ...(failed.length > 0 ? { failed_tests: failed.slice(0, shownTests) } : {}),
      ...servicesOf(run, plan, level),
    };
  });
}

function servicesOf({ commands: { integration, e2e } }: RunSnapshot, plan: TestPlan, level: TestLevel) {
  const tests = { unit: undefined, integration: integration && plannedServices(integration, plan), e2e }[level];
  return tests
    ? { seeded: tests.seed !== undefined, ...(tests.mocks ? { mocks: tests.mocks.map(({ name }) => name) } : {}) }
    : {};
}

export function reportCriticalPaths(plan: TestPlan, check: CheckResult): readonly CriticalPath[] {
  const results = testLevels.flatMap((level) => {
    const command = commandOf(check, level);
    return (command && resultsOf(check, command)) ?? [];
  });
  return results.length === 0 ? [] : criticalPaths(plan.test_pyramid_config.e2e_tests.critical_paths ?? [], results);
}

/**
 * Critical paths that passed, of those a test names, in percent. Where no results file names one: passed tests of all by
 * the highest level's figures, by the runner's closing lines, or 100 or 0 by the end of the test command.
 */
export function criticalPathPassRate(paths: readonly CriticalPath[], check: CheckResult): number {
  const found = paths.filter(({ outcome }) => outcome !== 'not_found');
  if (found.length > 0) return percent(found.filter(({ outcome }) => outcome === 'passed').length, found.length);
  const commands = [...testLevels].reverse().flatMap((level) => commandOf(check, level) ?? []);
  for (const command of commands) {
    const outcomes = resultsOf(check, command);
    const counts = outcomes ? countTests(outcomes) : countsInTail(command.tail);
    if (counts && counts.passed + counts.failed > 0) return percent(counts.passed, counts.passed + counts.failed);
  }
  return commands.length > 0 && commands.every(({ outcome }) => outcome === 'passed') ? 100 : 0;
}

function commandOf(check: CheckResult, level: TestLevel): CommandResult | undefined {
  return check.commands.find(({ name }) => name === levelCommands[level]);
}

/** Of its own results file; what the platform published is of the level only when no other level ran in the check. */
function resultsOf(check: CheckResult, { results }: CommandResult): readonly TestOutcome[] | undefined {
  const own = results === undefined ? undefined : readTestResults(check.files?.[results] ?? '');
  const isOnlyLevel = testLevels.filter((level) => commandOf(check, level)).length === 1;
  return own ?? (isOnlyLevel ? check.published?.tests : undefined);
}

function countsInTail(tail: string): { readonly passed: number; readonly failed: number } | undefined {
  const passed = countOf(tail, /^(?:# |ℹ )pass (\d+)$/m) ?? countOf(tail, /(\d+) passed/);
  const failed = countOf(tail, /^(?:# |ℹ )fail (\d+)$/m) ?? countOf(tail, /(\d+) failed/) ?? 0;
  return passed === undefined ? undefined : { passed, failed };
}

function countOf(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}

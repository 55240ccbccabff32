import type { RecordContracts } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import type { CommandResult } from '../ports/check-runner';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { readChangeFacts } from './change-facts';
import type { ChangeFacts } from './change-facts';
import { loadJson, storeDocument } from './documents';

type Contract = RecordContracts['writeQaReport'];

/** The tester's words; every figure and the status come from the tools. */
interface TesterWords {
  readonly summary?: string;
  readonly feedback?: readonly {
    readonly message: string;
    readonly file?: string | null;
    readonly line?: number | null;
  }[];
}

/** Makes the `qa_report`: APPROVED only when every check passed and the new code is covered as the policy asks. */
export function createWriteQaReport(ports: Pick<Ports, 'artifacts' | 'code' | 'clock' | 'runs' | 'scanners'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, commit, check } = input;
    const facts = await readChangeFacts(ports, run, commit, check.result);
    const words = await loadJson<TesterWords>(ports.artifacts, input.words);
    const blockers = facts.check.commands.filter((command) => command.outcome !== 'passed' && !command.advisory);
    const sast = facts.findings.length === 0 && facts.secrets.length === 0;
    const sca = facts.dependencyFiles.length === 0;
    const covered = isCovered(run, facts);
    const status = check.passed && blockers.length === 0 && sast && sca && covered ? 'APPROVED' : 'REJECTED';
    const report = await storeDocument(ports.artifacts, run, 'qa_report', {
      $schema: schemaId('qa_report'),
      status,
      critical_path_pass_rate: passRate(facts),
      blocker_bugs_open: blockers.length,
      coverage_on_new_code: facts.newCode?.percent ?? 0,
      manual_ux_review_completed: false,
      sast_check_passed: sast,
      sca_check_passed: sca,
      summary: words.summary ?? '',
      feedback: [...(words.feedback ?? []).map(withoutNulls), ...toolFeedback(run, facts, blockers)],
      checks: checksOf(run, facts),
      ...(facts.totalCoverage === undefined ? {} : { coverage_total: facts.totalCoverage }),
      new_lines_measured: facts.newCode?.totalLines ?? 0,
      commit,
      test_plan: input.testPlan,
      check_result: check.result,
      run_id: run.runId,
      created_at: ports.clock.now().toISOString(),
    });
    const coverage = facts.newCode
      ? `, ${facts.newCode.percent.toFixed(1)} % of ${facts.newCode.totalLines} new lines covered`
      : '';
    await ports.runs.recordProgress(
      run.runId,
      `${check.checkId}/report`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'check',
        stage: 'test',
        text: `qa report ${status}: ${blockers.length} blockers${coverage}`,
      },
    );
    return { qaReport: report.uri, digest: report.sha256, status };
  };
}

function withoutNulls(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
}

/** No coverage command: the figure is not part of the verdict, and the report says so. */
function isCovered({ policy }: RunSnapshot, { newCode }: ChangeFacts): boolean {
  return (
    newCode === undefined ||
    newCode.kind === 'nothing_to_measure' ||
    (newCode.kind === 'measured' && newCode.percent > policy.coverageMin)
  );
}

/** Passed tests of all, in percent, where the runner's closing lines tell; else 100 or 0 by the test command's end. */
function passRate({ check }: ChangeFacts): number {
  const test = check.commands.find((command) => command.name === 'test');
  if (!test) {
    return 0;
  }
  const passed = countOf(test.tail, /^(?:# |ℹ )pass (\d+)$/m) ?? countOf(test.tail, /(\d+) passed/);
  const failed = countOf(test.tail, /^(?:# |ℹ )fail (\d+)$/m) ?? countOf(test.tail, /(\d+) failed/) ?? 0;
  if (passed === undefined || passed + failed === 0) {
    return test.outcome === 'passed' ? 100 : 0;
  }
  return Math.round((passed / (passed + failed)) * 10_000) / 100;
}

function countOf(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function toolFeedback(run: RunSnapshot, facts: ChangeFacts, blockers: readonly CommandResult[]) {
  return [
    ...blockers.map(({ name, outcome, tail }) => ({
      check: name,
      message: `${name} ${outcome}:\n${tail.slice(-2_000)}`,
    })),
    ...facts.findings.map(({ path, line, message }) => ({
      check: 'sast',
      file: path,
      line,
      message: `adds ${message}`,
    })),
    ...facts.secrets.map(({ path, line, rule }) => ({
      check: 'sast',
      file: path,
      line,
      message: `adds a secret (${rule})`,
    })),
    ...facts.dependencyFiles.map((path) => ({
      check: 'sca',
      file: path,
      message: 'changes dependencies, which nothing here has scanned',
    })),
    ...(isCovered(run, facts)
      ? []
      : [
          {
            check: 'coverage',
            message: `new code is covered ${facts.newCode?.percent.toFixed(1)} %, must be above ${run.policy.coverageMin} %`,
          },
        ]),
  ];
}

function checksOf(run: RunSnapshot, facts: ChangeFacts) {
  const outcomes = {
    passed: 'passed',
    failed: 'failed',
    timedOut: 'timed_out',
    outputLimit: 'failed',
    notStarted: 'skipped',
  } as const;
  return [
    ...facts.check.commands.map(({ name, command, outcome, milliseconds }) => ({
      name,
      command,
      outcome: outcomes[outcome],
      duration_ms: Math.round(milliseconds),
    })),
    {
      name: 'sast',
      outcome: facts.findings.length + facts.secrets.length === 0 ? 'passed' : 'failed',
      detail: 'patterns of secrets and dangerous calls in added lines',
    },
    {
      name: 'sca',
      outcome: facts.dependencyFiles.length === 0 ? 'passed' : 'failed',
      detail: 'passes when no dependency file changes',
    },
    ...(run.commands.coverage
      ? []
      : [{ name: 'coverage', outcome: 'skipped', detail: 'the project has no coverage command' }]),
  ];
}

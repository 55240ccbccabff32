import type { RecordContracts } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import type { CommandResult } from '../ports/check-runner';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { readChangeFacts } from './change-facts';
import type { ChangeFacts } from './change-facts';
import { loadDocument, loadJson, storeDocument } from './documents';
import { criticalPathPassRate, reportCriticalPaths, reportLevels, shownOutcomes } from './report-levels';
import { reportScanners } from './report-scanners';
import type { ScannerVerdict } from './report-scanners';

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
    const plan = await loadDocument(ports.artifacts, 'test_plan', input.testPlan);
    const scanners = reportScanners(run, facts);
    const sast = passedAll(scanners, 'sast');
    const sca = passedAll(scanners, 'sca');
    const strong = facts.weakening.length === 0 || qualityOf(run.policy).testWeakening === 'ask';
    const covered = isCovered(run, facts);
    const failedGates = await failedGatesOf(ports, input.bundle);
    const paths = reportCriticalPaths(plan, facts.check);
    const status =
      check.passed && blockers.length === 0 && sast && sca && strong && covered && failedGates.length === 0
        ? 'APPROVED'
        : 'REJECTED';
    const report = await storeDocument(ports.artifacts, run, 'qa_report', {
      $schema: schemaId('qa_report'),
      status,
      critical_path_pass_rate: criticalPathPassRate(paths, facts.check),
      blocker_bugs_open: blockers.length,
      coverage_on_new_code: facts.newCode?.percent ?? 0,
      manual_ux_review_completed: false,
      sast_check_passed: sast,
      sca_check_passed: sca,
      summary: words.summary ?? '',
      feedback: [
        ...(words.feedback ?? []).map(withoutNulls),
        ...toolFeedback(run, facts, blockers, scanners),
        ...failedGates,
      ],
      checks: checksOf(run, facts, scanners),
      ...(facts.totalCoverage === undefined ? {} : { coverage_total: facts.totalCoverage }),
      new_lines_measured: facts.newCode?.totalLines ?? 0,
      commit,
      test_plan: input.testPlan,
      check_result: check.result,
      ...(input.bundle ? { artifact_bundle: input.bundle } : {}),
      levels: reportLevels(run, plan, facts.check),
      critical_paths: paths,
      failure_classes: input.failures ?? [],
      stabilise_cycles: input.cycles ?? 0,
      scanners,
      weakened_tests: weakenedTests(facts),
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

/** A repair within TESTING makes a bundle of its own, and nothing has asked its gates since. */
async function failedGatesOf(ports: Pick<Ports, 'artifacts'>, bundle: string | undefined) {
  if (bundle === undefined) return [];
  const { quality_gates: gates } = await loadDocument(ports.artifacts, 'artifact_bundle', bundle);
  return gates.results
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name, detail }) => ({ check: name, message: `the gate ${name} does not hold: ${detail ?? 'failed'}` }));
}

function passedAll(scanners: readonly ScannerVerdict[], kind: ScannerVerdict['kind']): boolean {
  return scanners.filter((scanner) => scanner.kind === kind).every(({ passed }) => passed);
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

function weakenedTests({ weakening }: ChangeFacts) {
  return weakening.map(({ path, line, message }) => ({ file: path, ...(line === undefined ? {} : { line }), message }));
}

function toolFeedback(
  run: RunSnapshot,
  facts: ChangeFacts,
  blockers: readonly CommandResult[],
  scanners: readonly ScannerVerdict[],
) {
  return [
    ...blockers.map(({ name, outcome, tail }) => ({
      check: name,
      message: `${name} ${outcome}:\n${tail.slice(-2_000)}`,
    })),
    ...scanners.flatMap(({ kind, findings }) =>
      findings
        .filter(({ blocking }) => blocking)
        .map(({ file, line, message }) => ({
          ...{ check: kind, message },
          ...(file === undefined ? {} : { file }),
          ...(line === undefined ? {} : { line }),
        })),
    ),
    ...(facts.weakening.length > 0 && qualityOf(run.policy).testWeakening === 'refuse'
      ? weakenedTests(facts).map((place) => ({ ...place, check: 'test-weakening' }))
      : []),
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

function checksOf(run: RunSnapshot, facts: ChangeFacts, scanners: readonly ScannerVerdict[]) {
  return [
    ...facts.check.commands.map(({ name, command, outcome, milliseconds }) => ({
      name,
      command,
      outcome: shownOutcomes[outcome],
      duration_ms: Math.round(milliseconds),
    })),
    ...scanners.map(({ kind, engine, passed, detail }) => ({
      name: `${kind}-report`,
      outcome: passed ? 'passed' : 'failed',
      detail: `${engine}: ${detail}`,
    })),
    ...(run.commands.coverage
      ? []
      : [{ name: 'coverage', outcome: 'skipped', detail: 'the project has no coverage command' }]),
  ];
}

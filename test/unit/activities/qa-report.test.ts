import { createAmendQaReport } from '../../../activities/amend-qa-report';
import { loadDocument } from '../../../activities/documents';
import { createWriteQaReport } from '../../../activities/write-qa-report';
import { createChangeScanners } from '../../../adapters/change-scanners';
import type { CheckSummary } from '../../../contracts/activities';
import type { RunSnapshot } from '../../../contracts/run';
import type { CommandResult } from '../../../ports/check-runner';
import type { QaReport } from '../../../schemas/registry';
import { checkResult, codeHostOf, command, createActivityWorld, diffAdding, lcovOf } from './activity-world';
import type { ActivityWorld } from './activity-world';

const source = 'src/discount.js';
const lines = ['export function discount(sum) {', '  return sum * 0.9;', '}', ''];

interface Case {
  readonly commands?: readonly CommandResult[];
  readonly lcov?: string;
  readonly diff?: string;
  readonly run?: Partial<RunSnapshot>;
}

describe('writeQaReport', () => {
  let world: ActivityWorld;
  beforeEach(async () => {
    world = await createActivityWorld();
  });
  afterEach(() => world.close());

  async function write(given: Case = {}): Promise<{ readonly status: string; readonly report: QaReport }> {
    const { commands = [command('test', { tail: 'ℹ pass 9\nℹ fail 0' }), command('coverage')] } = given;
    const result = checkResult(commands, given.lcov ?? lcovOf(source, [1, 1, 1, 1]));
    const check: CheckSummary = {
      checkId: result.checkId,
      passed: result.passed,
      result: await world.json('check_result', result),
      failures: [],
    };
    const code = codeHostOf(given.diff ?? diffAdding(source, lines));
    const scanners = createChangeScanners();
    const written = await createWriteQaReport({ ...world.ports, code, scanners })({
      ...{ run: { ...world.run, ...given.run }, commit: result.commit, check },
      spec: await world.document('code_gen_spec'),
      testPlan: await world.document('test_plan'),
      words: await world.json('agent_output', {
        summary: 'All is well.',
        feedback: [{ message: 'Nice.', file: null }],
      }),
    });
    const report = await loadDocument(world.ports.artifacts, 'qa_report', written.qaReport);
    expect(report.status).toBe(written.status);
    return { status: written.status, report };
  }

  it('is APPROVED when everything passed, with the figures of the tools and the words of the tester', async () => {
    const { status, report } = await write();

    expect(status).toBe('APPROVED');
    expect(report).toMatchObject({
      ...{ critical_path_pass_rate: 100, blocker_bugs_open: 0, coverage_on_new_code: 100 },
      ...{ sast_check_passed: true, sca_check_passed: true, manual_ux_review_completed: false },
      ...{ summary: 'All is well.', feedback: [{ message: 'Nice.' }] },
    });
  });

  it.each([
    ['failed', 'failed'],
    ['timedOut', 'timed_out'],
    ['outputLimit', 'failed'],
    ['notStarted', 'skipped'],
  ] as const)('is REJECTED when the tests are %s, whatever the tester says', async (outcome, shown) => {
    const test = command('test', { outcome, tail: 'not ok: greets\nℹ pass 3\nℹ fail 1' });
    const { status, report } = await write({ commands: [test, command('coverage')] });

    expect(status).toBe('REJECTED');
    expect(report).toMatchObject({ blocker_bugs_open: 1, critical_path_pass_rate: 75 });
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'test', outcome: shown }));
    expect(report.feedback).toContainEqual(expect.objectContaining({ check: 'test' }));
  });

  it.each([
    ['is below the limit', lcovOf(source, [1, 1, 0, 0]), 50],
    ['is at the limit exactly', lcovOf(source, [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]), 70],
    ['was not measured for the new file', lcovOf('src/other.js', [1, 1]), 0],
    ['was not measured at all', '', 0],
  ])('is REJECTED when the coverage of new code %s', async (_what, lcov, percent) => {
    const added = Array.from({ length: 10 }, (_, index) => `line(${index});`);
    const { status, report } = await write({ lcov, diff: diffAdding(source, added) });

    expect(status).toBe('REJECTED');
    expect(report.coverage_on_new_code).toBe(percent);
    expect(report.feedback).toContainEqual(expect.objectContaining({ check: 'coverage' }));
  });

  it('leaves the coverage out of the verdict when the project has no command for it, and says so', async () => {
    const { status, report } = await write({
      commands: [command('test')],
      lcov: '',
      run: { commands: { test: 'npm test' } },
    });

    expect(status).toBe('APPROVED');
    expect(report).toMatchObject({ coverage_on_new_code: 0, new_lines_measured: 0 });
    expect(report.checks).toContainEqual({
      ...{ name: 'coverage', outcome: 'skipped', detail: 'the project has no coverage command' },
    });
  });

  it('is REJECTED when an added line holds a secret, at the line', async () => {
    const key = `AKIA${'A1'.repeat(8)}`;
    const { status, report } = await write({ diff: diffAdding(source, [...lines, `const key = '${key}';`]) });

    expect(status).toBe('REJECTED');
    expect(report).toMatchObject({ sast_check_passed: false });
    expect(report.feedback).toContainEqual(expect.objectContaining({ check: 'sast', file: source, line: 5 }));
    expect(JSON.stringify(report)).not.toContain(key);
  });

  it('is REJECTED when a dependency file changes, for nothing here has scanned it', async () => {
    const { status, report } = await write({ diff: diffAdding('package.json', ['{}']) + diffAdding(source, lines) });

    expect(status).toBe('REJECTED');
    expect(report).toMatchObject({ sca_check_passed: false });
    expect(report.feedback).toContainEqual(expect.objectContaining({ check: 'sca', file: 'package.json' }));
  });

  it('does not count a failed advisory command as a blocker', async () => {
    const { status } = await write({ commands: [command('test'), command('coverage', { outcome: 'failed' })] });

    expect(status).toBe('APPROVED');
  });
});

describe('amendQaReport', () => {
  let world: ActivityWorld;
  beforeEach(async () => {
    world = await createActivityWorld();
  });
  afterEach(() => world.close());

  async function amend(checklist: Readonly<Record<string, boolean>> | undefined, report: Partial<QaReport> = {}) {
    const qaReport = await world.document('qa_report', report);
    const decision = { ...(await world.decide('qa', qaReport, 'approve')), ...(checklist ? { checklist } : {}) };
    const amended = await createAmendQaReport(world.ports)({ run: world.run, qaReport, decision });
    return { qaReport, amended: await loadDocument(world.ports.artifacts, 'qa_report', amended.qaReport) };
  }

  it('takes the review from the checklist, and keeps who signed and what', async () => {
    const { qaReport, amended } = await amend({ manual_ux_review_completed: true });

    expect(amended).toMatchObject({
      ...{ status: 'APPROVED', manual_ux_review_completed: true, amends: qaReport },
      approval: { gate_id: 'qa.1', choice: 'approve', by: 'qa', checklist: { manual_ux_review_completed: true } },
    });
  });

  it.each([undefined, {}, { manual_ux_review_completed: false }, { other: true }])(
    'does not claim a review that the checklist %j does not hold',
    async (checklist) => {
      const { amended } = await amend(checklist, {
        manual_ux_review_completed: true,
      });
      expect(amended.manual_ux_review_completed).toBe(false);
    },
  );
});

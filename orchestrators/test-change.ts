import type { TestInput, TestResult } from '../contracts/stages';
import { call, effect, inputOf } from './kit';
import type { Context, Step } from './kit';
import { runAgent } from './run/agent';
import { runCheck } from './run/check';
import { guarded, needsPerson } from './run/stage';

/** TESTING: the plan's tests run on a clean checkout; the figures come from the tools, the words from the tester. */
export function* testChange(context: Context): Step<TestResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(test(context, inputOf<TestInput>(context)));
}

function* test(context: Context, input: TestInput): Step<TestResult> {
  const { run, visit, commit } = input;
  const check = yield* runCheck(context, run, 'test', 1, commit);
  if (check.kind === 'needsPerson') {
    return check;
  }
  const words = yield* runAgent(
    context,
    {
      run,
      stage: 'test',
      visit,
      role: 'tester',
      session: 1,
      commit,
      inputs: { code_gen_spec: input.spec, test_plan: input.testPlan, check_result: check.result },
    },
    input.carry,
  );
  if (words.kind === 'needsPerson') {
    return words;
  }
  const report = yield* call(context, 'writeQaReport', {
    run,
    spec: input.spec,
    testPlan: input.testPlan,
    commit,
    check,
    words: words.output,
  });
  const published = yield* effect(context, 'publishReport', {
    runId: run.runId,
    tenant: run.tenant,
    operationKey: `${run.runId}/test.${visit}/report`,
    run,
    pullRequest: input.pullRequest,
    qaReport: report.qaReport,
  });
  return published.kind === 'refused' ? needsPerson(published) : { kind: 'tested', ...report };
}

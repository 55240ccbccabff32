import type { TestInput, TestResult } from '../contracts/stages';
import { call, effect, inputOf } from './kit';
import type { Context, Step } from './kit';
import { runAgent } from './run/agent';
import { stabilise } from './run/stabilise';
import { guarded, needsPerson } from './run/stage';

/**
 * TESTING: the plan's pyramid and the scanners run on a clean checkout and are brought to green within bounds; the figures
 * come from the tools, the words from the tester. It ends with a report, whatever its status.
 */
export function* testChange(context: Context): Step<TestResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(test(context, inputOf<TestInput>(context)));
}

function* test(context: Context, input: TestInput): Step<TestResult> {
  const { run, visit, spec, testPlan } = input;
  const tested = yield* stabilise(context, input);
  if (tested.kind === 'needsPerson') {
    return tested;
  }
  const { commit, bundle, check, failures, cycles } = tested;
  const words = yield* runAgent(
    context,
    {
      ...{ run, stage: 'test', visit, role: 'tester', session: 1, commit },
      inputs: { code_gen_spec: spec, test_plan: testPlan, check_result: check.result },
    },
    input.carry,
  );
  if (words.kind === 'needsPerson') {
    return words;
  }
  const report = yield* call(context, 'writeQaReport', {
    ...{ run, spec, testPlan, commit, bundle, check, failures, cycles },
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
  return published.kind === 'refused' ? needsPerson(published) : { kind: 'tested', ...report, commit, bundle };
}

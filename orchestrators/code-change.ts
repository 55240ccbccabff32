import type { CheckSummary } from '../contracts/activities';
import type { CodeInput, CodeResult, NeedsPerson } from '../contracts/stages';
import { call, effect, inputOf } from './kit';
import type { Context, Step } from './kit';
import { createRunLog } from './run/run-log';
import { runAgent } from './run/agent';
import type { CheckCount } from './run/check';
import { commitSession } from './run/commit-session';
import { settledCheck } from './run/settled-check';
import { guarded, needsPerson } from './run/stage';

/** What a repair is built on: the check's output, and the bundle with what each gate found. */
interface Repair {
  readonly check: CheckSummary;
  readonly bundle: string;
}

/**
 * CODING: the agent edits the run's branch until the code quality gates hold, then the draft pull request and the
 * `artifact_bundle` are made. A later visit edits the same branch, with the rejecting report at hand.
 */
export function* codeChange(context: Context): Step<CodeResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(code(context, inputOf<CodeInput>(context)));
}

function* code(context: Context, input: CodeInput): Step<CodeResult> {
  const { run, visit } = input;
  const scope = { runId: run.runId, tenant: run.tenant, run };
  const branch = yield* effect(context, 'ensureBranch', { ...scope, operationKey: `${run.runId}/branch` });
  if (branch.kind === 'refused') {
    return needsPerson(branch);
  }
  const log = createRunLog(context, run);
  const count: CheckCount = { last: 0 };
  let head = branch.head;
  let repair: Repair | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const isGiven = attempt === 1 && input.rework !== undefined;
    const change = isGiven
      ? ({ kind: 'edited', commit: head } as const)
      : yield* editBranch(context, input, attempt, head, repair);
    if (change.kind === 'needsPerson') {
      return change;
    }
    head = change.commit;
    const settled = yield* settledCheck(context, run, { purpose: 'code', commit: head }, count);
    if (settled.kind === 'needsPerson') {
      return settled;
    }
    const { check } = settled;
    const bundle = yield* call(context, 'writeBundle', { run, spec: input.spec, commit: head, check });
    if (!bundle.qualityGatesPassed && attempt < run.policy.maxCodingAttempts) {
      yield* log.note('problem', `coding attempt ${attempt}: ${bundle.reason ?? 'quality gates failed'}`);
      repair = { check, bundle: bundle.bundle };
      continue;
    }
    const opened = yield* effect(context, 'ensurePullRequest', {
      ...scope,
      operationKey: `${run.runId}/code.${visit}/pull-request`,
      commit: head,
      spec: input.spec,
    });
    return opened.kind === 'refused'
      ? needsPerson(opened)
      : {
          kind: 'coded',
          bundle: bundle.bundle,
          commit: head,
          pullRequest: opened.pullRequest,
          qualityGatesPassed: bundle.qualityGatesPassed,
          ...(bundle.reason ? { reason: bundle.reason } : {}),
        };
  }
}

function* editBranch(
  context: Context,
  input: CodeInput,
  attempt: number,
  head: string,
  repair: Repair | undefined,
): Step<{ readonly kind: 'edited'; readonly commit: string } | NeedsPerson> {
  const { run, visit, feedback } = input;
  const session = yield* runAgent(
    context,
    {
      run,
      stage: 'code',
      visit,
      role: 'coder',
      session: attempt,
      commit: head,
      inputs: {
        code_gen_spec: input.spec,
        ...(feedback ? { qa_report: feedback.qaReport } : {}),
        ...(repair ? { check_result: repair.check.result, artifact_bundle: repair.bundle } : {}),
      },
      ...(feedback?.comment ? { notes: { reviewer_comment: feedback.comment } } : {}),
    },
    attempt === 1 ? input.carry : undefined,
  );
  if (session.kind === 'needsPerson') {
    return session;
  }
  return yield* commitSession(context, { run, stage: 'code', visit, attempt, head, spec: input.spec }, session);
}

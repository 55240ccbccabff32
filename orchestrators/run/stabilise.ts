import { autonomyOf } from '../../domain/autonomy';
import type { ClassedFailure } from '../../domain/failure-class';
import { qualityOf } from '../../domain/policy/quality';
import type { RunSnapshot } from '../../contracts/run';
import type { NeedsPerson, TestInput } from '../../contracts/stages';
import { call } from '../kit';
import type { Context, Step } from '../kit';
import { runAgent } from './agent';
import type { CheckCount, Checked } from './check';
import { runCheck } from './check';
import { commitSession } from './commit-session';
import { createRunLog } from './run-log';
import { settledCheck } from './settled-check';

/** What was tested in the end. */
export interface Stabilised {
  readonly kind: 'stabilised';
  readonly commit: string;
  readonly bundle: string;
  readonly check: Checked;
  readonly failures: readonly ClassedFailure[];
  readonly cycles: number;
}

/**
 * Tests until green: each failure of the change's own is one repair by the coder on the run's branch, a new bundle and another
 * check, within bounds. A repair that changes nothing ends it; the report says how it ended.
 */
export function* stabilise(context: Context, input: TestInput): Step<Stabilised | NeedsPerson> {
  const { run, testPlan } = input;
  const count: CheckCount = { last: 0 };
  const log = createRunLog(context, run);
  const failures: ClassedFailure[] = [];
  const most = repairsAllowed(run);
  let { commit, bundle } = input;
  for (let cycles = 0; ; cycles += 1) {
    const settled = yield* settledCheck(context, run, { purpose: 'test', commit, testPlan }, count);
    if (settled.kind === 'needsPerson') return settled;
    failures.push(...settled.failures);
    const { check } = settled;
    const ended: Stabilised = { kind: 'stabilised', commit, bundle, check, failures, cycles };
    if (check.passed || cycles >= most) return ended;
    yield* log.note('problem', `testing: repair ${cycles + 1} of at most ${most}`);
    const repaired = yield* repair(context, input, { ...ended, cycles: cycles + 1 }, count);
    if (repaired.kind === 'needsPerson') return repaired;
    if (repaired.commit === commit) return { ...ended, cycles: cycles + 1 };
    ({ commit, bundle } = repaired);
  }
}

function repairsAllowed({ policy }: RunSnapshot): number {
  return autonomyOf(policy.autonomy, 'R1', 'stabilise') === 'automatic' ? qualityOf(policy).stabiliseCycles : 0;
}

function* repair(
  context: Context,
  input: TestInput,
  { commit: head, bundle, check, cycles }: Stabilised,
  count: CheckCount,
): Step<{ readonly kind: 'repaired'; readonly commit: string; readonly bundle: string } | NeedsPerson> {
  const { run, visit, spec } = input;
  const session = yield* runAgent(context, {
    ...{ run, stage: 'test', visit, role: 'coder', session: cycles, commit: head },
    inputs: { code_gen_spec: spec, check_result: check.result, artifact_bundle: bundle },
  });
  if (session.kind === 'needsPerson') return session;
  const change = yield* commitSession(context, { run, stage: 'test', visit, attempt: cycles, head, spec }, session);
  if (change.kind === 'needsPerson') return change;
  if (change.commit === head) return { kind: 'repaired', commit: head, bundle };
  const gates = yield* runCheck(context, run, { purpose: 'code', commit: change.commit }, count);
  if (gates.kind === 'needsPerson') return gates;
  const made = yield* call(context, 'writeBundle', { run, spec, commit: change.commit, check: gates });
  return { kind: 'repaired', commit: change.commit, bundle: made.bundle };
}

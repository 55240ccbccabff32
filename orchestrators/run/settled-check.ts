import { classifyFailures, infrastructureTrouble, ownFailures } from '../../domain/failure-class';
import type { ClassedFailure } from '../../domain/failure-class';
import { qualityOf } from '../../domain/policy/quality';
import type { RunSnapshot } from '../../contracts/run';
import type { NeedsPerson } from '../../contracts/stages';
import { sleep } from '../kit';
import type { Context, Step } from '../kit';
import { runCheck, runChecks } from './check';
import type { CheckAsk, CheckCount, Checked } from './check';
import { createRunLog } from './run-log';
import type { RunLog } from './run-log';

/** First wait before a repetition after trouble of machine or network, in seconds; doubled each time. */
const firstPatienceSeconds = 5;

/** A check whose failures, if it has any, are known for what they are. */
export interface SettledCheck {
  readonly kind: 'settled';
  readonly check: Checked;
  readonly failures: readonly ClassedFailure[];
}

/** Where a check is settled: what is asked of it, and what is known so far. */
interface Inquiry {
  readonly context: Context;
  readonly run: RunSnapshot;
  readonly ask: CheckAsk;
  readonly count: CheckCount;
  readonly log: RunLog;
  readonly failures: ClassedFailure[];
}

/**
 * Runs a check and finds out whose its failures are before anybody spends a model turn on them: trouble of machine or network
 * is waited out, the failed commands run again on the same commit (flaky) and on the base commit (upstream), side by side.
 * What comes back failed is the change's own; trouble that stays and failures from upstream are a person's matter.
 */
export function* settledCheck(
  context: Context,
  run: RunSnapshot,
  ask: CheckAsk,
  count: CheckCount,
): Step<SettledCheck | NeedsPerson> {
  const inquiry: Inquiry = { context, run, ask, count, log: createRunLog(context, run), failures: [] };
  const check = yield* untroubled(inquiry);
  if (check.kind === 'needsPerson' || check.passed)
    return check.kind === 'needsPerson' ? check : settled(inquiry, check);
  return yield* compared(inquiry, check);
}

/** Repeats after trouble of the machine, within bounds and without a model turn. */
function* untroubled(inquiry: Inquiry): Step<Checked | NeedsPerson> {
  const { context, run, ask, count } = inquiry;
  let check = yield* runCheck(context, run, ask, count);
  for (let retry = 1; retry <= qualityOf(run.policy).infrastructureRetries; retry += 1) {
    const trouble = check.kind === 'checked' && !check.passed ? infrastructureTrouble(check.failures) : undefined;
    if (!trouble) break;
    yield* note(inquiry, { ...trouble, class: 'infrastructure', reruns: retry });
    yield* sleep(context, firstPatienceSeconds * 2 ** (retry - 1));
    check = yield* runCheck(context, run, ask, count);
  }
  return check;
}

function* compared(inquiry: Inquiry, failed: Checked): Step<SettledCheck | NeedsPerson> {
  const { context, run, ask, count } = inquiry;
  const most = qualityOf(run.policy).flakyReruns;
  let check = failed;
  let base: Checked | undefined;
  for (let rerun = 1; ; rerun += 1) {
    const only = ownFailures(check.failures).map(({ command }) => command);
    const same: CheckAsk = { ...ask, only };
    let again: Checked | NeedsPerson;
    if (base) {
      again = yield* runCheck(context, run, same, count);
    } else {
      const both = yield* runChecks(context, run, [same, { ...same, commit: run.baseCommit }], count);
      if ('kind' in both) return both;
      [again, base] = both;
    }
    if (again.kind === 'needsPerson') return again;
    if (!again.passed && rerun >= most) {
      return yield* judged(inquiry, check, base, rerun);
    }
    if (!again.passed) continue;
    for (const command of only) {
      yield* note(inquiry, { command, class: 'flaky', evidence: 'passes on the same commit', reruns: rerun });
    }
    const whole = yield* runCheck(context, run, ask, count);
    if (whole.kind === 'needsPerson' || whole.passed) {
      return whole.kind === 'needsPerson' ? whole : settled(inquiry, whole);
    }
    if (rerun >= most) return yield* judged(inquiry, whole, base, rerun);
    check = whole;
  }
}

/** The base decides: what fails there as well is not the change's. A hotfix is there to mend its base. */
function* judged(inquiry: Inquiry, check: Checked, base: Checked, reruns: number): Step<SettledCheck | NeedsPerson> {
  const trouble = infrastructureTrouble(check.failures);
  const baseTrouble = infrastructureTrouble(base.failures);
  if (trouble && baseTrouble) {
    const evidence = `${trouble.evidence}, on the base commit too, after ${reruns} repetitions`;
    yield* note(inquiry, { command: trouble.command, class: 'infrastructure', evidence, reruns });
    const reason = `${trouble.command}: ${evidence}. Mend the machine or the network, then continue.`;
    return { kind: 'needsPerson', code: 'infrastructure_failure', reason };
  }
  const classes = classifyFailures(check.failures, inquiry.run.entry === 'CODING' ? [] : base.failures, reruns);
  for (const failure of classes) yield* note(inquiry, failure);
  const upstream = classes.filter((failure) => failure.class === 'upstream');
  if (upstream.length > 0 && upstream.length === classes.length) {
    const what = upstream.map(({ command, evidence }) => `${command} ${evidence}`).join('; ');
    const reason = `${what}. Mend ${inquiry.run.repository.defaultBranch} and bring the mended state to the run's branch, then continue.`;
    return { kind: 'needsPerson', code: 'upstream_failure', reason };
  }
  return settled(inquiry, check);
}

function settled({ failures }: Inquiry, check: Checked): SettledCheck {
  return { kind: 'settled', check, failures };
}

function* note(inquiry: Inquiry, failure: ClassedFailure): Step<void> {
  inquiry.failures.push(failure);
  const { command, evidence } = failure;
  const name = failure.class.replace('_', ' ');
  yield* inquiry.log.note('check', `${command}: ${name} (${evidence})`, { command, class: failure.class });
}

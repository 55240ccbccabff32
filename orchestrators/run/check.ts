import { checkId } from '../../domain/ids';
import { checkCompletedEvent } from '../../contracts/names';
import type { CheckSummary } from '../../contracts/activities';
import type { RunSnapshot } from '../../contracts/run';
import type { NeedsPerson } from '../../contracts/stages';
import { call, effect, instanceIdOf, waitFor } from '../kit';
import type { Context, Step } from '../kit';
import { needsPerson } from './stage';

/** First look after the doorbell stayed silent, in seconds; doubled up to the longest. */
const firstPollSeconds = 5;
const longestPollSeconds = 300;

export interface CheckAsk {
  readonly purpose: 'code' | 'test';
  readonly commit: string;
  /** Runs these commands alone, after install and build. */
  readonly only?: readonly string[];
  readonly testPlan?: string;
}

export type Checked = { readonly kind: 'checked' } & CheckSummary;

/** Checks of one stage visit, numbered from 1 in the order they are asked for. */
export interface CheckCount {
  last: number;
}

/** Starts a check and waits for its end: by its own doorbell, or by looking. */
export function* runCheck(
  context: Context,
  run: RunSnapshot,
  ask: CheckAsk,
  count: CheckCount,
): Step<Checked | NeedsPerson> {
  const started = yield* startCheck(context, run, ask, count);
  return started.kind === 'needsPerson' ? started : yield* checkEnd(context, run, started.id);
}

/** Runs two checks beside each other. */
export function* runChecks(
  context: Context,
  run: RunSnapshot,
  asks: readonly [CheckAsk, CheckAsk],
  count: CheckCount,
): Step<readonly [Checked, Checked] | NeedsPerson> {
  const first = yield* startCheck(context, run, asks[0], count);
  if (first.kind === 'needsPerson') return first;
  const second = yield* startCheck(context, run, asks[1], count);
  if (second.kind === 'needsPerson') return second;
  return [yield* checkEnd(context, run, first.id), yield* checkEnd(context, run, second.id)];
}

function* startCheck(
  context: Context,
  run: RunSnapshot,
  ask: CheckAsk,
  count: CheckCount,
): Step<{ readonly kind: 'started'; readonly id: string } | NeedsPerson> {
  count.last += 1;
  const id = checkId(instanceIdOf(context), ask.purpose, count.last);
  const started = yield* effect(context, 'startCheck', {
    runId: run.runId,
    tenant: run.tenant,
    operationKey: id,
    run,
    checkId: id,
    instanceId: instanceIdOf(context),
    ...ask,
  });
  return started.kind === 'refused' ? needsPerson(started) : { kind: 'started', id };
}

function* checkEnd(context: Context, run: RunSnapshot, id: string): Step<Checked> {
  for (let seconds = firstPollSeconds; ; seconds = Math.min(seconds * 2, longestPollSeconds)) {
    yield* waitFor(context, [checkCompletedEvent(id)], seconds);
    const check = yield* call(context, 'readCheck', { checkId: id, tenant: run.tenant, runId: run.runId });
    if (check.kind === 'done') {
      return { ...check, kind: 'checked' };
    }
  }
}

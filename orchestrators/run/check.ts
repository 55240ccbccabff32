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

/** Starts a check and waits for its end: by its own doorbell, or by looking. */
export function* runCheck(
  context: Context,
  run: RunSnapshot,
  purpose: 'code' | 'test',
  k: number,
  commit: string,
): Step<({ readonly kind: 'checked' } & CheckSummary) | NeedsPerson> {
  const id = checkId(instanceIdOf(context), purpose, k);
  const started = yield* effect(context, 'startCheck', {
    runId: run.runId,
    tenant: run.tenant,
    operationKey: id,
    run,
    checkId: id,
    commit,
    purpose,
    instanceId: instanceIdOf(context),
  });
  if (started.kind === 'refused') {
    return needsPerson(started);
  }
  for (let seconds = firstPollSeconds; ; seconds = Math.min(seconds * 2, longestPollSeconds)) {
    yield* waitFor(context, [checkCompletedEvent(id)], seconds);
    const check = yield* call(context, 'readCheck', { checkId: id, tenant: run.tenant, runId: run.runId });
    if (check.kind === 'done') {
      return { ...check, kind: 'checked' };
    }
  }
}

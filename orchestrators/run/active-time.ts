import { activeSeconds } from '../../domain/active-time';
import { resolveBudget } from '../../domain/policy/budget';
import type { NeedsPerson } from '../../contracts/stages';
import { call, now } from '../kit';
import type { Context, Step } from '../kit';
import type { TurnRequest } from './paid-turn';

/**
 * Whether the run has worked longer than its policy allows: asked before every turn, for turns alone have no bound of their
 * own. Pauses are looked up only when the clock says that it may be over.
 */
export function* refuseOvertime(
  context: Context,
  { runId, tenant, session }: TurnRequest,
): Step<NeedsPerson | undefined> {
  const { workedIn: stints = [], policy } = session.run;
  const { maxWallClockMinutes: minutes } = policy.budget ?? resolveBudget();
  if (activeSeconds(stints, [], now(context)) <= minutes * 60) {
    return undefined;
  }
  const { pauses } = yield* call(context, 'listPauses', { runId, tenant });
  const seconds = activeSeconds(stints, pauses, now(context));
  if (seconds <= minutes * 60) {
    return undefined;
  }
  return {
    kind: 'needsPerson',
    code: 'time_exhausted',
    reason:
      `The run has worked for ${Math.floor(seconds / 60)} minutes without an end; budget.maxWallClockMinutes allows ${minutes}. ` +
      'Continue to give it as much again, or cancel it.',
  };
}

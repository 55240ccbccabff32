import type { EffectContracts } from '../../contracts/activities';
import type { NeedsPerson } from '../../contracts/stages';
import type { BudgetScope } from '../../domain/budget';
import { limitsOf } from '../../domain/budget/policy-limits';
import { refusalText } from '../../domain/budget/words';
import { call, callEntity, now, signalEntity, tryEffect } from '../kit';
import type { Context, Step } from '../kit';
import { refuseOvertime } from './active-time';

type Turn = EffectContracts['takeModelTurn'];
export type TurnRequest = Omit<Turn['input'], 'reservedMicroUsd' | 'runLimitMicroUsd'>;
export type TurnAnswer = Exclude<Turn['output'], { kind: 'costsMore' }>;

/**
 * How long a reservation outlives its last renewal: longer than the engine repeats one turn, short enough that what a lost
 * host held is soon free again.
 */
const leaseSeconds = 1_800;

/**
 * One model turn, paid from the budget of its stage, run, project and tenant at once: what it may cost at most is reserved
 * before, what it did cost is booked after. A free turn reserves nothing, but counts. Nothing is held while the run is paused
 * or the vendor asks to wait. The operation key names the money too, so a recorded turn that is repeated neither reserves nor
 * pays again.
 */
export function* payTurn(context: Context, request: TurnRequest): Step<TurnAnswer | NeedsPerson> {
  const { run, role } = request.session;
  const overtime = yield* refuseOvertime(context, request);
  if (overtime) {
    return overtime;
  }
  let microUsd = run.turnReservationMicroUsd?.[role] ?? 0;
  try {
    for (;;) {
      const held = yield* reserve(context, request, microUsd);
      if (held.kind === 'needsPerson') {
        release(context, request);
        return held;
      }
      const answer = yield* tryEffect(context, 'takeModelTurn', { ...request, ...held.terms });
      if (answer.kind === 'costsMore') {
        microUsd = answer.microUsd;
      } else if (answer.kind !== 'resumed') {
        settle(context, request, answer.costMicroUsd);
        return answer;
      }
    }
  } catch (error) {
    release(context, request);
    throw error;
  }
}

type Held = { readonly kind: 'held'; readonly terms: Pick<Turn['input'], 'reservedMicroUsd' | 'runLimitMicroUsd'> };

function* reserve(context: Context, request: TurnRequest, microUsd: number): Step<NeedsPerson | Held> {
  const { tenant, operationKey: id, session } = request;
  const answer = yield* callEntity(context, 'tenantBudget', tenant, 'reserve', {
    ...{ id, microUsd, leaseSeconds },
    at: now(context),
    scope: scopeOf(request),
    limits: limitsOf(session.run.policy, session.stage),
  });
  if (answer.kind === 'malformed') {
    throw new Error(`The budget of ${tenant} did not understand: ${answer.reason}`);
  }
  if (answer.alerts.length > 0) {
    // At most a few times a day: the run that meets a level first tells it.
    const { runId } = request;
    yield* call(context, 'announceBudget', {
      // A triage is no run: it has no live log.
      ...(session.stage === 'triage' ? { tenant } : { tenant, runId, stage: session.stage }),
      alerts: answer.alerts,
      at: now(context),
    });
  }
  if (answer.kind === 'granted') {
    const { runLimit } = answer;
    const limit = runLimit === undefined ? {} : { runLimitMicroUsd: runLimit };
    return { kind: 'held', terms: { reservedMicroUsd: microUsd, ...limit } };
  }
  return { kind: 'needsPerson', code: 'budget_exhausted', reason: refusalText(tenant, session.role, answer) };
}

/** Without a cost there is no recorded turn: the same key may still be paid later, so it must not count as settled. */
function settle(context: Context, request: TurnRequest, cost: number | undefined): void {
  const { tenant, operationKey: id } = request;
  if (cost === undefined) {
    release(context, request);
    return;
  }
  const scope = scopeOf(request);
  signalEntity(context, 'tenantBudget', tenant, 'settle', { id, microUsd: cost, at: now(context), scope });
}

function release(context: Context, { tenant, operationKey: id }: TurnRequest): void {
  signalEntity(context, 'tenantBudget', tenant, 'release', { id, at: now(context) });
}

function scopeOf({ runId, session: { run, stage } }: TurnRequest): BudgetScope {
  const { project, budgetParents: parents } = run;
  return { project, run: runId, stage, ...(parents ? { parents } : {}) };
}

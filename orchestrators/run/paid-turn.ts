import type { EffectContracts } from '../../contracts/activities';
import type { NeedsPerson } from '../../contracts/stages';
import type { BudgetAlert, BudgetRefusal } from '../../domain/budget';
import { dollars } from '../../domain/money';
import { call, callEntity, now, signalEntity, tryEffect } from '../kit';
import type { Context, Step } from '../kit';

type Turn = EffectContracts['takeModelTurn'];
export type TurnRequest = Omit<Turn['input'], 'reservedMicroUsd'>;
export type TurnAnswer = Exclude<Turn['output'], { kind: 'costsMore' }>;

/**
 * How long a reservation outlives its last renewal: longer than the engine repeats one turn, short enough that what a lost
 * host held is soon free again.
 */
const leaseSeconds = 1_800;

/**
 * One model turn, paid from the tenant's budget: what it may cost at most is reserved before, what it did cost is booked
 * after. Nothing is held while the run is paused or the vendor asks to wait. The operation key names the money too, so a
 * recorded turn that is repeated neither reserves nor pays again.
 */
export function* payTurn(context: Context, request: TurnRequest): Step<TurnAnswer | NeedsPerson> {
  const { run, role } = request.session;
  let microUsd = run.turnReservationMicroUsd?.[role];
  try {
    for (;;) {
      const refused = microUsd ? yield* reserve(context, request, microUsd) : undefined;
      if (refused) {
        release(context, request);
        return refused;
      }
      const held = microUsd === undefined ? {} : { reservedMicroUsd: microUsd };
      const answer = yield* tryEffect(context, 'takeModelTurn', { ...request, ...held });
      if (answer.kind === 'costsMore') {
        microUsd = answer.microUsd;
      } else if (answer.kind !== 'resumed') {
        settle(context, request, answer.costMicroUsd, microUsd ?? 0);
        return answer;
      }
    }
  } catch (error) {
    if (microUsd) {
      release(context, request);
    }
    throw error;
  }
}

function* reserve(context: Context, request: TurnRequest, microUsd: number): Step<NeedsPerson | undefined> {
  const { tenant, operationKey: id, session } = request;
  const answer = yield* callEntity(context, 'tenantBudget', tenant, 'reserve', {
    ...{ id, microUsd, leaseSeconds },
    at: now(context),
  });
  if (answer.kind === 'malformed') {
    throw new Error(`The budget of ${tenant} did not understand: ${answer.reason}`);
  }
  yield* tellAlerts(context, request, answer.alerts);
  if (answer.kind === 'granted') {
    return undefined;
  }
  return { kind: 'needsPerson', code: 'budget_exhausted', reason: reasonOf(tenant, session.role, answer) };
}

/** Without a cost there is no recorded turn: the same key may still be paid later, so it must not count as settled. */
function settle(context: Context, request: TurnRequest, cost: number | undefined, held: number): void {
  const { tenant, operationKey: id } = request;
  if (cost !== undefined && cost + held > 0) {
    signalEntity(context, 'tenantBudget', tenant, 'settle', { id, microUsd: cost, at: now(context) });
  } else if (held > 0) {
    release(context, request);
  }
}

function release(context: Context, { tenant, operationKey: id }: TurnRequest): void {
  signalEntity(context, 'tenantBudget', tenant, 'release', { id, at: now(context) });
}

/** At most a few times a day: the run that meets a level first tells it in its log. */
function* tellAlerts(context: Context, request: TurnRequest, alerts: readonly BudgetAlert[]): Step<void> {
  const { runId, tenant, operationKey, session } = request;
  const highest = alerts.filter(({ window }, index) => alerts[index + 1]?.window !== window);
  for (const { window, percent, spent, limit } of highest) {
    yield* call(context, 'recordProgress', {
      runId,
      tenant,
      key: `${operationKey}/alert/${window}/${percent}`,
      at: now(context),
      progress: {},
      event: {
        kind: 'money',
        stage: session.stage,
        text: `The tenant ${tenant} has spent ${percent} % of what it may per ${window}: ${dollars(spent)} of ${dollars(limit)}.`,
        data: { window, percent },
      },
    });
  }
}

function reasonOf(tenant: string, role: string, refusal: BudgetRefusal): string {
  const { window, since, limit, spent, reserved, wanted } = refusal;
  return (
    `The tenant ${tenant} may spend ${dollars(limit)} per ${window}. Since ${since} (UTC) ${dollars(spent)} is spent and ` +
    `${dollars(reserved)} reserved, and the next turn of the ${role} may cost up to ${dollars(wanted)}. Raise the limit ` +
    `(stellwerk budget --${window}-usd) or wait for the next ${window}, then continue the run.`
  );
}

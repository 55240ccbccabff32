import type { Refused } from '../../contracts/activities';
import type { AgentRole } from '../../contracts/stages';
import { AppError } from '../../domain/errors';
import { costOf, priceOf } from '../../domain/money';
import type { PriceTable } from '../../domain/money';
import type { RolePolicies } from '../../domain/policy/stages';
import type { ModelRequest } from '../../ports/language-model';
import { roles } from '../roles';
import type { Reply } from './read-reply';
import type { TurnInput, TurnOutput, TurnPorts } from './turn-input';

type CostsMore = Extract<TurnOutput, { kind: 'costsMore' }>;

/** Characters per token, on the careful side: the reservation should not be lower than the bill. */
const charactersPerToken = 3;

/** Input of a usual turn. A longer one says what it needs before it is asked for. */
const usualInputTokens = 20_000;

/** What a usual turn of each role may cost at most; undefined when the model has no price. */
export async function usualTurnCosts(
  { model, prices }: Pick<TurnPorts, 'model' | 'prices'>,
  given: RolePolicies = {},
): Promise<Readonly<Record<AgentRole, number>> | undefined> {
  const table = await prices.prices();
  if (!priceOf(model.name, table)) return undefined;
  const most = (role: AgentRole): number => {
    const outputTokens = roles[role].capabilities.maxOutputTokens;
    const cost = costOf(
      { model: given[role]?.model ?? model.name, inputTokens: usualInputTokens, cachedInputTokens: 0, outputTokens },
      table,
    );
    return cost.kind === 'priced' ? cost.microUsd : 0;
  };
  return { planner: most('planner'), coder: most('coder'), tester: most('tester'), triager: most('triager') };
}

/**
 * Why the turn must not be asked for: the model has no price, or it may cost more than the budget holds for it. Limits are the
 * budget's matter; this is the exact figure it is asked to hold. Asked before every call.
 */
export async function refuseSpending(
  ports: Pick<TurnPorts, 'model' | 'prices'>,
  { session, reservedMicroUsd: reserved }: TurnInput,
  request: ModelRequest,
): Promise<Refused | CostsMore | undefined> {
  const model = modelOf(ports, session);
  const most = costOf(
    {
      model,
      inputTokens: Math.ceil(lengthOf(request) / charactersPerToken),
      cachedInputTokens: 0,
      outputTokens: request.maxOutputTokens,
    },
    await ports.prices.prices(),
  );
  if (most.kind === 'unpriced') return { kind: 'refused', code: 'price_unknown', reason: most.reason };
  const isHeld = reserved === undefined || most.microUsd <= reserved;
  return isHeld ? undefined : { kind: 'costsMore', microUsd: most.microUsd };
}

/**
 * Books a recorded turn and answers its cost in micro-USD. Repeating it changes nothing, which repairs a crash between the
 * record and the ledger.
 */
export async function bookTurn(
  ports: Pick<TurnPorts, 'ledger' | 'model' | 'prices' | 'clock'>,
  { session, runId, tenant, operationKey }: TurnInput,
  { model, usage }: Reply,
): Promise<number> {
  const prices = await ports.prices.prices();
  const cost = costOf({ ...usage, model: pricedName(model, modelOf(ports, session), prices) }, prices);
  if (cost.kind === 'unpriced') throw new AppError('price_unknown', cost.reason);
  await ports.ledger.record({
    key: operationKey,
    tenant,
    project: session.run.project,
    runId,
    stage: session.stage,
    role: session.role,
    model,
    ...usage,
    costMicroUsd: cost.microUsd,
    at: ports.clock.now().toISOString(),
  });
  return cost.microUsd;
}

/** The role's own model, or the host's. */
function modelOf({ model }: Pick<TurnPorts, 'model'>, { run, role }: TurnInput['session']): string {
  return run.policy.roles?.[role]?.model ?? model.name;
}

/** Vendors answer with dated names; the price then is that of the name that was asked for. */
function pricedName(answered: string, asked: string, prices: PriceTable): string {
  return priceOf(answered, prices) ? answered : asked;
}

function lengthOf({ system, messages, tools }: ModelRequest): number {
  return system.length + JSON.stringify(messages).length + JSON.stringify(tools).length;
}

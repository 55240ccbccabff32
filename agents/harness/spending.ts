import type { Refused } from '../../contracts/activities';
import { AppError } from '../../domain/errors';
import { costOf, microUsd, priceOf, usd, withinLimit } from '../../domain/money';
import type { PriceTable } from '../../domain/money';
import type { ModelRequest } from '../../ports/language-model';
import type { Reply } from './read-reply';
import type { TurnInput, TurnPorts } from './turn-input';

/** Characters per token, on the careful side: the reservation should not be lower than the bill. */
const charactersPerToken = 3;

/**
 * Why the turn must not be paid for: the model has no price, or what it may cost at most does not fit under the run's limit
 * any more. Asked before every call, against the ledger.
 */
export async function refuseSpending(
  ports: Pick<TurnPorts, 'ledger' | 'model' | 'prices'>,
  { session, runId }: TurnInput,
  request: ModelRequest,
): Promise<Refused | undefined> {
  const most = costOf(
    {
      model: ports.model.name,
      inputTokens: Math.ceil(lengthOf(request) / charactersPerToken),
      cachedInputTokens: 0,
      outputTokens: request.maxOutputTokens,
    },
    await ports.prices.prices(),
  );
  if (most.kind === 'unpriced') return { kind: 'refused', code: 'price_unknown', reason: most.reason };
  const { costMicroUsd: spent } = await ports.ledger.totals({ runId });
  const limit = microUsd(session.run.policy.runLimitUsd);
  if (withinLimit(spent, limit, most.microUsd)) return undefined;
  return {
    kind: 'refused',
    code: 'budget_exhausted',
    reason:
      `The run has spent ${dollars(spent)} of ${dollars(limit)} and the next turn of ${ports.model.name} may cost up to ` +
      `${dollars(most.microUsd)}. Raise policy.runLimitUsd in the project file and start the work item again, or cancel the run.`,
  };
}

/** Books a recorded turn. Repeating it changes nothing, which repairs a crash between the record and the ledger. */
export async function bookTurn(
  ports: Pick<TurnPorts, 'ledger' | 'model' | 'prices' | 'clock'>,
  { session, runId, tenant, operationKey }: TurnInput,
  { model, usage }: Reply,
): Promise<void> {
  const prices = await ports.prices.prices();
  const cost = costOf({ ...usage, model: pricedName(model, ports.model.name, prices) }, prices);
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
}

/** Vendors answer with dated names; the price then is that of the name that was asked for. */
function pricedName(answered: string, asked: string, prices: PriceTable): string {
  return priceOf(answered, prices) ? answered : asked;
}

function lengthOf({ system, messages, tools }: ModelRequest): number {
  return system.length + JSON.stringify(messages).length + JSON.stringify(tools).length;
}

function dollars(amount: number): string {
  return `$${usd(amount).toFixed(4)}`;
}

import { AppError } from './errors';

/** One US dollar in the unit of all money arithmetic: whole millionths. */
export const microUsdPerUsd = 1_000_000;

/** Prices in USD per million tokens; `cachedInput` defaults to `input`. `free` marks a model that costs nothing. */
export type ModelPrice =
  { readonly input: number; readonly cachedInput?: number; readonly output: number } | { readonly free: true };

/** Prices by model name. A model that is not in it has no price, which is not the same as costing nothing. */
export interface PriceTable {
  readonly models: Readonly<Record<string, ModelPrice>>;
}

export interface TokenUsage {
  readonly model: string;
  /** All input tokens, cached ones included. */
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

export type Cost =
  | { readonly kind: 'priced'; readonly microUsd: number }
  | { readonly kind: 'unpriced'; readonly model: string; readonly reason: string };

/**
 * (input − cached) · in + cached · cachedIn + output · out, rounded up to whole micro-USD. A model without a price is
 * `unpriced` and must be refused before it is called. Throws `invalid_request` for counts that no model can have reported.
 */
export function costOf(usage: TokenUsage, prices: PriceTable): Cost {
  assertCounts(usage);
  const price = priceOf(usage.model, prices);
  if (!price) {
    const reason =
      `The model "${usage.model}" has no price, so it is not used: what it costs could not be held against a limit. Add it to ` +
      'the price file that STELLWERK_PRICES names: {"input", "output"} in USD per million tokens, or {"free": true}. Then ' +
      'continue the run.';
    return { kind: 'unpriced', model: usage.model, reason };
  }
  if ('free' in price) return { kind: 'priced', microUsd: 0 };
  const fresh = usage.inputTokens - usage.cachedInputTokens;
  const sum =
    BigInt(fresh) * perMillion(price.input) +
    BigInt(usage.cachedInputTokens) * perMillion(price.cachedInput ?? price.input) +
    BigInt(usage.outputTokens) * perMillion(price.output);
  return { kind: 'priced', microUsd: Number((sum + 999_999n) / 1_000_000n) };
}

/** The model's entry, or `undefined` when the table does not name it. */
export function priceOf(model: string, prices: PriceTable): ModelPrice | undefined {
  return Object.hasOwn(prices.models, model) ? prices.models[model] : undefined;
}

/** USD to whole micro-USD, rounded to the nearest. */
export function microUsd(usd: number): number {
  return Math.round(usd * microUsdPerUsd);
}

/** Micro-USD to USD, for display and documents. */
export function usd(amountMicroUsd: number): number {
  return amountMicroUsd / microUsdPerUsd;
}

/** With the digits that matter for one model turn: `$0.0123`. */
export function dollars(amountMicroUsd: number): string {
  return `$${usd(amountMicroUsd).toFixed(4)}`;
}

/** A price in micro-USD per million tokens: exact to six decimals of a dollar. */
function perMillion(price: number): bigint {
  if (!Number.isFinite(price) || price < 0)
    throw new AppError('configuration_invalid', `${price} is no price per million tokens.`);
  return BigInt(Math.round(price * microUsdPerUsd));
}

function assertCounts({ model, inputTokens, cachedInputTokens, outputTokens }: TokenUsage): void {
  const counts = [inputTokens, cachedInputTokens, outputTokens];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || cachedInputTokens > inputTokens) {
    throw new AppError('invalid_request', `${model} reported impossible token counts: ${counts.join(', ')}.`);
  }
}

import fc from 'fast-check';
import { costOf, microUsd, usd } from '../../../domain/money';
import type { PriceTable } from '../../../domain/money';

const prices: PriceTable = {
  models: {
    small: { input: 0.15, cachedInput: 0.075, output: 0.6 },
    large: { input: 2.5, output: 10 },
    local: { free: true },
  },
};

function cost(model: string, inputTokens: number, cachedInputTokens: number, outputTokens: number) {
  return costOf({ model, inputTokens, cachedInputTokens, outputTokens }, prices);
}

describe('costOf', () => {
  it.each([
    ['small', 1_000_000, 0, 0, 150_000],
    ['small', 1_000_000, 1_000_000, 0, 75_000],
    ['small', 1_000_000, 400_000, 500_000, 90_000 + 30_000 + 300_000],
    ['large', 1_000_000, 1_000_000, 0, 2_500_000],
    ['large', 0, 0, 3, 30],
    ['small', 1, 0, 0, 1],
    ['small', 0, 0, 0, 0],
    ['local', 9_000_000, 0, 9_000_000, 0],
  ])('prices %s at %i in, %i cached, %i out as %i micro-USD', (model, input, cached, output, expected) => {
    expect(cost(model, input, cached, output)).toEqual({ kind: 'priced', microUsd: expected });
  });

  it.each(['unknown', 'toString', '__proto__'])('refuses to price the model %p', (model) => {
    expect(cost(model, 1, 0, 1)).toMatchObject({ kind: 'unpriced', model });
  });

  it.each([
    [-1, 0, 0],
    [1, 2, 0],
    [0.5, 0, 0],
    [0, 0, Number.NaN],
  ])('refuses impossible counts: %p in, %p cached, %p out', (input, cached, output) => {
    expect(() => cost('small', input, cached, output)).toThrow(/impossible token counts/);
  });

  it('is a whole number that is never below the exact cost and less than one micro-USD above it', () => {
    const tokens = fc.integer({ min: 0, max: 50_000_000 });
    fc.assert(
      fc.property(tokens, tokens, fc.integer({ min: 0, max: 100_000_000 }), (input, output, price) => {
        const table = { models: { m: { input: price / 1_000_000, output: price / 1_000_000 } } };
        const priced = costOf({ model: 'm', inputTokens: input, cachedInputTokens: 0, outputTokens: output }, table);
        const exact = BigInt(input + output) * BigInt(price);
        const paid = BigInt(priced.kind === 'priced' ? priced.microUsd : -1) * 1_000_000n;
        expect(paid >= exact && paid - exact < 1_000_000n).toBe(true);
      }),
    );
  });

  it('refuses a price that is none', () => {
    const table = { models: { m: { input: -1, output: 1 } } };
    const usage = { model: 'm', inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
    expect(() => costOf(usage, table)).toThrow(/no price/);
  });
});

describe('microUsd', () => {
  it('is whole millionths of a dollar, and back', () => {
    expect(microUsd(0.1 + 0.2)).toBe(300_000);
    expect(usd(microUsd(5))).toBe(5);
  });
});

import type { PriceSource } from '../../ports/price-source';

export interface PricesUnderTest {
  /** A source of just these prices, in the words of the port. */
  open(models: Readonly<Record<string, object>>): Promise<PriceSource>;
  dispose(): Promise<void>;
}

export function describePriceSourceContract(name: string, makeAdapter: () => Promise<PricesUnderTest>): void {
  describe(`PriceSource of ${name}`, () => {
    let adapter: PricesUnderTest;
    beforeEach(async () => {
      adapter = await makeAdapter();
    });
    afterEach(() => adapter.dispose());

    it('answers prices per model, free ones and such without a cached price included', async () => {
      const models = { a: { input: 2, cachedInput: 0.2, output: 10 }, b: { input: 0, output: 0.5 }, c: { free: true } };
      expect(await (await adapter.open(models)).prices()).toEqual({ models });
    });

    it('has no price for a model that is not listed', async () => {
      const { models } = await (await adapter.open({ a: { free: true } })).prices();
      expect(Object.keys(models)).toEqual(['a']);
    });

    it.each([
      { input: -1, output: 1 },
      { input: '1', output: 1 },
      { input: 1 },
      { free: true, input: 1, output: 1 },
      {},
    ])('refuses %j as a price and names the model', async (price) => {
      const opened = adapter.open({ good: { free: true }, bad: price }).then((source) => source.prices());
      await expect(opened).rejects.toMatchObject({
        code: 'configuration_invalid',
        message: expect.stringMatching(/wrong prices for bad:/),
      });
    });
  });
}

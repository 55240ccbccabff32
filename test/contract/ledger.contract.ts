import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { ledgerEntry, minute } from './records';
import type { Ledger } from '../../ports/ledger';

export function describeLedgerContract(name: string, makeAdapter: MakeAdapter<Ledger>): void {
  describe(`Ledger of ${name}`, () => {
    let adapter: AdapterUnderTest<Ledger>;
    let ledger: Ledger;
    beforeEach(async () => {
      adapter = await makeAdapter();
      ledger = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('records a key once, from two connections and after a stop too', async () => {
      const other = await adapter.open();
      const recorded = await Promise.all([ledger, other, ledger].map((each) => each.record(ledgerEntry())));
      expect(recorded.filter(Boolean)).toHaveLength(1);
      await adapter.stop();
      const reopened = await adapter.open();
      expect(await reopened.record(ledgerEntry({ costMicroUsd: 999 }))).toBe(false);
      expect(await reopened.list({})).toEqual([ledgerEntry()]);
    });

    it('sums whole micro-dollars by run and by tenant', async () => {
      await ledger.record(ledgerEntry({ key: 'a', costMicroUsd: 9_007_199_254_740 }));
      await ledger.record(ledgerEntry({ key: 'b', costMicroUsd: 1, inputTokens: 0, cachedInputTokens: 0 }));
      await ledger.record(ledgerEntry({ key: 'c', runId: 'acme.shop.43.1' }));
      await ledger.record(ledgerEntry({ key: 'd', tenant: 'globex', runId: 'globex.shop.42.1' }));
      const ofRun = { entries: 2, inputTokens: 1000, outputTokens: 100, costMicroUsd: 9_007_199_254_741 };
      expect(await ledger.totals({ runId: 'acme.shop.42.1' })).toEqual(ofRun);
      expect((await ledger.totals({ tenant: 'acme' })).entries).toBe(3);
      expect(await ledger.totals({ tenant: 'globex', runId: 'acme.shop.42.1' })).toEqual({
        entries: 0,
        inputTokens: 0,
        outputTokens: 0,
        costMicroUsd: 0,
      });
      expect((await ledger.totals({})).entries).toBe(4);
    });

    it('sums by project, run and stage from an instant on, the dearest first', async () => {
      const other = { project: 'till', runId: 'acme.till.7.1', stage: 'plan', at: minute(5), costMicroUsd: 70 };
      await ledger.record(ledgerEntry({ key: 'a', at: minute(1), costMicroUsd: 10 }));
      await ledger.record(ledgerEntry({ key: 'b', at: minute(4), costMicroUsd: 20 }));
      await ledger.record(ledgerEntry({ key: 'c', at: minute(4), stage: 'test', costMicroUsd: 25 }));
      await ledger.record(ledgerEntry({ key: 'd', ...other }));
      await ledger.record(ledgerEntry({ key: 'e', ...other, tenant: 'globex' }));
      const costs = async (query: Omit<Parameters<Ledger['summarise']>[0], 'tenant'>) =>
        (await ledger.summarise({ tenant: 'acme', ...query })).map(({ project, runId, stage, entries, costMicroUsd }) =>
          [project, runId, stage, entries, costMicroUsd].filter((value) => value !== undefined).join(' '),
        );
      expect(await costs({ by: 'project' })).toEqual(['till 1 70', 'shop 3 55']);
      expect(await costs({ by: 'run', since: minute(4) })).toEqual([
        'till acme.till.7.1 1 70',
        'shop acme.shop.42.1 2 45',
      ]);
      expect(await costs({ by: 'stage', limit: 2 })).toEqual([
        'till acme.till.7.1 plan 1 70',
        'shop acme.shop.42.1 code 2 30',
      ]);
    });

    it('lists by filter, newest first, at most as many as asked', async () => {
      for (const key of ['a', 'b', 'c']) await ledger.record(ledgerEntry({ key }));
      await ledger.record(ledgerEntry({ key: 'd', tenant: 'globex' }));
      const keys = async (filter: object) => (await ledger.list(filter)).map(({ key }) => key);
      expect(await keys({ tenant: 'acme' })).toEqual(['c', 'b', 'a']);
      expect(await keys({ tenant: 'acme', limit: 2 })).toEqual(['c', 'b']);
      expect(await keys({ runId: 'none' })).toEqual([]);
    });

    it.each([{ costMicroUsd: 0.5 }, { costMicroUsd: -1 }, { inputTokens: Number.NaN }, { outputTokens: 2 ** 53 }])(
      'refuses amounts that are not whole and positive: %j',
      async (change) => {
        await expect(ledger.record(ledgerEntry(change))).rejects.toMatchObject({ code: 'invalid_request' });
        expect((await ledger.totals({})).entries).toBe(0);
      },
    );
  });
}

import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import type { PolicyStore } from '../../ports/policy-store';

const first = { tenant: 'acme', version: 1, text: 'permit…', setBy: 'admin', setAt: '2030-01-01T00:00:00.000Z' };
const second = { ...first, version: 2, text: '', setBy: 'eve' };

export function describePolicyStoreContract(name: string, makeAdapter: MakeAdapter<PolicyStore>): void {
  describe(`PolicyStore of ${name}`, () => {
    let adapter: AdapterUnderTest<PolicyStore>;
    let store: PolicyStore;
    beforeEach(async () => {
      adapter = await makeAdapter();
      store = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('answers the newest version and keeps every other', async () => {
      expect(await store.current('acme')).toBeUndefined();
      expect(await store.add(first)).toBe(true);
      expect(await store.add(second)).toBe(true);
      expect(await store.current('acme')).toEqual(second);
      expect(await store.list('acme', 10)).toEqual([second, first]);
      expect(await store.list('acme', 1)).toEqual([second]);
    });

    it('takes the next version only, so that of two writers one wins', async () => {
      const won = await Promise.all([store.add(first), store.add({ ...first, setBy: 'eve' })]);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.add({ ...first, version: 3 })).toBe(false);
      expect(await store.list('acme', 10)).toHaveLength(1);
    });

    it('keeps tenants apart', async () => {
      await store.add(first);
      expect(await store.current('globex')).toBeUndefined();
      expect(await store.add({ ...first, tenant: 'globex' })).toBe(true);
    });

    it('still knows everything after a stop', async () => {
      await store.add(first);
      await adapter.stop();
      expect(await (await adapter.open()).current('acme')).toEqual(first);
    });
  });
}

import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { minute } from './records';
import type { DelegationRecord, Delegations } from '../../ports/delegations';

const delegation: DelegationRecord = {
  ...{ id: 'd-1', tenant: 'acme', from: 'qa', to: 'dev', roles: [], since: minute(10), until: minute(20) },
  ...{ madeBy: 'qa', madeAt: minute(0) },
};

export function describeDelegationsContract(name: string, makeAdapter: MakeAdapter<Delegations>): void {
  describe(`Delegations of ${name}`, () => {
    let adapter: AdapterUnderTest<Delegations>;
    let delegations: Delegations;
    beforeEach(async () => {
      adapter = await makeAdapter();
      delegations = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    const activeAt = async (n: number, to?: string) =>
      (await delegations.listActive('acme', minute(n), to)).map(({ id }) => id);

    it('are in force from their first instant to before their last, once each', async () => {
      await delegations.add(delegation);
      await delegations.add({ ...delegation, to: 'mallory' });
      expect([await activeAt(9), await activeAt(10), await activeAt(19), await activeAt(20)]).toEqual([
        [],
        ['d-1'],
        ['d-1'],
        [],
      ]);
      expect(await delegations.listActive('acme', minute(10))).toEqual([delegation]);
      expect(await delegations.listActive('globex', minute(10))).toEqual([]);
    });

    it('are listed by delegate, the oldest first', async () => {
      await delegations.add({ ...delegation, id: 'd-2', since: minute(5) });
      await delegations.add({ ...delegation, id: 'd-3', to: 'ops' });
      await delegations.add(delegation);
      expect(await activeAt(15)).toEqual(['d-2', 'd-1', 'd-3']);
      expect(await activeAt(15, 'ops')).toEqual(['d-3']);
    });

    it('end once, and stand until then', async () => {
      await delegations.add(delegation);
      expect(await delegations.end('acme', 'd-1', minute(15))).toBe(true);
      expect(await delegations.end('acme', 'd-1', minute(12))).toBe(false);
      expect(await delegations.end('acme', 'd-9', minute(12))).toBe(false);
      await adapter.stop();
      delegations = await adapter.open();
      expect(await activeAt(14)).toEqual(['d-1']);
      expect(await activeAt(15)).toEqual([]);
      expect((await delegations.listActive('acme', minute(14)))[0]?.endedAt).toBe(minute(15));
    });
  });
}

import type { RunParts } from '../../ports/run-parts';
import type { AdapterUnderTest } from './adapter-under-test';

/** What every store of coordinated changes promises. */
export function describeRunPartsContract(name: string, make: () => Promise<AdapterUnderTest<RunParts>>): void {
  describe(`run parts contract: ${name}`, () => {
    let adapter: AdapterUnderTest<RunParts>;
    let parts: RunParts;
    const parent = 'acme.api.1.1';

    beforeEach(async () => {
      adapter = await make();
      parts = await adapter.open();
      for (const [place, project] of ['api', 'web'].entries()) {
        const dependsOn = place === 0 ? [] : ['api'];
        await parts.add({
          tenant: 'acme',
          parent,
          place,
          project,
          role: place === 0 ? 'contract' : 'consumer',
          dependsOn,
        });
        await parts.setTicket(parent, project, '7');
        await parts.setRun(parent, project, `acme.${project}.7.1`);
      }
    });
    afterEach(() => adapter.dispose());

    const standings = async () => (await parts.list(parent)).map(({ standing }) => standing);
    const both = ['acme.api.7.1', 'acme.web.7.1'];

    it('keeps the parts in the order of the merge, once, over a restart', async () => {
      await parts.add({ tenant: 'acme', parent, place: 5, project: 'api', role: 'consumer', dependsOn: ['web'] });
      await adapter.stop();
      parts = await adapter.open();
      expect(await parts.list(parent)).toMatchObject([
        { project: 'api', role: 'contract', place: 0, workItem: '7', runId: 'acme.api.7.1', standing: 'working' },
        { project: 'web', role: 'consumer', dependsOn: ['api'] },
      ]);
      expect(await parts.list('acme.api.1.2')).toEqual([]);
    });

    it('knows a part by its ticket before its run is written, and no other run of that ticket after', async () => {
      await parts.add({ tenant: 'acme', parent, place: 2, project: 'app', role: 'consumer', dependsOn: [] });
      await parts.setTicket(parent, 'app', '9');
      expect(await parts.find('acme.app.9.1')).toMatchObject({ project: 'app', runId: null });
      await parts.setRun(parent, 'app', 'acme.app.9.1');
      expect(await parts.find('acme.app.9.1')).toMatchObject({ runId: 'acme.app.9.1' });
      expect(await parts.find('acme.app.9.2')).toBeUndefined();
      expect(await parts.find(parent)).toBeUndefined();
    });

    it('moves all of them or none, and says yes to a repetition', async () => {
      expect(await parts.move(['acme.api.7.1'], 'ready')).toBe(true);
      expect(await parts.move(both, 'merging')).toBe(false);
      expect(await standings()).toEqual(['ready', 'working']);
      expect(await parts.move(['acme.web.7.1'], 'ready', 'approved')).toBe(true);
      expect(await parts.move(both, 'merging')).toBe(true);
      expect(await parts.move(both, 'merging')).toBe(true);
      expect(await standings()).toEqual(['merging', 'merging']);
      expect(await parts.move(both, 'kept')).toBe(false);
      expect(await parts.move(['acme.none.1.1'], 'undo')).toBe(false);
    });

    it('lets keeping and undoing race, and one of them win', async () => {
      for (const to of ['ready', 'merging', 'deployed'] as const) await parts.move(both, to);
      const [kept, undone] = await Promise.all([parts.move(both, 'kept'), parts.move(['acme.web.7.1'], 'undo')]);
      expect([kept, undone].filter(Boolean)).toHaveLength(1);
    });
  });
}

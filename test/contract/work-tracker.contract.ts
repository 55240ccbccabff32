import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { workItem } from './records';
import type { WorkTracker } from '../../ports/work-tracker';

/** The times of comments come from the adapter; the suite only asks that they are ISO 8601. */
export function describeWorkTrackerContract(name: string, makeAdapter: MakeAdapter<WorkTracker>): void {
  describe(`WorkTracker of ${name}`, () => {
    let adapter: AdapterUnderTest<WorkTracker>;
    let work: WorkTracker;
    beforeEach(async () => {
      adapter = await makeAdapter();
      work = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    const draft = (() => {
      const { key: _key, revision: _revision, ...rest } = workItem();
      return rest;
    })();
    const get = (key: string) => work.get('acme', 'shop', key);

    it('makes and updates an item, but not with an older revision', async () => {
      await work.ensure(workItem({ revision: 3, url: 'http://ado/4711' }));
      expect(await get('4711')).toEqual(workItem({ revision: 3, url: 'http://ado/4711' }));
      await work.ensure(workItem({ revision: 2, title: 'Old title' }));
      expect((await get('4711'))?.title).toBe('Add a discount');
      await work.ensure(workItem({ revision: 4, title: 'New title', acceptanceCriteria: [] }));
      expect(await get('4711')).toEqual(workItem({ revision: 4, title: 'New title', acceptanceCriteria: [] }));
      expect(await work.get('acme', 'bank', '4711')).toBeUndefined();
    });

    it('gives new items the next free key of their project, from 1', async () => {
      await work.ensure(workItem({ key: '2' }));
      const keys = [];
      for (const marker of ['a', 'b', 'c']) keys.push((await work.create(draft, marker)).key);
      expect(keys).toEqual(['1', '3', '4']);
      expect((await work.create({ ...draft, project: 'bank' }, 'a')).key).toBe('1');
      expect(await get('3')).toEqual({ ...draft, key: '3', revision: 1 });
    });

    it('answers the same item for the same marker, from two connections and after a stop too', async () => {
      const other = await adapter.open();
      const made = await Promise.all([work, other, work].map((each) => each.create(draft, 'bug-1')));
      await adapter.stop();
      const again = await (await adapter.open()).create({ ...draft, title: 'Other' }, 'bug-1');
      expect(new Set([...made, again].map(({ key }) => key))).toEqual(new Set(['1']));
      expect(again.title).toBe(draft.title);
    });

    it('gives different items different keys when two connections create at once', async () => {
      const other = await adapter.open();
      const markers = Array.from({ length: 10 }, (_, k) => `m${k}`);
      const made = await Promise.all(markers.map((marker, k) => (k % 2 ? work : other).create(draft, marker)));
      expect(new Set(made.map(({ key }) => key)).size).toBe(10);
    });

    it('sets the state and nothing else', async () => {
      await work.ensure(workItem());
      await work.setState('acme', 'shop', '4711', 'In Progress');
      expect(await get('4711')).toEqual(workItem({ state: 'In Progress' }));
    });

    it('writes a comment once per marker and lists them in order', async () => {
      await work.ensure(workItem());
      for (const [marker, text] of [
        ['plan', 'The plan.'],
        ['code', 'The code.'],
        ['plan', 'Another plan.'],
      ] as const) {
        await work.comment('acme', 'shop', '4711', marker, text);
      }
      const comments = await work.listComments('acme', 'shop', '4711');
      expect(comments.map(({ marker, text }) => [marker, text])).toEqual([
        ['plan', 'The plan.'],
        ['code', 'The code.'],
      ]);
      for (const { at } of comments) expect(new Date(at).toISOString()).toBe(at);
    });

    it('refuses to write to an item that does not exist', async () => {
      const unknown = { code: 'not_found' };
      await expect(work.setState('acme', 'shop', '1', 'Done')).rejects.toMatchObject(unknown);
      await expect(work.comment('acme', 'shop', '1', 'm', 'text')).rejects.toMatchObject(unknown);
      expect(await work.listComments('acme', 'shop', '1')).toEqual([]);
    });

    it('lists open items of the project by priority, then age', async () => {
      for (const [title, priority, state] of [
        ['third', 2, 'New'],
        ['first', 1, 'Active'],
        ['gone', 1, 'Closed'],
        ['fourth', 2, 'New'],
        ['done', 1, 'DONE'],
        ['second', 1, 'Resolved'],
      ] as const) {
        await work.create({ ...draft, title, priority, state }, title);
      }
      await work.create({ ...draft, project: 'bank' }, 'other');
      const titles = (await work.listBacklog('acme', 'shop')).map(({ title }) => title);
      expect(titles).toEqual(['first', 'second', 'third', 'fourth']);
    });
  });
}

import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { workItem } from './records';
import type { WorkItem, WorkTracker } from '../../ports/work-tracker';

export interface WorkTrackerTraits {
  /** Puts an item where people file theirs, for a platform that owns its items. Default: `ensure` does it. */
  readonly place?: (item: WorkItem) => Promise<void>;
  /** What is compared of an item. Default: all of it; a platform adds its address and knows its own users. */
  readonly shown?: (item: WorkItem | undefined) => unknown;
}

/**
 * The times of comments come from the adapter; the suite only asks that they are ISO 8601. Tests of numbers and revisions that
 * the product gives itself are left out for a platform that owns its items.
 */
export function describeWorkTrackerContract(
  name: string,
  makeAdapter: MakeAdapter<WorkTracker>,
  traits: WorkTrackerTraits = {},
): void {
  const ownItems = traits.place === undefined ? it : it.skip;
  const shown = traits.shown ?? ((item: WorkItem | undefined) => item);

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
    const place = (item: WorkItem) => traits.place?.(item) ?? work.ensure(item);

    ownItems('makes and updates an item, but not with an older revision', async () => {
      await work.ensure(workItem({ revision: 3, url: 'http://ado/4711' }));
      expect(await get('4711')).toEqual(workItem({ revision: 3, url: 'http://ado/4711' }));
      await work.ensure(workItem({ revision: 2, title: 'Old title' }));
      expect((await get('4711'))?.title).toBe('Add a discount');
      await work.ensure(workItem({ revision: 4, title: 'New title', acceptanceCriteria: [] }));
      expect(await get('4711')).toEqual(workItem({ revision: 4, title: 'New title', acceptanceCriteria: [] }));
      expect(await work.get('acme', 'bank', '4711')).toBeUndefined();
    });

    ownItems('gives new items the next free key of their project, from 1', async () => {
      await work.ensure(workItem({ key: '2' }));
      const keys = [];
      for (const marker of ['a', 'b', 'c']) keys.push((await work.create(draft, marker)).key);
      expect(keys).toEqual(['1', '3', '4']);
      expect((await work.create({ ...draft, project: 'bank' }, 'a')).key).toBe('1');
      expect(await get('3')).toEqual({ ...draft, key: '3', revision: 1 });
    });

    it('gives a new item a free key and keeps what it was made with', async () => {
      await place(workItem());
      const made = await work.create(draft, 'a');
      expect(made.key).not.toBe('4711');
      expect(shown(await get(made.key))).toEqual(shown({ ...draft, key: made.key, revision: 1 }));
    });

    it('knows the items of a project only by its own', async () => {
      await place(workItem());
      expect(shown(await get('4711'))).toEqual(shown(workItem()));
      expect(await work.get('acme', 'bank', '4711')).toBeUndefined();
      expect(await get('4712')).toBeUndefined();
      expect(await get('no-number')).toBeUndefined();
    });

    it('answers the same item for the same marker, from two connections and after a stop too', async () => {
      const other = await adapter.open();
      const made = await Promise.all([work, other, work].map((each) => each.create(draft, 'bug-1')));
      await adapter.stop();
      const reopened = await adapter.open();
      const again = await reopened.create({ ...draft, title: 'Other' }, 'bug-1');
      expect(new Set([...made, again].map(({ key }) => key)).size).toBe(1);
      expect((await reopened.listBacklog('acme', 'shop')).map(({ key }) => key)).toEqual([again.key]);
      expect(again.title).toBe(draft.title);
    });

    it('gives different items different keys when two connections create at once', async () => {
      const other = await adapter.open();
      const markers = Array.from({ length: 10 }, (_, k) => `m${k}`);
      const made = await Promise.all(markers.map((marker, k) => (k % 2 ? work : other).create(draft, marker)));
      expect(new Set(made.map(({ key }) => key)).size).toBe(10);
    });

    it('sets the state and nothing else', async () => {
      await place(workItem());
      await work.setState('acme', 'shop', '4711', 'Resolved');
      expect(await get('4711')).toMatchObject({ state: 'Resolved' });
      expect(shown(await get('4711'))).toEqual(shown(workItem({ state: 'Resolved' })));
    });

    it('writes a comment once per marker and lists them in order', async () => {
      await place(workItem());
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
        ['done', 1, 'Removed'],
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

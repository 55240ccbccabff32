import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import type { EventBook } from '../../ports/event-book';

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString();

export function describeEventBookContract(name: string, makeAdapter: MakeAdapter<EventBook>): void {
  describe(`EventBook of ${name}`, () => {
    let adapter: AdapterUnderTest<EventBook>;
    let book: EventBook;
    beforeEach(async () => {
      adapter = await makeAdapter();
      book = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('keeps the mark of the highest revision, in whichever order they come', async () => {
      const mark = (revision: number) => ({ revision, facts: { state: `s${revision}` } });

      expect(await book.advance('acme', 'item/1', mark(5), day(1))).toEqual(mark(5));
      expect(await book.advance('acme', 'item/1', mark(3), day(2))).toEqual(mark(5));
      expect(await book.advance('acme', 'item/1', mark(8), day(3))).toEqual(mark(8));

      expect(await book.newest('acme', 'item/1')).toEqual(mark(8));
      expect(await book.newest('globex', 'item/1')).toBeUndefined();
    });

    it('lets the highest of many at once win', async () => {
      const revisions = [4, 9, 2, 7, 1, 8];
      await Promise.all(revisions.map((revision) => book.advance('acme', 'item/2', { revision, facts: {} }, day(1))));

      expect((await book.newest('acme', 'item/2'))?.revision).toBe(9);
    });

    it('remembers the first outcome of an event for 7 days, across a stop', async () => {
      await book.finish('acme', 'e-1', 'started', day(1));
      await book.finish('acme', 'e-1', 'active', day(1));
      await book.finish('acme', 'e-2', 'stale', day(8));
      await adapter.stop();
      const again = await adapter.open();

      expect(await again.outcomeOf('acme', 'e-1')).toBe('started');
      expect(await again.outcomeOf('globex', 'e-1')).toBeUndefined();
      expect(await again.outcomeOf('acme', 'e-3')).toBeUndefined();
    });

    it('records many at once, each message and outcome once, and lists the newest first', async () => {
      const entry = (messageId: string, outcome: string) => ({
        ...{ tenant: 'acme', messageId, at: day(1), outcome, reason: `why ${messageId}` },
      });
      await book.record([entry('m-1', 'ignored'), entry('m-2', 'started'), entry('m-1', 'ignored')]);
      await book.record([entry('m-3', 'stale'), { ...entry('m-9', 'ignored'), tenant: 'globex' }]);
      await book.record([]);

      const listed = await book.list('acme', { limit: 10 });
      expect(listed.map(({ messageId }) => messageId)).toEqual(['m-3', 'm-2', 'm-1']);
      expect(listed[0]).toEqual(entry('m-3', 'stale'));
      expect(await book.list('acme', { limit: 10, outcomes: ['ignored', 'stale'] })).toHaveLength(2);
      expect(await book.list('acme', { limit: 1 })).toHaveLength(1);
    });
  });
}

import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { minute } from './records';
import type { NoticeBook, NoticeEntry } from '../../ports/notice-book';
import type { GateNotice } from '../../ports/notifier';

const runId = 'acme.shop.42.1';
const notice = (gateId: string, kind = 'opened') => ({ runId, gateId, kind, role: 'qa' }) as unknown as GateNotice;

export function describeNoticeBookContract(name: string, makeAdapter: MakeAdapter<NoticeBook>): void {
  describe(`NoticeBook of ${name}`, () => {
    let adapter: AdapterUnderTest<NoticeBook>;
    let book: NoticeBook;
    beforeEach(async () => {
      adapter = await makeAdapter();
      book = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    const claim = (at: number, lease = at + 5, limit = 10) => book.claimDue(minute(at), minute(lease), limit);
    const gates = (entries: readonly NoticeEntry[]) => entries.map((entry) => entry.notice.gateId);

    it('hands out what is due, the oldest first, to nobody else before the lease is over', async () => {
      for (const [k, gateId] of ['qa.1', 'qa.2', 'qa.1'].entries()) await book.add(notice(gateId), minute(k));
      expect(await book.countPending()).toBe(2);
      expect(gates(await claim(0))).toEqual(['qa.1']);
      expect(gates(await claim(4))).toEqual(['qa.2']);
      expect(gates(await claim(8))).toEqual(['qa.1']);
      await adapter.stop();
      book = await adapter.open();
      expect(gates(await claim(60, 70, 1))).toEqual(['qa.1']);
      expect(gates(await claim(60))).toEqual(['qa.2']);
    });

    it('gives each to one of two that ask at once', async () => {
      for (let k = 0; k < 8; k++) await book.add(notice(`qa.${k}`), minute(0));
      const other = await adapter.open();
      const [one, two] = await Promise.all([book, other].map((each) => each.claimDue(minute(1), minute(9), 10)));
      const all = [...gates(one ?? []), ...gates(two ?? [])];
      expect(all).toHaveLength(new Set(all).size);
      expect(new Set([...all, ...gates(await claim(1))]).size).toBe(8);
    });

    it('is done with what was settled, and tries the rest again on the channel and at the time it was told', async () => {
      await book.add(notice('qa.1'), minute(0));
      const [entry] = await claim(1);
      const id = entry?.id ?? '';
      await book.settle(id, { kind: 'later', channel: 1, attempts: 2, dueAt: minute(30), reason: 'away' });
      expect(await claim(20)).toEqual([]);
      expect(await claim(30)).toMatchObject([{ id, channel: 1, attempts: 2, createdAt: minute(0) }]);
      await book.settle(id, { kind: 'sent', by: 'teams', at: minute(31) });
      await book.settle(id, { kind: 'later', channel: 0, attempts: 0, dueAt: minute(32), reason: 'late' });
      expect([await claim(99), await book.countPending()]).toEqual([[], 0]);
      await book.add(notice('qa.1'), minute(40));
      expect(await claim(99)).toEqual([]);
    });

    it('knows whether an earlier notice of the gate is on its way', async () => {
      await book.add(notice('qa.1'), minute(0));
      await book.add(notice('qa.1', 'decided'), minute(1));
      const [first, second] = await claim(2);
      expect([await book.hasEarlier(first!), await book.hasEarlier(second!)]).toEqual([false, true]);
      await book.settle(first!.id, { kind: 'moot', at: minute(3) });
      expect(await book.hasEarlier(second!)).toBe(false);
    });

    it('finds cards by their address and lists those of a gate', async () => {
      const card = {
        channel: 'teams',
        address: 'a;messageid=1/2',
        tenant: 'acme',
        runId,
        gateId: 'qa.1',
        postedAt: minute(2),
      };
      await book.recordCard(card);
      await book.recordCard({ ...card, gateId: 'qa.9' });
      const older = { ...card, address: 'b', postedAt: minute(1) };
      await book.recordCard(older);
      expect(await book.findCard('teams', card.address)).toEqual(card);
      expect(await book.findCard('slack', card.address)).toBeUndefined();
      expect(await book.listCards(runId, 'qa.1')).toEqual([older, card]);
    });

    it('keeps the newest of a conversation, until it is removed', async () => {
      const place = {
        tenant: 'acme',
        channel: 'teams',
        id: '19:x@thread',
        reference: { serviceUrl: 'u' },
        savedAt: minute(1),
      };
      await book.saveConversation(place);
      await book.saveConversation({ ...place, reference: { serviceUrl: 'v' }, savedAt: minute(2) });
      await book.saveConversation({ ...place, id: 'other', savedAt: minute(0) });
      expect(await book.listConversations('acme', 'teams')).toMatchObject([
        { id: 'other' },
        { reference: { serviceUrl: 'v' } },
      ]);
      await book.removeConversation('acme', 'teams', '19:x@thread');
      await book.removeConversation('acme', 'teams', 'unknown');
      expect(await book.listConversations('acme', 'teams')).toHaveLength(1);
      expect(await book.listConversations('globex', 'teams')).toEqual([]);
    });
  });
}

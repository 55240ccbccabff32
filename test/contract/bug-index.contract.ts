import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { minute } from './records';
import type { BugIndex } from '../../ports/bug-index';

const fingerprint = 'f'.repeat(32);
const reported = {
  ...{ bugId: `acme.bug.${fingerprint}.1`, tenant: 'acme', project: 'shop', fingerprint, title: 'Checkout fails' },
  ...{ category: 'Functional', severity: 'P2_High', piiImpact: false, reproducible: true, bugReport: 'u:1' },
} as Parameters<BugIndex['countOccurrence']>[0];
const second = { ...reported, bugId: `acme.bug.${fingerprint}.2` };

export function describeBugIndexContract(name: string, makeAdapter: MakeAdapter<BugIndex>): void {
  describe(`BugIndex of ${name}`, () => {
    let adapter: AdapterUnderTest<BugIndex>;
    let bugs: BugIndex;
    beforeEach(async () => {
      adapter = await makeAdapter();
      bugs = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('makes one bug of many reports of one fault, each counted once', async () => {
      const first = await bugs.countOccurrence(reported, 'a', minute(5));
      expect(first).toMatchObject({ created: true, counted: true, bug: { occurrences: 1, status: 'open' } });
      await bugs.countOccurrence({ ...second, bugReport: 'u:2' }, 'b', minute(9));
      await bugs.countOccurrence(second, 'c', minute(1));
      const again = await bugs.countOccurrence(second, 'a', minute(20));
      expect(again).toMatchObject({ counted: false, created: false });
      const bug = {
        bugId: reported.bugId,
        occurrences: 3,
        firstSeen: minute(1),
        lastSeen: minute(9),
        bugReport: 'u:1',
      };
      expect(await bugs.getBug(reported.bugId)).toMatchObject(bug);
      expect(await bugs.findOpenBug('acme', 'shop', fingerprint)).toMatchObject({ bugId: reported.bugId });
      expect(await bugs.findOpenBug('acme', 'bank', fingerprint)).toBeUndefined();
      expect(await bugs.getBug(second.bugId)).toBeUndefined();
    });

    it('counts every report that several connections bring at once, on one bug', async () => {
      const other = await adapter.open();
      const keys = Array.from({ length: 10 }, (_, k) => `k${k}`);
      const counted = await Promise.all(
        keys.map((key, k) => (k % 2 ? bugs : other).countOccurrence(reported, key, minute(k))),
      );
      expect(counted.filter(({ created }) => created)).toHaveLength(1);
      expect((await bugs.getBug(reported.bugId))?.occurrences).toBe(10);
    });

    it('makes a new bug of a report after the old one was closed, under an id of its own', async () => {
      await bugs.countOccurrence(reported, 'a', minute(1));
      expect(await bugs.changeBug(reported.bugId, { status: 'closed' })).toBe(true);
      expect(await bugs.findOpenBug('acme', 'shop', fingerprint)).toBeUndefined();
      await expect(bugs.countOccurrence(reported, 'b', minute(2))).rejects.toMatchObject({ code: 'conflict' });
      expect(await bugs.countOccurrence(second, 'b', minute(2))).toMatchObject({ created: true });
      expect(await bugs.changeBug('acme.bug.none.1', { status: 'closed' })).toBe(false);
    });

    it('finds the newest bug that a work item repairs, over a stop too', async () => {
      const other = { ...reported, bugId: `acme.bug.${'e'.repeat(32)}.1`, fingerprint: 'e'.repeat(32) };
      await bugs.countOccurrence(reported, 'a', minute(1));
      await bugs.countOccurrence(other, 'b', minute(2));
      for (const { bugId } of [other, reported]) await bugs.changeBug(bugId, { workItem: '7' });
      await adapter.stop();
      bugs = await adapter.open();
      expect(await bugs.findBugOfWorkItem('acme', 'shop', '7')).toMatchObject({ bugId: other.bugId });
      expect(await bugs.findBugOfWorkItem('acme', 'shop', '8')).toBeUndefined();
    });

    it('lists by filter, seen last first', async () => {
      const tenants = [
        reported,
        { ...second, project: 'bank' },
        { ...reported, tenant: 'globex', bugId: 'globex.bug.x.1' },
      ];
      for (const [k, bug] of tenants.entries()) await bugs.countOccurrence(bug, `k${k}`, minute(k));
      await bugs.changeBug(reported.bugId, { status: 'closed' });
      const ids = async (filter: object) => (await bugs.listBugs(filter)).map(({ bugId }) => bugId);
      expect(await ids({})).toEqual(['globex.bug.x.1', second.bugId, reported.bugId]);
      expect(await ids({ tenant: 'acme' })).toEqual([second.bugId, reported.bugId]);
      expect(await ids({ tenant: 'acme', status: 'open' })).toEqual([second.bugId]);
      expect(await ids({ tenant: 'acme', project: 'shop', limit: 1 })).toEqual([reported.bugId]);
    });
  });
}

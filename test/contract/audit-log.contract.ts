import { createHash } from 'node:crypto';
import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { auditEntry, minute } from './records';
import { chainStart, createChainCheck } from '../../domain/audit';
import type { AuditLog } from '../../ports/audit-log';

export function describeAuditLogContract(name: string, makeAdapter: MakeAdapter<AuditLog>): void {
  describe(`AuditLog of ${name}`, () => {
    let adapter: AdapterUnderTest<AuditLog>;
    let audit: AuditLog;
    beforeEach(async () => {
      adapter = await makeAdapter();
      audit = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('chains the records of a tenant: each names the hash of the one before', async () => {
      const first = await audit.append(auditEntry({ key: 'a' }));
      const second = await audit.append(auditEntry({ key: 'b' }));
      const foreign = await audit.append(auditEntry({ key: 'a', tenant: 'globex' }));
      expect([first.sequence, second.sequence, foreign.sequence]).toEqual([1, 2, 1]);
      expect(second.previousHash).toBe(first.hash);
      expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(await audit.verify('acme')).toEqual({ intact: true, records: 2, hash: second.hash });
      expect(await audit.verify('nobody')).toEqual({ intact: true, records: 0, hash: '0'.repeat(64) });
    });

    it('answers the record that stands when its key comes again, whatever comes with it', async () => {
      const first = await audit.append(auditEntry());
      await audit.append(auditEntry({ key: 'other' }));
      expect(await audit.append(auditEntry({ actor: 'mallory', data: {}, at: minute(50) }))).toEqual(first);
      expect(await audit.list('acme', {})).toHaveLength(2);
    });

    it('gives the same hash for the same entry, in whatever order its fields were written', async () => {
      const entry = auditEntry({ data: { b: [1, { d: null, c: 'ä€' }], a: true } });
      const turned = Object.fromEntries(
        Object.entries({ ...entry, data: { a: true, b: [1, { c: 'ä€', d: null }] } }).reverse(),
      );
      const record = await audit.append(entry);
      const other = await makeAdapter();
      expect((await (await other.open()).append(turned as unknown as typeof entry)).hash).toBe(record.hash);
      await other.dispose();
    });

    it('makes records from which anybody can recompute the chain', async () => {
      const first = await audit.append(auditEntry({ data: { text: 'Prüfung €', n: 1e21, list: [null, 1.5] } }));
      await audit.append(auditEntry({ key: 'b' }));
      const check = createChainCheck('acme', (text) => createHash('sha256').update(text).digest('hex'));
      for (const record of await audit.list('acme', {})) check.take({ ...record });
      expect(check.finish()).toBeUndefined();
      expect(check.end).toMatchObject({ sequence: 2 });
      expect(first.previousHash).toBe(chainStart);
    });

    it('gives back what was appended', async () => {
      const { runId: _, ...withoutRun } = auditEntry({ key: 'b', data: { text: '"\u0000\n', n: 1.5, list: [] } });
      const records = [await audit.append(auditEntry()), await audit.append(withoutRun)];
      expect(records[0]).toMatchObject(auditEntry());
      expect(records[1]).toMatchObject(withoutRun);
      expect(await audit.list('acme', {})).toEqual(records);
    });

    it('lists by run and after a sequence, oldest first', async () => {
      for (const [key, runId] of [
        ['a', 'r1'],
        ['b', 'r2'],
        ['c', 'r1'],
        ['d', 'r1'],
      ] as const) {
        await audit.append(auditEntry({ key, runId }));
      }
      const keys = async (filter: object) => (await audit.list('acme', filter)).map(({ key }) => key);
      expect(await keys({ runId: 'r1' })).toEqual(['a', 'c', 'd']);
      expect(await keys({ runId: 'r1', after: 1, limit: 1 })).toEqual(['c']);
      expect(await keys({ after: 3 })).toEqual(['d']);
    });

    it('keeps one chain when two connections append at once, and goes on with it after a stop', async () => {
      const other = await adapter.open();
      const keys = Array.from({ length: 20 }, (_, k) => `k${k}`);
      await Promise.all(keys.map((key, k) => (k % 2 ? audit : other).append(auditEntry({ key }))));
      await adapter.stop();
      const reopened = await adapter.open();
      expect((await reopened.append(auditEntry({ key: 'later' }))).sequence).toBe(21);
      expect(await reopened.verify('acme')).toMatchObject({ intact: true, records: 21 });
    });
  });
}

import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteAuditLog, openStore, type Store } from '../../../adapters/sqlite';
import { createReadAudit } from '../../../app/services/read-books';
import type { Identity } from '../../../ports/directory';
import { auditEntry, minute } from '../../contract/records';
import { startFakeHost, type FakeHost, type SeenRequest } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';

const admin: Identity = { user: 'admin', displayName: 'Admin', tenant: '*', roles: ['admin'] };

describe('stellwerk audit follow --once', () => {
  let folder: string;
  let store: Store;
  let host: FakeHost;
  let data: DataFolder;
  let rewrite: ((items: readonly object[]) => readonly object[]) | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'audit-follow-'));
    store = openStore(join(folder, 'stellwerk.db'));
    rewrite = undefined;
    const read = createReadAudit({ audit: createSqliteAuditLog(store) });
    host = await startFakeHost({
      'GET /api/v1/audit': async ({ query: { tenant = '', after, limit } }: SeenRequest) => {
        const items = await read(admin, { tenant, after: Number(after), limit: Number(limit) });
        return { items: rewrite ? rewrite(items) : items };
      },
    });
    data = makeDataFolder(host.url);
  });

  afterEach(async () => {
    await host.close();
    store.close();
    data.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function append(from: number, to: number): Promise<void> {
    const audit = createSqliteAuditLog(store);
    for (let n = from; n <= to; n += 1)
      await audit.append(auditEntry({ key: `k${n}`, data: { n, text: 'Prüfung\n' }, at: minute(n % 59) }));
  }

  const trail = () => join(folder, 'trail.jsonl');
  const lines = () => readFileSync(trail(), 'utf8').trimEnd().split('\n');
  const sequences = () => lines().map((line) => (JSON.parse(line) as { sequence: number }).sequence);

  function follow(...args: readonly string[]): Promise<Ran> {
    const all = ['audit', 'follow', '--once', '--tenant', 'acme', '--as', 'admin', ...args];
    return stellwerk(data, all, { cwd: folder });
  }

  it('writes every record once, however often it is called', async () => {
    await append(1, 3);
    expect(await follow('--out', 'trail.jsonl')).toMatchObject({ code: 0, stdout: '' });
    await follow('--out', 'trail.jsonl');
    await append(4, 6);
    await follow('--out', 'trail.jsonl');
    expect(sequences()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes over many pages of a long log', async () => {
    await append(1, 1_203);
    await follow('--out', 'trail.jsonl');
    expect(sequences()).toEqual(Array.from({ length: 1_203 }, (_, index) => index + 1));
  });

  it('writes a record again of which a crash left a part', async () => {
    await append(1, 2);
    await follow('--out', 'trail.jsonl');
    appendFileSync(trail(), '{"sequence": 3, "ha');
    await append(3, 4);
    await follow('--out', 'trail.jsonl');
    expect(sequences()).toEqual([1, 2, 3, 4]);
  });

  it('writes to standard output, from the first record on', async () => {
    await append(1, 2);
    const { stdout, stderr } = await follow();
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { key: string }).key),
    ).toEqual(['k1', 'k2']);
    expect(stderr).toContain('Up to record 2 of acme.');
  });

  it.each([
    ['was changed', (items: readonly object[]) => items.map((item) => ({ ...item, actor: 'somebody else' }))],
    ['is missing', (items: readonly object[]) => items.slice(1)],
    ['and all behind it are gone', () => []],
    ['is missing among the new ones', (items: readonly object[]) => items.filter((_item, index) => index !== 1)],
    [
      'is another one than was handed over',
      (items: readonly object[]) => items.map((item) => ({ ...item, hash: 'f'.repeat(64) })),
    ],
  ])('stops at a record that %s, and writes nothing behind it', async (_what, tamper) => {
    await append(1, 3);
    await follow('--out', 'trail.jsonl');
    await append(4, 6);
    rewrite = (items) => tamper(items);
    const { code, stderr } = await follow('--out', 'trail.jsonl');
    expect(code).toBe(1);
    expect(stderr).toMatch(/Record \d of acme (does not follow|is not) what was handed over before/);
    expect(sequences()).toEqual([1, 2, 3]);
  });

  it('leaves a file alone that holds something else', async () => {
    appendFileSync(trail(), 'notes\n');
    expect(await follow('--out', 'trail.jsonl')).toMatchObject({ code: 1 });
    expect(lines()).toEqual(['notes']);
  });
});

import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createStorePorts, openStore, type Store } from '../../../../adapters/sqlite';
import { listRunsQuery } from '../../../../adapters/sqlite/list-runs';
import { projectTables } from '../../../../adapters/sqlite/tables/projects';
import { auditEntry, newRun } from '../../../contract/records';

const clock = { now: () => new Date('2026-10-01T08:00:00Z') };
let folder: string;
let file: string;
const stores: Store[] = [];

function open(): Store {
  const store = openStore(file);
  stores.push(store);
  return store;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-db-'));
  file = join(folder, 'data', 'stellwerk.db');
});
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('openStore', () => {
  it('makes a file for its owner only', () => {
    const store = open();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(store.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(store.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
    expect(store.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  });

  it('keeps the format of the file and brings an older one forward without losing anything', async () => {
    // A file of the very first format: nothing but the projects.
    mkdirSync(join(folder, 'data'));
    const db = new DatabaseSync(file);
    db.exec(projectTables);
    db.exec("INSERT INTO tenants VALUES ('acme', 'Acme')");
    db.exec('PRAGMA user_version = 1');
    db.close();
    const again = createStorePorts(open(), { clock });
    expect(await again.projects.getTenant('acme')).toEqual({ tenant: 'acme', displayName: 'Acme' });
    expect(await again.parts.list('acme.shop.1.1')).toEqual([]);
  });

  it('refuses a file that a newer version wrote, names it and changes nothing', () => {
    open().close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 999');
    expect(open).toThrow(
      expect.objectContaining({
        code: 'configuration_invalid',
        message: expect.stringContaining(`${file} has format 999`),
      }),
    );
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 });
    db.close();
  });

  it.each([
    ['a folder in the file’s place', () => mkdirSync(file, { recursive: true })],
    ['a file in the folder’s place', () => writeFileSync(join(folder, 'data'), '')],
    [
      'another kind of file',
      () => {
        mkdirSync(join(folder, 'data'));
        writeFileSync(file, 'This is a diary and no database at all.'.repeat(100));
      },
    ],
  ])('says what to do when it meets %s', (_, prepare) => {
    prepare();
    expect(open).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'store_unavailable',
        retryable: false,
        message: expect.stringContaining(file),
      }),
    );
  });
});

describe('Store', () => {
  it('says that the disk is full, and goes on once there is room', async () => {
    const store = open();
    const { audit } = createStorePorts(store, { clock });
    const pages = store.prepare('PRAGMA page_count').get()?.['page_count'] as number;
    store.prepare(`PRAGMA max_page_count = ${pages}`).get();
    const large = auditEntry({ key: 'large', data: { text: 'x'.repeat(100_000) } });
    await expect(audit.append(large)).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
      message: expect.stringMatching(/the disk is full.*Free space/),
      details: { file },
    });
    store.prepare('PRAGMA max_page_count = 100000').get();
    expect((await audit.append(large)).sequence).toBe(1);
    expect(await audit.verify('acme')).toMatchObject({ intact: true, records: 1 });
  });

  it('leaves nothing of a transaction that failed half way', () => {
    const store = open();
    const insert = store.prepare('INSERT INTO tenants (tenant, display_name) VALUES (?, ?)');
    const twice = () =>
      store.transaction(() => {
        insert.run('acme', 'Acme');
        insert.run('acme', 'Acme');
      });
    expect(twice).toThrow(expect.objectContaining({ code: 'internal' }));
    expect(store.prepare('SELECT COUNT(*) AS n FROM tenants').get()).toEqual({ n: 0 });
    expect(() => store.transaction(() => insert.run('acme', 'Acme'))).not.toThrow();
  });
});

describe('listRunsQuery', () => {
  it.each([
    { state: 'AWAITING_QA_APPROVAL' },
    { status: 'failed' },
    { tenant: 'acme' },
    { tenant: 'acme', project: 'shop' },
    { tenant: 'acme', state: 'CODING' },
    { tenant: 'acme', project: 'shop', workItem: '42' },
    { state: 'CODING', cursor: Buffer.from('runs:3').toString('base64url') },
    {},
  ] as const)('reads %j from an index, in order', async (filter) => {
    const store = open();
    await createStorePorts(store, { clock }).runs.allocateRun(newRun());
    const { sql, args } = listRunsQuery(filter);
    const plan = store.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...args);
    const steps = plan.map((row) => String(row['detail']));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatch(Object.keys(filter).length === 0 ? /^SCAN runs$/ : /^SEARCH runs USING INDEX runs_by_/);
  });
});

describe('TurnStore', () => {
  it('keeps the newest request of a turn', async () => {
    const store = open();
    const { turns } = createStorePorts(store, { clock });
    const request = { role: 'coder', stage: 'code', visit: 1, session: 1, turn: 1, messages: [] };
    for (const system of ['old', 'new']) await turns.saveRequest('s', 1, { ...request, system });
    expect(store.prepare('SELECT count(*) AS rows FROM turn_requests').all()).toEqual([{ rows: 1 }]);
    expect(await turns.listRequests('s')).toEqual([{ ...request, system: 'new' }]);
  });
});

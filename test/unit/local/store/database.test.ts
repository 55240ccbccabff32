import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase, type Database, type StoreModule } from '../../../../local/store/database';

const notes: StoreModule = { name: 'notes', migrations: ['CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)'] };
const open: Database[] = [];

function openIn(folder: string, module: StoreModule = notes): Database {
  const database = openDatabase({ folder, modules: [module] });
  open.push(database);
  return database;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'store-'));
}

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe('openDatabase', () => {
  it('commits batches in order and reads them back', async () => {
    const database = openIn(newFolder());
    const insert = database.statement('INSERT INTO notes VALUES (?, ?)');
    await Promise.all([1, 2, 3].map((id) => database.submit([[insert, id, `note ${id}`]])));
    expect(
      database
        .query('SELECT text FROM notes ORDER BY id')
        .all()
        .map((row) => row['text']),
    ).toEqual(['note 1', 'note 2', 'note 3']);
    expect(database.figures().commits).toBeLessThanOrEqual(3);
  });

  it('refuses one bad batch and keeps its neighbours', async () => {
    const database = openIn(newFolder());
    const insert = database.statement('INSERT INTO notes VALUES (?, ?)');
    const results = await Promise.allSettled([
      database.submit([[insert, 1, 'a']]),
      database.submit([
        [insert, 2, 'b'],
        [insert, 1, 'again'],
      ]),
      database.submit([[insert, 3, 'c']]),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(database.query('SELECT count(*) n FROM notes').get()).toEqual({ n: 2 });
  });

  it('keeps acknowledged writes of a process that vanished', async () => {
    const folder = newFolder();
    const first = openIn(folder);
    await first.submit([[first.statement('INSERT INTO notes VALUES (?, ?)'), 1, 'kept']]);
    await first.abandon();
    expect(openIn(folder).query('SELECT text FROM notes').get()).toEqual({ text: 'kept' });
  });

  it('refuses a second host on the folder and names the owner', () => {
    const folder = newFolder();
    openIn(folder);
    expect(() => openIn(folder)).toThrow(new RegExp(`${folder} is in use by process ${process.pid} `));
  });

  it('migrates forward and refuses a file of a newer host', async () => {
    const folder = newFolder();
    await openIn(folder).close();
    const second = { name: 'notes', migrations: [...notes.migrations, 'ALTER TABLE notes ADD COLUMN author TEXT'] };
    await openIn(folder, second).close();
    expect(() => openIn(folder)).toThrow(/host\.db was written by a newer host: module notes has version 2/);
    const raw = new DatabaseSync(join(folder, 'host.db'));
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    expect(() => openIn(folder, second)).toThrow(/file format has version 99/);
  });

  it('refuses a file that is no database, by name', () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'host.db'),
      'not a database at all, but long enough to be looked at as a header'.repeat(20),
    );
    expect(() => openIn(folder)).toThrow(/host\.db cannot be opened/);
  });

  it('makes a usable copy while running', async () => {
    const folder = newFolder();
    const database = openIn(folder);
    await database.submit([[database.statement('INSERT INTO notes VALUES (?, ?)'), 1, 'copied']]);
    const target = newFolder();
    await database.backup(join(target, 'host.db'));
    expect(openIn(target).query('SELECT text FROM notes').get()).toEqual({ text: 'copied' });
  });

  it('gives freed pages back', async () => {
    const database = openIn(newFolder());
    const insert = database.statement('INSERT INTO notes VALUES (?, ?)');
    for (let id = 0; id < 200; id += 1) void database.submit([[insert, id, 'x'.repeat(5000)]]);
    await database.submit([[database.statement('DELETE FROM notes')]]);
    await database.compact();
    expect(Number(Object.values(database.query('PRAGMA page_count').get() ?? {})[0])).toBeLessThan(30);
  });
});

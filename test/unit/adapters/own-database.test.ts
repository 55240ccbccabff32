import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOwnDatabase } from '../../../adapters/local-machine/own-database';

const layout = 'CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY) STRICT';

describe('openOwnDatabase', () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-database-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what a transaction wrote, and nothing of one that failed', () => {
    const file = join(folder, 'a', 'things.db');
    const database = openOwnDatabase(file, layout);
    const insert = database.prepare('INSERT INTO things VALUES (?)');
    database.transaction(() => insert.run('kept'));
    expect(() =>
      database.transaction(() => {
        insert.run('lost');
        throw new Error('halfway');
      }),
    ).toThrow('halfway');
    database.close();
    const again = openOwnDatabase(file, layout);
    expect(again.prepare('SELECT name FROM things').all()).toEqual([{ name: 'kept' }]);
    again.close();
  });

  it('refuses a file of a newer format, naming it', () => {
    const file = join(folder, 'newer.db');
    openOwnDatabase(file, layout, 2).close();
    expect(() => openOwnDatabase(file, layout, 1)).toThrow(`${file} has format 2`);
  });
});

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openDatabase, type Database, type StoreModule } from '../../../../local/store/database';

const notes: StoreModule = { name: 'notes', migrations: ['CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)'] };
const folder = mkdtempSync(join(tmpdir(), 'damage-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function filled(name: string, rows: number): Promise<{ data: string; database: Database }> {
  const data = join(folder, name);
  const database = openDatabase({ folder: data, modules: [notes] });
  const insert = database.statement('INSERT INTO notes VALUES (?, ?)');
  for (let id = 1; id <= rows; id += 1) await database.submit([[insert, id, 'x'.repeat(500)]]);
  return { data, database };
}

describe('a store', () => {
  it('refuses further writes on a full disk, names the file, and keeps what it has acknowledged', () => {
    const bundle = join(folder, 'database.js');
    const entry = join(__dirname, '../../../../local/store/database.ts');
    buildSync({ entryPoints: [entry], bundle: true, platform: 'node', outfile: bundle, logLevel: 'error' });
    const data = join(folder, 'full');
    const script = `
      const { openDatabase } = require(${JSON.stringify(bundle)});
      process.on('SIGXFSZ', () => {});
      (async () => {
        const db = openDatabase({ folder: ${JSON.stringify(data)}, modules: [${JSON.stringify(notes)}] });
        const insert = db.statement('INSERT INTO notes VALUES (?, ?)');
        let id = 0;
        try { for (;;) { await db.submit([[insert, id + 1, 'x'.repeat(5000)]]); id += 1; } }
        catch (error) { console.log(JSON.stringify({ id, code: error.code, message: error.message })); }
        process.exit(0);
      })();`;
    // A limit on the size of files stands in for the full disk.
    const limited = `ulimit -f 3000; exec ${process.execPath} --no-warnings -e '${script.replaceAll("'", "'\\''")}'`;
    const { stdout, stderr } = spawnSync('bash', ['-c', limited], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const said = JSON.parse(stdout) as { id: number; code: string; message: string };
    expect(said.code).toBe('failed');
    expect(said.message).toContain(join(data, 'host.db'));
    const again = openDatabase({ folder: data, modules: [notes] });
    expect(Number(again.query('SELECT max(id) AS last FROM notes').get()?.['last'])).toBeGreaterThanOrEqual(said.id);
    return again.close();
  });

  it('continues from the last whole commit when the tail of its log is cut off', async () => {
    const { data, database } = await filled('torn', 50);
    const torn = join(folder, 'torn-copy');
    mkdirSync(torn);
    for (const file of ['host.db', 'host.db-wal']) copyFileSync(join(data, file), join(torn, file));
    await database.abandon();
    const log = join(torn, 'host.db-wal');
    truncateSync(log, statSync(log).size - 1000);
    const again = openDatabase({ folder: torn, modules: [notes] });
    const { n, last } = again.query('SELECT count(*) AS n, max(id) AS last FROM notes').get() ?? {};
    expect(n).toBe(last);
    expect(Number(n)).toBeGreaterThanOrEqual(48);
    await again.close();
  });

  it('refuses a corrupt page and names the file', async () => {
    const { data, database } = await filled('corrupt', 300);
    await database.close();
    const file = openSync(join(data, 'host.db'), 'r+');
    writeSync(file, Buffer.alloc(4096 * 4, 0xa5), 0, 4096 * 4, 4096 * 8);
    closeSync(file);
    const read = (): unknown => {
      const again = openDatabase({ folder: data, modules: [notes] });
      try {
        return again.query('SELECT * FROM notes').all();
      } finally {
        void again.abandon();
      }
    };
    expect(read).toThrow(/host\.db cannot be opened: .*Restore a backup/);
  });
});

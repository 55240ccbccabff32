import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hostModules } from '../../../../local/host-modules';
import { backUp } from '../../../../local/maintenance/back-up';
import { restore } from '../../../../local/maintenance/restore';
import { openDatabase, type Database } from '../../../../local/store/database';

let root: string;
let data: string;
let host: Database;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backup-'));
  data = join(root, 'data');
  host = openDatabase({ folder: data, modules: hostModules });
});

afterEach(async () => {
  await host.close();
  rmSync(root, { recursive: true, force: true });
});

function at(...parts: string[]): string {
  return join(root, ...parts);
}

/** Files as an app leaves them: secrets, artifacts, a second database, a repository, a program, a link, an empty folder. */
function fillData(): void {
  writeFileSync(join(data, 'keys.json'), '{"master":"secret"}', { mode: 0o600 });
  writeFileSync(join(data, 'host.json'), '{"url":"http://127.0.0.1:1","pid":1}');
  mkdirSync(join(data, 'artifacts/ab'), { recursive: true });
  writeFileSync(join(data, 'artifacts/ab/cd'), Buffer.alloc(3_000_000, 7));
  mkdirSync(join(data, 'repos/app.git/objects/01'), { recursive: true });
  mkdirSync(join(data, 'repos/app.git/refs/heads'), { recursive: true });
  writeFileSync(join(data, 'repos/app.git/refs/heads/main'), '01ff\n');
  writeFileSync(join(data, 'repos/app.git/objects/01/ff'), 'object');
  writeFileSync(join(data, 'tool.sh'), '#!/bin/sh\n', { mode: 0o755 });
  chmodSync(join(data, 'tool.sh'), 0o755);
  symlinkSync('tool.sh', join(data, 'link.sh'));
  const other = new DatabaseSync(join(data, 'app.db'));
  other.exec('PRAGMA journal_mode=WAL; CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1)');
  other.close();
}

function numbersIn(file: string): number[] {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT n FROM t ORDER BY n').all();
  db.close();
  return rows.map((row) => Number(row['n']));
}

describe('a backup', () => {
  it('brings everything back as it was, links and modes included, but not what tells of the process', async () => {
    fillData();

    const manifest = await backUp(data, at('backup'));
    await restore(at('backup'), at('new'));

    expect(manifest.files[0]).toMatchObject({ path: 'host.db', kind: 'database' });
    expect(readdirSync(at('new')).sort()).toEqual(
      ['app.db', 'artifacts', 'host.db', 'keys.json', 'link.sh', 'repos', 'tool.sh'].sort(),
    );
    expect(readFileSync(at('new/artifacts/ab/cd')).equals(readFileSync(join(data, 'artifacts/ab/cd')))).toBe(true);
    expect(numbersIn(at('new/app.db'))).toEqual([1]);
    expect(readlinkSync(at('new/link.sh'))).toBe('tool.sh');
    expect(statSync(at('new/tool.sh')).mode & 0o777).toBe(0o755);
    expect(statSync(at('new/keys.json')).mode & 0o777).toBe(0o600);
    await openDatabase({ folder: at('new'), modules: hostModules }).close();
  });

  it('is readable by its owner only', async () => {
    fillData();

    await backUp(data, at('backup'));

    const names = readdirSync(at('backup'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name !== 'data/link.sh',
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => (statSync(at('backup', name)).mode & 0o077) !== 0)).toEqual([]);
  });

  it('copies references of a repository before the objects they name', async () => {
    fillData();

    const { files } = await backUp(data, at('backup'));

    const order = files.map(({ path }) => path).filter((path) => path.startsWith('repos/'));
    expect(order).toEqual(['repos/app.git/refs/heads/main', 'repos/app.git/objects/01/ff']);
  });

  it('holds all databases as of one moment while they are written to', async () => {
    const one = new DatabaseSync(join(data, 'one.db'));
    const two = new DatabaseSync(join(data, 'two.db'));
    for (const db of [one, two]) db.exec('PRAGMA journal_mode=WAL; CREATE TABLE t (n INTEGER)');
    let running = true;
    let n = 0;
    const writing = (async () => {
      while (running) {
        n += 1;
        for (const db of [one, two]) db.prepare('INSERT INTO t VALUES (?)').run(n);
        if (n % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));

    await backUp(data, at('backup'));
    running = false;
    await writing;
    for (const db of [one, two]) db.close();

    const [first, second] = [numbersIn(at('backup/data/one.db')), numbersIn(at('backup/data/two.db'))];
    expect(first.length).toBeGreaterThan(0);
    expect(first).toEqual(first.map((_, index) => index + 1));
    expect(second).toEqual(first);
  });

  it('takes no file for a database that only looks like one, below the top', async () => {
    mkdirSync(join(data, 'checkout'));
    writeFileSync(join(data, 'checkout/fixture.db'), `SQLite format 3\0${'broken'.repeat(1000)}`);

    const { files } = await backUp(data, at('backup'));

    expect(files.find(({ path }) => path === 'checkout/fixture.db')).toMatchObject({ kind: 'file', bytes: 6016 });
  });

  it('ends by name at a damaged database', async () => {
    const db = new DatabaseSync(join(data, 'app.db'));
    db.exec('CREATE TABLE t (n TEXT)');
    for (let n = 0; n < 300; n += 1) db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(500));
    db.close();
    const bytes = readFileSync(join(data, 'app.db'));
    bytes.fill(0xa5, 4096 * 8, 4096 * 9);
    writeFileSync(join(data, 'app.db'), bytes);

    await expect(backUp(data, at('backup'))).rejects.toThrow(`${join(data, 'app.db')} is damaged:`);
    await expect(restore(at('backup'), at('new'))).rejects.toThrow('holds no complete backup');
  });

  it('is not made of something else, into a full folder, or into the data folder', async () => {
    await expect(backUp(root, at('backup'))).rejects.toThrow(`${root} is no data folder`);
    await expect(backUp(data, root)).rejects.toThrow(`${root} exists and is not an empty folder`);
    await expect(backUp(data, join(data, 'backup'))).rejects.toThrow('may not lie in the data folder');
  });
});

describe('restoring', () => {
  beforeEach(async () => {
    fillData();
    await backUp(data, at('backup'));
  });

  async function refusal(): Promise<string> {
    const error: unknown = await restore(at('backup'), at('new')).catch((thrown: unknown) => thrown);
    expect(readdirSync(root).filter((name) => name.startsWith('new'))).toEqual([]);
    return (error as Error).message;
  }

  function changeManifest(change: (manifest: { format: number; files: { path: string }[] }) => void): void {
    const manifest = JSON.parse(readFileSync(at('backup/backup.json'), 'utf8')) as Parameters<typeof change>[0];
    change(manifest);
    writeFileSync(at('backup/backup.json'), JSON.stringify(manifest));
  }

  it('refuses damaged and missing files, naming each, and leaves nothing', async () => {
    const file = at('backup/data/artifacts/ab/cd');
    const bytes = readFileSync(file);
    bytes[1_234_567] = 8;
    writeFileSync(file, bytes);
    truncateSync(at('backup/data/host.db'), 8192);
    rmSync(at('backup/data/tool.sh'));

    const message = await refusal();

    expect(message).toContain(`${file} is damaged: 3000000 bytes (recorded: 3000000) with another SHA-256`);
    expect(message).toContain(`${at('backup/data/host.db')} is damaged: 8192 bytes`);
    expect(message).toContain(`${at('backup/data/tool.sh')} is missing`);
    expect(message).toContain('Nothing was restored.');
  });

  it('refuses a backup of a newer format, and a database of a newer host', async () => {
    changeManifest((manifest) => (manifest.format = 2));
    expect(await refusal()).toMatch(/backup\.json was written by a newer host: it has format 2/);

    rmSync(at('backup'), { recursive: true });
    await host.close();
    const db = new DatabaseSync(join(data, 'host.db'));
    db.exec("UPDATE meta SET version = 99 WHERE module = 'bus'");
    db.close();
    await backUp(data, at('backup'));
    expect(await refusal()).toMatch(/host\.db was written by a newer host: module bus has version 99/);
  });

  it('refuses a manifest that reaches outside', async () => {
    changeManifest(({ files }) => files.push({ ...files[0], path: '../outside' }));

    expect(await refusal()).toContain('it names the path "../outside"');
    expect(existsSync(at('outside'))).toBe(false);
  });

  it('refuses a folder that holds something, and fills an empty one', async () => {
    await expect(restore(at('backup'), data)).rejects.toThrow(`${data} exists and is not an empty folder`);
    mkdirSync(at('new'));

    await restore(at('backup'), at('new'));

    expect(existsSync(at('new/host.db'))).toBe(true);
  });
});

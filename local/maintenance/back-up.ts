import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { backupFormat, contentName, manifestName, type BackedUpFile, type BackupManifest } from './backup-manifest';
import { copyFile, sealFile, syncFolder } from './copy-file';
import { listDataFiles } from './data-files';

interface Snapshot {
  readonly path: string;
  readonly db: DatabaseSync;
}

/** One step of SQLite's copy: all pages at once, from the snapshot that is held open. */
const allPages = 2 ** 31 - 1;

/**
 * Copies a data folder while a host may be working on it. All databases are read as of one moment, the host's own a
 * moment before the others: what those know beyond it is what a crash would have left, and is done again. Files follow,
 * so that whatever a database names is there. Each copied database is checked; a damaged one ends the backup by name.
 * Other files are copied as they are found; those that are written in place (logs) may be cut anywhere.
 *
 * `to` must be new or empty. Everything in it is readable by its owner only; the manifest comes last.
 */
export async function backUp(data: string, to: string): Promise<BackupManifest> {
  const [from, target] = [resolve(data), resolve(to)];
  if (!existsSync(join(from, 'host.db'))) throw new Error(`${from} is no data folder: it holds no host.db.`);
  if (!relative(from, target).startsWith('..')) throw new Error(`The backup ${target} may not lie in the data folder.`);
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0)) {
    throw new Error(`${target} exists and is not an empty folder. Choose a new one.`);
  }
  const found = listDataFiles(from);
  const content = join(target, contentName);
  for (const { path } of [{ path: '' }, ...found.folders]) {
    mkdirSync(join(content, path), { recursive: true, mode: 0o700 });
  }
  const files: BackedUpFile[] = [];
  const plain = [...found.files];
  const snapshots = openSnapshots(from, found.databases, plain);
  try {
    for (const snapshot of snapshots) files.push(await copyDatabase(snapshot, from, content));
  } finally {
    for (const { db } of snapshots) db.close();
  }
  for (const path of plain) {
    const copied = await copyPlain(path, from, content);
    if (copied !== undefined) files.push(copied);
  }
  const { folders, links } = found;
  const manifest = { format: backupFormat, createdAt: new Date().toISOString(), folders, files, links };
  for (const { path } of [...folders, { path: '' }]) await syncFolder(join(content, path));
  await writeManifest(target, manifest);
  return manifest;
}

/** All of them within milliseconds. One below the top that is no database after all becomes a plain file. */
function openSnapshots(from: string, paths: readonly string[], plain: string[]): Snapshot[] {
  const snapshots: Snapshot[] = [];
  for (const path of paths) {
    let db: DatabaseSync | undefined;
    try {
      db = new DatabaseSync(join(from, path), { readOnly: true, timeout: 5000 });
      db.exec('BEGIN');
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      snapshots.push({ path, db });
    } catch (error) {
      db?.close();
      if (path.includes('/')) {
        plain.push(path);
        continue;
      }
      for (const opened of snapshots) opened.db.close();
      throw new Error(`${join(from, path)} cannot be read: ${(error as Error).message}. No backup was made.`, {
        cause: error,
      });
    }
  }
  return snapshots;
}

async function copyDatabase({ path, db }: Snapshot, from: string, content: string): Promise<BackedUpFile> {
  const copy = join(content, path);
  await backup(db, copy, { rate: allPages });
  const problem = problemOf(copy);
  if (problem !== undefined) {
    throw new Error(`${join(from, path)} is damaged: ${problem}. The backup is not complete; restore an earlier one.`);
  }
  const mode = statSync(join(from, path)).mode & 0o777;
  return { path, kind: 'database', mode, ...(await sealFile(copy, 0o600)) };
}

function problemOf(copy: string): string | undefined {
  try {
    const db = new DatabaseSync(copy);
    const answer = String(db.prepare('PRAGMA quick_check(1)').get()?.['quick_check']);
    db.close();
    for (const end of ['-wal', '-shm']) rmSync(copy + end, { force: true });
    return answer === 'ok' ? undefined : answer;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Undefined when the file has gone meanwhile. */
async function copyPlain(path: string, from: string, content: string): Promise<BackedUpFile | undefined> {
  const source = join(from, path);
  try {
    const mode = statSync(source).mode & 0o777;
    return { path, kind: 'file', mode, ...(await copyFile(source, join(content, path), 0o600)) };
  } catch (error) {
    const { code, path: missing } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && missing === source) return undefined;
    throw error;
  }
}

async function writeManifest(target: string, manifest: BackupManifest): Promise<void> {
  const handle = await open(join(target, manifestName), 'wx', 0o600);
  await handle.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
  await handle.sync();
  await handle.close();
  await syncFolder(target);
  await syncFolder(dirname(target));
}

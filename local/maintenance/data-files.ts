import { closeSync, lstatSync, openSync, readSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a data folder consists of; paths are relative to it, with slashes. */
export interface DataFiles {
  readonly folders: readonly { readonly path: string; readonly mode: number }[];
  /** The host's own first. */
  readonly databases: readonly string[];
  /** In the order in which they must be copied while somebody works on them. */
  readonly files: readonly string[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
}

/** They tell of the process that runs on the folder, and would lie about a copy of it. */
const ofTheProcess: ReadonlySet<string> = new Set(['host.lock', 'host.lock-journal', 'host.pid', 'host.json']);

const hostDatabase = 'host.db';
const sqliteHeader = 'SQLite format 3\0';

/** Lists a data folder. What vanishes meanwhile, and what is no file, folder or link, is left out. */
export function listDataFiles(root: string): DataFiles {
  const found = {
    folders: [] as { path: string; mode: number }[],
    databases: [] as string[],
    files: [] as string[],
    links: [] as { path: string; target: string }[],
  };
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (ofTheProcess.has(path)) continue;
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (stat?.isDirectory()) {
        found.folders.push({ path, mode: stat.mode & 0o777 });
        walk(path);
      } else if (stat?.isSymbolicLink()) found.links.push({ path, target: readlinkSync(join(root, path)) });
      else if (stat?.isFile()) found[isDatabase(join(root, path)) ? 'databases' : 'files'].push(path);
    }
  };
  walk('');
  const databases = found.databases.sort((a, b) => Number(b === hostDatabase) - Number(a === hostDatabase));
  const sideFiles = new Set(databases.flatMap((path) => ['-wal', '-shm', '-journal'].map((end) => path + end)));
  const files = found.files.filter((path) => !sideFiles.has(path)).sort((a, b) => rank(a) - rank(b));
  return { ...found, databases, files };
}

/** A repository's references before the objects they name, for objects are added first and never change. */
function rank(path: string): number {
  return path.includes('/objects/') ? 1 : 0;
}

function isDatabase(file: string): boolean {
  const start = Buffer.alloc(sqliteHeader.length);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    readSync(handle, start, 0, start.length, 0);
    return start.toString('latin1') === sqliteHeader;
  } catch {
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

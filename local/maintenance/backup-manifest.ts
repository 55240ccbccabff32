import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when an older host could not restore a newer backup. */
export const backupFormat = 1;

/** Written last: a folder without it is no complete backup. */
export const manifestName = 'backup.json';

/** Below the backup's folder: the files, under the paths they had. */
export const contentName = 'data';

/** Paths are relative to the data folder, with slashes. `mode` is given back on restore; in the backup all is private. */
export interface BackedUpFile {
  readonly path: string;
  readonly kind: 'database' | 'file';
  readonly bytes: number;
  readonly mode: number;
  readonly sha256: string;
}

export interface BackupManifest {
  readonly format: number;
  readonly createdAt: string;
  readonly folders: readonly { readonly path: string; readonly mode: number }[];
  readonly files: readonly BackedUpFile[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
}

/** Throws with one line that names the file when the folder holds no backup this host can restore. */
export function readManifest(folder: string): BackupManifest {
  const file = join(folder, manifestName);
  let manifest: Partial<BackupManifest>;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<BackupManifest>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error(`${folder} holds no complete backup: ${file} is missing.`, { cause: error });
    }
    throw new Error(`${file} is damaged: ${(error as Error).message}. Nothing was restored.`, { cause: error });
  }
  const { format, createdAt = '', folders, files, links } = manifest;
  if (typeof format !== 'number' || !Array.isArray(folders) || !Array.isArray(files) || !Array.isArray(links)) {
    throw new Error(`${file} is damaged: it is no manifest of a backup. Nothing was restored.`);
  }
  if (format > backupFormat) {
    throw new Error(
      `${file} was written by a newer host: it has format ${format}, this host knows ${backupFormat}. ` +
        'Restore with the newer host. Nothing was restored.',
    );
  }
  const parsed = { format, createdAt, folders, files, links } as BackupManifest;
  for (const { path } of [...parsed.folders, ...parsed.files, ...parsed.links]) requireInside(path, file);
  return parsed;
}

/** A manifest is input like any other: it may not reach outside the folder it is restored to. */
function requireInside(path: unknown, file: string): void {
  const isInside =
    typeof path === 'string' &&
    path !== '' &&
    !path.includes('\\') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isInside) throw new Error(`${file} is damaged: it names the path "${String(path)}". Nothing was restored.`);
}

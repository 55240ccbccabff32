import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { historiesInDataFolder } from '../replay/data-folder-histories';
import { writeHistories } from '../replay/history-files';
import { backUp } from './back-up';
import type { BackupManifest } from './backup-manifest';
import { restore } from './restore';

export const dataCommandUsage = `
  backup  --data <folder> --to <folder>      a consistent copy, also while a host runs on the folder
  restore --from <backup> --data <folder>    a new data folder from a backup, checked file by file
  export  --data <folder> --to <folder>      histories of all instances, for replay-check
`;

/** `backup`, `restore` or `export` with their arguments; answers the line to print. Rejects with what is wrong. */
export async function runDataCommand(name: string, argv: readonly string[]): Promise<string> {
  const { folder, json } = foldersOf(name, argv);
  const since = performance.now();
  const seconds = (): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  switch (name) {
    case 'backup': {
      const manifest = await backUp(folder('data'), folder('to'));
      if (json) return asJson(manifest, { data: folder('data'), backup: folder('to') });
      return `Backed up ${sizeOf(manifest)} of ${folder('data')} to ${folder('to')} in ${seconds()}.`;
    }
    case 'restore': {
      const manifest = await restore(folder('from'), folder('data'));
      if (json) return asJson(manifest, { data: folder('data'), backup: folder('from') });
      return `Restored ${sizeOf(manifest)} of ${manifest.createdAt} to ${folder('data')} in ${seconds()}.`;
    }
    case 'export': {
      const count = await writeHistories(historiesInDataFolder(folder('data')), folder('to'));
      return `Exported ${count} histories of ${folder('data')} to ${folder('to')}.`;
    }
    default:
      throw new Error(`There is no command "${name}". There are:${dataCommandUsage.trimEnd()}`);
  }
}

type FolderName = 'data' | 'to' | 'from';

interface DataArguments {
  /** Throws when the folder was not named. */
  readonly folder: (folder: FolderName) => string;
  readonly json: boolean;
}

function foldersOf(name: string, argv: readonly string[]): DataArguments {
  const text = { type: 'string' } as const;
  const options = { data: text, to: text, from: text, json: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  return {
    folder(folder) {
      const value = values[folder];
      if (value === undefined) throw new Error(`${name} needs --${folder} <folder>.`);
      return resolve(value);
    },
    json: values.json === true,
  };
}

function asJson({ createdAt, files }: BackupManifest, folders: object): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return JSON.stringify({ ...folders, createdAt, files: files.length, bytes }, null, 2);
}

function sizeOf({ files }: BackupManifest): string {
  const databases = files.filter(({ kind }) => kind === 'database').length;
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return `${files.length} files (${databases} databases, ${megabytes.toFixed(1)} MB)`;
}

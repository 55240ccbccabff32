import { accessSync, constants, mkdirSync } from 'node:fs';
import { openDatabase, type Database, type StoreModule } from '../store/database';

const advice: Readonly<Record<string, string>> = {
  EACCES: 'it is not writable for this user. Fix its permissions or choose another --data folder.',
  EPERM: 'it is not writable for this user. Fix its permissions or choose another --data folder.',
  EROFS: 'its file system is read-only. Choose another --data folder.',
  ENOSPC: 'its disk is full. Free some space or choose another --data folder.',
  ENOTDIR: 'a part of its path is a file. Choose another --data folder.',
  EEXIST: 'it is a file. Choose another --data folder.',
};

/** Opens the host's database, making the folder when missing. Rejects with one line that names the folder and the next step. */
export async function openDataFolder(dataDir: string, modules: readonly StoreModule[]): Promise<Database> {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`The data folder ${dataDir} cannot be used: ${advice[code] ?? message}`, { cause: error });
  }
  return openDatabase({ folder: dataDir, modules });
}

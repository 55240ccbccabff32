import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, reasonOf } from './store-error';

export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process. The lock is the operating system's lock on `host.lock`, held by an open SQLite
 * transaction: it vanishes with its owner, however that dies, so a dead owner is taken over without asking anybody.
 * `host.pid` only tells a refused second host whom to look for.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const lockFile = join(folder, 'host.lock');
  const pidFile = join(folder, 'host.pid');
  const holder = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    holder.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw new StoreError('busy', refusal(folder, pidFile, error), { cause: error });
  }
  noteOwner(pidFile);
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      holder.close();
    },
  };
}

function noteOwner(pidFile: string): void {
  try {
    writeFileSync(pidFile, `${process.pid} since ${new Date().toISOString()}\n`);
  } catch {
    // On a full disk the lock holds all the same; what is wrong is said by the first write that matters.
  }
}

function refusal(folder: string, pidFile: string, error: unknown): string {
  if (!reasonOf(error).includes('locked')) {
    return `The lock of data folder ${folder} cannot be taken (${reasonOf(error)}). Check that the folder is writable.`;
  }
  return (
    `Data folder ${folder} is in use by process ${ownerOf(pidFile)}. One host per data folder: ` +
    'stop that host, or start this one with another --data folder.'
  );
}

function ownerOf(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

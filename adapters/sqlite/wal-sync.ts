import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '../../domain/errors';

export interface WalSync {
  /** Something was committed, so far into the cache of the operating system only. */
  readonly wrote: () => void;
  /** Commits since the file was opened. */
  readonly commits: () => number;
  /** Resolves once so many commits are on disk. What cannot be brought there makes this and every later call reject. */
  readonly synced: (commits: number) => Promise<void>;
  close(): void;
}

export type SyncFile = (descriptor: number) => Promise<void>;

/**
 * Brings the write-ahead log to the disk beside the thread that writes it, once for all commits that have gathered. SQLite
 * itself syncs it around checkpoints and when it begins anew (`synchronous=NORMAL`). Opening the log disturbs no lock of
 * SQLite's, which are on the other files.
 */
export function createWalSync(file: string, sync: SyncFile = promisify(fdatasync)): WalSync {
  let descriptor: number | undefined;
  let written = 0;
  let onDisk = 0;
  let underWay: Promise<void> | undefined;
  let failure: Error | undefined;

  async function syncOnce(): Promise<void> {
    const upTo = written;
    try {
      descriptor ??= openSync(`${file}-wal`, 'r+');
      await sync(descriptor);
      onDisk = upTo;
    } catch (error) {
      // After a failed sync the system may have dropped the pages: nobody can tell any more what the file holds.
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The store ${file} cannot be brought to the disk (${reason}). Check the disk, then start again.`;
      failure = new AppError('store_unavailable', message, { retryable: false, details: { file }, cause: error });
    } finally {
      underWay = undefined;
    }
  }

  return {
    wrote: () => void (written += 1),
    commits: () => written,
    async synced(commits) {
      while (onDisk < commits) {
        if (failure) throw failure;
        await (underWay ??= syncOnce());
      }
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

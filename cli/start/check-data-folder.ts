import { mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoOf, failure, reasonOf, type CliFailure } from '../failure';
import { readHostFile } from '../settings';
import { isStellwerk } from './host-health';
import { isAlive } from './is-alive';

/** Below this the stores could fill the disk within one run. */
const leastFreeBytes = 64 * 1024 * 1024;

/**
 * Makes the data folder when it is missing and refuses one that cannot be used, with the reason and what to do. Whether
 * another host holds it for certain is settled by the host's own lock; this names the common case before anything starts.
 */
export async function checkDataFolder(data: string): Promise<void> {
  tryWriting(data);
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  if (free < leastFreeBytes) {
    const megabytes = Math.floor(free / 1024 / 1024);
    throw failure(
      'disk_full',
      `The disk of data folder ${data} is full: ${megabytes} MB are free, ${leastFreeBytes / 1024 / 1024} MB are needed.`,
      'Free some space, or choose another disk: npm start -- --data <folder>',
    );
  }
  const host = readHostFile(data);
  if (host !== undefined && isAlive(host.pid) && (await isStellwerk(host.url))) {
    throw failure(
      'data_in_use',
      `Data folder ${data} is in use by the Stellwerk at ${host.url} (process ${host.pid}).`,
      'Use that one (npx stellwerk runs), stop it, or choose another folder and port: npm start -- --data <folder> --port <port>',
    );
  }
}

function tryWriting(data: string): void {
  const probe = join(data, `.probe-${process.pid}`);
  try {
    makeFolder(data);
    writeFileSync(probe, Buffer.alloc(4096), { flush: true });
  } catch (error) {
    throw unusable(data, error);
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // Where the probe could not be written there is nothing to remove.
    }
  }
}

/** Node's own recursive mkdir never returns below a folder that exists but takes no entries, such as /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

function unusable(data: string, error: unknown): CliFailure {
  const next = 'Choose another folder: npm start -- --data <folder>';
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') {
    return failure('disk_full', `The disk of data folder ${data} is full.`, `Free some space. Or: ${next}`);
  }
  if (errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS') {
    return failure('data_read_only', `Data folder ${data} is read-only for you (${errno}).`, next);
  }
  if (errno === 'EEXIST' || errno === 'ENOTDIR') {
    return failure('data_unusable', `Data folder ${data} cannot be made: a file stands in its place.`, next);
  }
  return failure('data_unusable', `Data folder ${data} cannot be used: ${reasonOf(error)}.`, next);
}

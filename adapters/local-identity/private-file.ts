import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors';

/**
 * Files of the data folder that only their owner may read (0600). They are small and read at start, so the calls block.
 */
export function readPrivate(path: string): Buffer | undefined {
  return guard(path, () => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    if (mode === undefined) return undefined;
    // A copied or restored file often comes back readable for everybody.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(path, 0o600);
    return readFileSync(path);
  });
}

/** Writes the file unless it exists; answers what stands there. Of several writers at once, one wins. */
export function createPrivate(path: string, content: Buffer): Buffer {
  return guard(path, () => {
    const unfinished = writeUnfinished(path, content);
    try {
      linkSync(unfinished, path);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== 'EEXIST') throw error;
    } finally {
      rmSync(unfinished, { force: true });
    }
    flush(dirname(path));
    return readPrivate(path) ?? content;
  });
}

/** Replaces the file as a whole; a crash leaves the old one or the new one. */
export function replacePrivate(path: string, content: Buffer): void {
  guard(path, () => {
    renameSync(writeUnfinished(path, content), path);
    flush(dirname(path));
  });
}

function writeUnfinished(path: string, content: Buffer): string {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return unfinished;
}

function flush(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'store_unavailable',
      `${path} cannot be read or written (${reason}). Check that its folder is writable and the disk has space.`,
      { retryable: false, details: { path }, cause: error },
    );
  }
}

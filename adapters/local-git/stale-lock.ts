import { rename, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Git holds the lock of a reference for milliseconds; a younger one may still have its process. */
const staleAfterMs = 5_000;

/**
 * Whether git's answer complains of a reference's lock that a killed git left behind, and the lock is gone now. Git never removes it
 * itself, so the branch would stand still until somebody does. The lock of an index is left alone: `git commit` holds it for as
 * long as its editor is open.
 */
export async function removeStaleLock(stderr: string, gitDir: string): Promise<boolean> {
  const path = /Unable to create '(.+\.lock)': File exists/.exec(stderr)?.[1];
  if (path === undefined || !isReferenceLock(path)) return false;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return true;
  if (Date.now() - found.mtimeMs < staleAfterMs) return false;
  return takeAway(path, found.ino, gitDir);
}

function isReferenceLock(path: string): boolean {
  return path.includes(`${sep}refs${sep}`) || path.endsWith(`${sep}packed-refs.lock`);
}

/** Moved aside first: a lock that another process made in the meantime goes back to its place. */
async function takeAway(path: string, inode: number, gitDir: string): Promise<boolean> {
  const aside = join(gitDir, `stale-lock-${process.pid}`);
  try {
    await rename(path, aside);
    if ((await stat(aside)).ino === inode) {
      await rm(aside);
      return true;
    }
    await rename(aside, path);
  } catch {
    // Somebody else took it away first.
    return true;
  }
  return false;
}

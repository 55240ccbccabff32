import { open, realpath } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join, sep } from 'node:path';

const limitBytes = 5 * 1024 * 1024;

/**
 * A file that a check left, or undefined when there is none, it is too large, or it is not a file inside the checkout:
 * a link could otherwise lead the host to read its own secrets. Read only after every process of the check has ended.
 */
export async function readLeftFile(tree: string, path: string): Promise<string | undefined> {
  try {
    const root = await realpath(tree);
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return undefined;
    const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      return found.isFile() && found.size <= limitBytes ? await file.readFile('utf8') : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

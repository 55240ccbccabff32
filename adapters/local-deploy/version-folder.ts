import { createHash } from 'node:crypto';
import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where a version lives as long as it may get traffic. */
export interface VersionFolder {
  readonly root: string;
  readonly tree: string;
  readonly home: string;
  readonly log: string;
}

export function versionFolder(parent: string, deployId: string): VersionFolder {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(deployId);
  const name = isPlain ? deployId : createHash('sha256').update(deployId).digest('hex');
  const root = join(parent, basename(name));
  return { root, tree: join(root, 'tree'), home: join(root, 'home'), log: join(root, 'service.log') };
}

/** Also when a build made folders in it read-only. */
export async function removeVersion(folder: VersionFolder): Promise<void> {
  try {
    await rm(folder.root, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    await makeWritable(folder.root);
    await rm(folder.root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeWritable(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) return;
  await chmod(path, 0o700);
  for (const name of await readdir(path)) await makeWritable(join(path, name));
}

/** The whole environment of a version and of its build: nothing of the host's own. */
export function versionEnvironment(folder: VersionFolder, path: string): Record<string, string> {
  return { PATH: path, HOME: folder.home, LANG: 'C.UTF-8' };
}

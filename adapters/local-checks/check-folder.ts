import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The only places a check may write to. */
export interface CheckFolder {
  readonly root: string;
  /** The checkout. */
  readonly tree: string;
  readonly home: string;
  readonly temp: string;
}

/** Short and free of the id's own characters: some programs put sockets with limited path lengths here. */
export function checkFolder(parent: string, checkId: string): CheckFolder {
  const root = join(parent, createHash('sha256').update(checkId).digest('hex').slice(0, 16));
  return { root, tree: join(root, 'tree'), home: join(root, 'home'), temp: join(root, 'tmp') };
}

/** Empty, whatever an earlier attempt left. */
export async function prepareFolder(folder: CheckFolder): Promise<void> {
  await removeFolder(folder.root);
  await mkdir(folder.root, { recursive: true, mode: 0o700 });
  for (const part of [folder.tree, folder.home, folder.temp]) await mkdir(part);
}

/** Also when programs made folders in it read-only, as some package caches are. */
export async function removeFolder(root: string): Promise<void> {
  try {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    await makeWritable(root);
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeWritable(path: string): Promise<void> {
  const found = await lstat(path);
  if (!found.isDirectory()) return;
  await chmod(path, 0o700);
  for (const name of await readdir(path)) await makeWritable(join(path, name));
}

import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkout } from './checkout';
import type { Git } from './git';

/** A git of an earlier host may still be at work; it needs no longer than this for the files of one change. */
const graceMs = 5_000;
const absent = /^0+$/;

interface Change {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/**
 * Runs `follow` under a mark beside the index. A mark that is there before means that a host died within an earlier `follow`: its
 * lock of the index is taken away, and files that it had written, or half written, count as written. Nothing else is touched, so
 * a person's own changes stop the next `follow` as they always do.
 */
export async function followMarked<T>(
  git: Git,
  checkout: Checkout,
  move: { readonly from: string; readonly to: string },
  follow: () => Promise<T>,
): Promise<T> {
  const mark = join(checkout.gitDir, 'stellwerk-follow');
  const earlier = await readFile(mark, 'utf8').catch(() => undefined);
  if (earlier !== undefined) await settle(git, checkout, earlier, mark);
  await writeFile(mark, `${move.from} ${move.to}`);
  try {
    return await follow();
  } finally {
    await rm(mark, { force: true });
  }
}

async function settle(git: Git, checkout: Checkout, earlier: string, mark: string): Promise<void> {
  await dropLock(join(checkout.gitDir, 'index.lock'), mark);
  const [from = '', to = ''] = earlier.split(' ');
  if (!/^[0-9a-f]{40,64}$/.test(from) || !/^[0-9a-f]{40,64}$/.test(to)) return;
  const call = { gitDir: checkout.gitDir, workTree: checkout.workTree };
  const raw = await git.text(['diff-tree', '-r', '-z', '--no-renames', from, to], call);
  for (const change of changesOf(raw)) {
    if (await isOurs(git, checkout, change)) await put(git, call, change);
  }
}

/** Only a lock as old as the mark is that of the dead host's git; a person's own is made later. */
async function dropLock(lock: string, mark: string): Promise<void> {
  const [found, marked] = await Promise.all([stat(lock).catch(() => undefined), stat(mark).catch(() => undefined)]);
  if (found === undefined || marked === undefined || found.mtimeMs - marked.mtimeMs > graceMs) return;
  await sleep(Math.max(0, found.mtimeMs + graceMs - Date.now()));
  const now = await stat(lock).catch(() => undefined);
  if (now?.ino === found.ino) await rm(lock, { force: true });
}

function changesOf(raw: string): Change[] {
  const parts = raw.split('\0');
  const changes: Change[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [, mode = '', , blob = ''] = (parts[index] ?? '').split(' ');
    changes.push({ path: parts[index + 1] ?? '', mode, blob });
  }
  return changes;
}

/** Whether the file is what git would have written, or a beginning of it. */
async function isOurs(git: Git, { gitDir, workTree }: Checkout, { path, blob }: Change): Promise<boolean> {
  const content = await readFile(join(workTree, path)).catch(() => undefined);
  if (content === undefined) return true;
  if (absent.test(blob)) return false;
  const hash = await git.text(['hash-object', '--', path], { gitDir, workTree });
  if (hash === blob) return true;
  const wanted = await git.run(['cat-file', 'blob', blob], { gitDir });
  return wanted.subarray(0, content.length).equals(content);
}

async function put(git: Git, call: { gitDir: string; workTree: string }, change: Change): Promise<void> {
  if (absent.test(change.blob)) {
    await git.run(['update-index', '--force-remove', '--', change.path], call);
    return;
  }
  await git.run(['update-index', '--add', '--cacheinfo', change.mode, change.blob, change.path], call);
  await git.run(['checkout-index', '-f', '-q', '--', change.path], call);
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, symlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { hostModules } from '../host-modules';
import { refuseNewer } from '../store/migrations';
import { contentName, readManifest, type BackupManifest } from './backup-manifest';
import { copyFile, syncFolder } from './copy-file';

/** As many as fit a screen; one is enough to refuse. */
const namedProblems = 10;

/**
 * Makes a data folder of a backup: all of it, or nothing. Checks the digest of every file and refuses by name what is
 * damaged or missing, what a newer host wrote, and a `data` folder that holds something. A host started on the result
 * goes on as after a crash at the moment of the backup: activities that were under way run again.
 */
export async function restore(from: string, data: string): Promise<BackupManifest> {
  const [backup, target] = [resolve(from), resolve(data)];
  const manifest = readManifest(backup);
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0)) {
    throw new Error(`${target} exists and is not an empty folder. Restore to a new one.`);
  }
  const draft = `${target}.restoring-${process.pid}`;
  try {
    await fill(draft, backup, manifest);
    const host = new DatabaseSync(new URL(`${pathToFileURL(join(draft, 'host.db')).href}?immutable=1`), {
      readOnly: true,
    });
    try {
      refuseNewer(host, join(backup, contentName, 'host.db'), hostModules);
    } finally {
      host.close();
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(draft, target);
    await syncFolder(dirname(target));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return manifest;
}

async function fill(draft: string, backup: string, manifest: BackupManifest): Promise<void> {
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  for (const { path } of manifest.folders) mkdirSync(join(draft, path), { recursive: true, mode: 0o700 });
  const problems: string[] = [];
  for (const { path, mode, bytes, sha256 } of manifest.files) {
    const source = join(backup, contentName, path);
    try {
      const copied = await copyFile(source, join(draft, path), mode);
      if (copied.sha256 === sha256) continue;
      problems.push(`${source} is damaged: ${copied.bytes} bytes (recorded: ${bytes}) with another SHA-256`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      problems.push(`${source} is missing`);
    }
  }
  if (problems.length > 0) {
    const more = problems.length > namedProblems ? [`… and ${problems.length - namedProblems} more`] : [];
    throw new Error([...problems.slice(0, namedProblems), ...more, 'Nothing was restored.'].join('\n'));
  }
  // After the files, so that none is written through a link.
  for (const { path, target } of manifest.links) symlinkSync(target, join(draft, path));
  for (const { path, mode } of manifest.folders) {
    await syncFolder(join(draft, path));
    await chmod(join(draft, path), mode);
  }
  await syncFolder(draft);
}

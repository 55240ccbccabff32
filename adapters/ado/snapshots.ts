import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../domain/errors';
import { checkPath } from '../../domain/paths';
import { bytesOf } from './bytes-of';
import type { GitRepository } from './git-repository';
import { readZip } from '../code-hosting/read-zip';
import type { TreeBlob, TreeListings } from './tree-listing';
import { blobId } from './write-commit';
import { GitVersionType, VersionControlRecursionType } from './vendor-values';

const mostBytes = 512 * 1024 * 1024;
/** Held in memory between searches; a search of one commit is mostly followed by another. */
const keptSnapshots = 2;

/** All files of a commit at once, by the service's zip. */
export interface Snapshots {
  of(repository: GitRepository, commit: string): Promise<ReadonlyMap<string, Buffer>>;
  /** Writes the tree into an empty folder; `conflict` when it holds something. */
  write(repository: GitRepository, commit: string, folder: string): Promise<void>;
}

export function createSnapshots(trees: TreeListings): Snapshots {
  const kept = new Map<string, Promise<ReadonlyMap<string, Buffer>>>();

  function of(repository: GitRepository, commit: string): Promise<ReadonlyMap<string, Buffer>> {
    const key = `${repository.id}\0${commit}`;
    const found = kept.get(key) ?? download(repository, trees, commit);
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -keptSnapshots)) kept.delete(oldest);
    return found;
  }

  return {
    of,
    async write(repository, commit, folder) {
      await mkdir(folder, { recursive: true });
      if ((await readdir(folder)).length > 0) {
        throw new AppError('conflict', `${folder} is not empty, so no tree can be written into it.`);
      }
      const { files, links } = await trees.of(repository, commit);
      const contents = await of(repository, commit);
      for (const { path, executable } of files.values()) {
        const target = await placeFor(folder, path);
        await writeFile(target, contents.get(path) ?? Buffer.alloc(0));
        if (executable) await chmod(target, 0o755);
      }
      // Last, so that nothing is written through one of them.
      for (const [path, objectId] of links) {
        const target = (await trees.read(repository, objectId)).toString('utf8');
        await symlink(target, await placeFor(folder, path));
      }
    },
  };
}

async function placeFor(folder: string, path: string): Promise<string> {
  const decision = checkPath(path, { allowed: ['**'], restricted: [] });
  if (decision.kind === 'refused') throw new AppError('path_violation', `The repository holds "${path}".`);
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  return target;
}

/** What the archive has is taken where it is what the tree says, byte for byte; anything else is read as a blob. */
async function download(
  repository: GitRepository,
  trees: TreeListings,
  commit: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const { files } = await trees.of(repository, commit);
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > mostBytes) {
    throw new AppError(
      'payload_too_large',
      `The files of ${repository.id} are ${total} bytes; a snapshot takes 512 MB.`,
    );
  }
  const archive = await repository.ask(`give a snapshot at ${commit}`, async (git) => {
    const version = { version: commit, versionType: GitVersionType.Commit };
    const { Full } = VersionControlRecursionType;
    const { name, project } = repository;
    const stream = await git.getItemZip(name, '/', project, '/', Full, undefined, undefined, true, version);
    return bytesOf(stream, 'snapshot');
  });
  const packed = await readZip(archive, mostBytes * 2);
  const prefix = prefixOf(packed, files);
  const contents = new Map<string, Buffer>();
  for (const { path, objectId } of files.values()) {
    const content = packed.get(`${prefix}${path}`);
    const isExact = content !== undefined && blobId(content) === objectId;
    contents.set(path, isExact ? content : await trees.read(repository, objectId));
  }
  return contents;
}

/** Some servers put everything below a folder of the repository's name. */
function prefixOf(packed: ReadonlyMap<string, Buffer>, files: ReadonlyMap<string, TreeBlob>): string {
  const [first] = packed.keys();
  if (first === undefined || files.has(first)) return '';
  const at = first.indexOf('/') + 1;
  return files.has(first.slice(at)) ? first.slice(0, at) : '';
}

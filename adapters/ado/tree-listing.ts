import { AppError } from '../../domain/errors';
import type { FileEntry } from '../../ports/code-host';
import { bytesOf } from './bytes-of';
import type { GitRepository } from './git-repository';

export interface TreeBlob extends FileEntry {
  readonly objectId: string;
}

/** Everything a commit's tree holds: files as the port means them, and the modes of all entries. */
export interface TreeListing {
  readonly files: ReadonlyMap<string, TreeBlob>;
  readonly modes: ReadonlyMap<string, string>;
  /** Object ids of symbolic links by path. */
  readonly links: ReadonlyMap<string, string>;
}

/** A commit never changes, so the newest listings are kept. Symbolic links and submodules are no files. */
export interface TreeListings {
  of(repository: GitRepository, commit: string): Promise<TreeListing>;
  read(repository: GitRepository, objectId: string): Promise<Buffer>;
}

const keptListings = 16;

export function createTreeListings(): TreeListings {
  const kept = new Map<string, Promise<TreeListing>>();

  function of(repository: GitRepository, commit: string): Promise<TreeListing> {
    const key = `${repository.id}\0${commit}`;
    const found = kept.get(key) ?? readListing(repository, commit);
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -keptListings)) kept.delete(oldest);
    return found;
  }

  return {
    of,
    read: (repository, objectId) =>
      repository.ask(`read blob ${objectId}`, async (git) =>
        bytesOf(await git.getBlobContent(repository.name, objectId, repository.project), `blob ${objectId}`),
      ),
  };
}

async function readListing(repository: GitRepository, commit: string): Promise<TreeListing> {
  const tree = await repository.treeOf(commit);
  const listed = await repository.ask(`list the files at ${commit}`, (git) =>
    git.getTree(repository.name, tree, repository.project, undefined, true),
  );
  const entries = (listed as typeof listed | null)?.treeEntries;
  if (!entries) throw new AppError('vendor_failed', `Azure DevOps did not list the tree ${tree} of ${repository.id}.`);
  const files = new Map<string, TreeBlob>();
  const modes = new Map<string, string>();
  const links = new Map<string, string>();
  for (const { relativePath: path = '', objectId = '', mode = '', size = 0 } of entries) {
    if (mode.replace(/^0/, '').startsWith('40')) continue;
    modes.set(path, mode);
    if (mode === '120000') links.set(path, objectId);
    if (mode.startsWith('100')) files.set(path, { path, objectId, size, executable: mode === '100755' });
  }
  return { files, modes, links };
}

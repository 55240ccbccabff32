import type { FileEntry } from '../../ports/code-host';
import { createBlobReader, type BlobReader } from './blob-reader';
import type { Git } from './git';
import type { Repository } from './repositories';
import { requireCommit, requireCommitId } from './revision';

interface Blob extends FileEntry {
  readonly objectId: string;
}

/**
 * Files of commits. A commit never changes, so its listing is kept (the newest few). Regular files only: a symbolic link
 * could point anywhere and a submodule is another repository, so both are left out and read as absent.
 */
export interface TreeReader {
  list(repository: Repository, commit: string): Promise<readonly FileEntry[]>;
  read(repository: Repository, commit: string, path: string): Promise<Uint8Array | undefined>;
  close(): void;
}

const keptListings = 8;

export function createTreeReader(git: Git): TreeReader {
  const listings = new Map<string, Promise<ReadonlyMap<string, Blob>>>();
  const blobReaders = new Map<string, BlobReader>();

  const listing = (repository: Repository, commit: string): Promise<ReadonlyMap<string, Blob>> => {
    const key = `${repository.gitDir}\0${requireCommitId(commit)}`;
    const kept = listings.get(key);
    const found = kept ?? readListing(git, repository, commit);
    listings.delete(key);
    listings.set(key, found);
    if (kept === undefined) found.catch(() => listings.delete(key));
    for (const oldest of [...listings.keys()].slice(0, -keptListings)) listings.delete(oldest);
    return found;
  };

  const blobReader = (gitDir: string): BlobReader => {
    const reader = blobReaders.get(gitDir) ?? createBlobReader(git.config, gitDir);
    blobReaders.set(gitDir, reader);
    return reader;
  };

  return {
    async list(repository, commit) {
      const blobs = await listing(repository, commit);
      return [...blobs.values()].map(({ path, size, executable }) => ({ path, size, executable }));
    },
    async read(repository, commit, path) {
      const blob = (await listing(repository, commit)).get(path);
      return blob && blobReader(repository.gitDir).read(blob.objectId);
    },
    close() {
      for (const reader of blobReaders.values()) reader.close();
      blobReaders.clear();
    },
  };
}

async function readListing(git: Git, { gitDir }: Repository, commit: string): Promise<ReadonlyMap<string, Blob>> {
  await requireCommit(git, { gitDir }, commit);
  const listed = await git.run(['ls-tree', '-r', '-l', '-z', '--full-tree', commit], { gitDir });
  const blobs = new Map<string, Blob>();
  for (const record of listed.toString('utf8').split('\0')) {
    const tab = record.indexOf('\t');
    const [mode = '', , objectId = '', size] = record.slice(0, tab).split(/ +/);
    if (tab < 0 || !mode.startsWith('100')) continue;
    const path = record.slice(tab + 1);
    blobs.set(path, { path, objectId, size: Number(size), executable: mode === '100755' });
  }
  return blobs;
}

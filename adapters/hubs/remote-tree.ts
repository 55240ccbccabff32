import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../domain/errors';
import { checkPath } from '../../domain/paths';
import type { FileEntry } from '../../ports/code-host';
import { readTarGz } from './read-tar';

/** An entry that is no folder: a file (`100644`, `100755`), a symbolic link (`120000`) or a submodule (`160000`). */
export interface TreeNode {
  readonly path: string;
  readonly mode: string;
  /** git's id of the content. */
  readonly id: string;
  /** In bytes; absent where the host does not tell it with the list. */
  readonly size?: number;
}

export type Tree = ReadonlyMap<string, TreeNode>;

/** What a host is asked for to know a commit; a commit never changes, so each is asked once and kept for a while. */
export interface TreeSource {
  readonly repository: string;
  list(commit: string): Promise<readonly TreeNode[]>;
  blob(id: string): Promise<Buffer>;
  /** Gzipped tar of the commit. */
  archive(commit: string): Promise<Uint8Array>;
}

export interface RemoteTrees {
  tree(source: TreeSource, commit: string): Promise<Tree>;
  /** Files as the port means them: no links, no submodules. */
  entries(source: TreeSource, commit: string): Promise<readonly FileEntry[]>;
  /** Contents of all files, by path. */
  files(source: TreeSource, commit: string): Promise<ReadonlyMap<string, Buffer>>;
  /** Writes the tree into an empty folder; `conflict` when it holds something. */
  write(source: TreeSource, commit: string, folder: string): Promise<void>;
}

const mostBytes = 512 * 1024 * 1024;
const keptTrees = 16;
const keptFiles = 2;

export function createRemoteTrees(): RemoteTrees {
  const tree = kept(keptTrees, async (source: TreeSource, commit) => {
    const nodes = await source.list(commit);
    return new Map(nodes.map((node) => [node.path, node]));
  });
  const files = kept(keptFiles, async (source: TreeSource, commit) =>
    readFiles(source, commit, await tree(source, commit)),
  );
  return {
    tree,
    files,
    async entries(source, commit) {
      const nodes = [...(await tree(source, commit)).values()].filter(isFile);
      const contents = nodes.some(({ size }) => size === undefined) ? await files(source, commit) : undefined;
      return nodes.map(({ path, mode, size }) => ({
        path,
        size: size ?? contents?.get(path)?.length ?? 0,
        executable: mode === '100755',
      }));
    },
    async write(source, commit, folder) {
      await mkdir(folder, { recursive: true });
      if ((await readdir(folder)).length > 0) {
        throw new AppError('conflict', `${folder} is not empty, so no tree can be written into it.`);
      }
      const nodes = await tree(source, commit);
      for (const [path, content] of await files(source, commit)) {
        const target = await placeFor(folder, path);
        await writeFile(target, content);
        if (nodes.get(path)?.mode === '100755') await chmod(target, 0o755);
      }
      // Last, so that nothing is written through one of them.
      for (const { path, id } of [...nodes.values()].filter(({ mode }) => mode === '120000')) {
        await symlink((await source.blob(id)).toString('utf8'), await placeFor(folder, path));
      }
    },
  };
}

export function isFile({ mode }: TreeNode): boolean {
  return mode.startsWith('100');
}

/** git's id of a file's content. */
export function blobId(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** The archive leaves out or alters what `.gitattributes` says; such files are read one by one. */
async function readFiles(source: TreeSource, commit: string, tree: Tree): Promise<ReadonlyMap<string, Buffer>> {
  const packed = await readTarGz(await source.archive(commit), mostBytes);
  const files = new Map<string, Buffer>();
  for (const node of [...tree.values()].filter(isFile)) {
    const content = packed.get(node.path);
    const isExact = content !== undefined && blobId(content) === node.id;
    files.set(node.path, isExact ? content : await source.blob(node.id));
  }
  return files;
}

type Read<T> = (source: TreeSource, commit: string) => Promise<T>;

/** The newest answers, by repository and commit; failures are not kept. */
function kept<T>(most: number, read: Read<T>): Read<T> {
  const known = new Map<string, Promise<T>>();
  return (source, commit) => {
    const key = `${source.repository}\0${commit}`;
    const found = known.get(key) ?? read(source, commit);
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    for (const oldest of [...known.keys()].slice(0, -most)) known.delete(oldest);
    return found;
  };
}

async function placeFor(folder: string, path: string): Promise<string> {
  const decision = checkPath(path, { allowed: ['**'], restricted: [] });
  if (decision.kind === 'refused') throw new AppError('path_violation', `The repository holds "${path}".`);
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  return target;
}

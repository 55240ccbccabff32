import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitStore } from '../ado-emulator/git-store';
import type { GitStore } from '../ado-emulator/git-store';
import { mergeTrees } from '../ado-emulator/merge-trees';
import type { MergedTrees } from '../ado-emulator/merge-trees';

export interface LoggedCommit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
  readonly committer: { readonly name: string; readonly email: string; readonly date: string };
  readonly message: string;
}

export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  /** Null takes the path out. */
  readonly id: string | null;
}

/** Real git objects behind an emulated platform; every repository is a bare one on disk. */
export interface HubGit extends GitStore {
  log(folder: string, ...range: readonly string[]): Promise<readonly LoggedCommit[]>;
  writeBlob(folder: string, content: Buffer): Promise<string>;
  /** A tree with changes to another one; its id. */
  writeTree(folder: string, base: string | undefined, changes: readonly TreeChange[]): Promise<string>;
  commitTree(folder: string, tree: string, parents: readonly string[], message: string, user: string): Promise<string>;
  isAncestor(folder: string, one: string, other: string): Promise<boolean>;
  merge(folder: string, ours: string, theirs: string): Promise<MergedTrees>;
  /** Somebody's commit on a branch, as by `git push`: any author, any message, the parent's tree or other files. */
  push(folder: string, push: Push): Promise<string>;
  dispose(): void;
}

export interface Push {
  readonly branch: string;
  readonly parent?: string;
  readonly name: string;
  readonly email: string;
  readonly message: string;
  readonly files?: Readonly<Record<string, string>>;
}

export function createHubGit(): HubGit {
  const root = mkdtempSync(join(tmpdir(), 'stellwerk-hub-'));
  const store = createGitStore(root);
  let indexes = 0;

  const writeBlob = async (folder: string, content: Buffer): Promise<string> =>
    store.text(folder, ['hash-object', '-w', '--stdin'], content);

  async function writeTree(folder: string, base: string | undefined, changes: readonly TreeChange[]): Promise<string> {
    const index = { GIT_INDEX_FILE: join(root, `index-${(indexes += 1)}`) };
    if (base !== undefined) await store.run(folder, ['read-tree', base], undefined, index);
    const zero = '0'.repeat(40);
    const lines = changes.map(({ path, mode, id }) => `${id === null ? '0' : mode} ${id ?? zero}\t${path}\0`);
    await store.run(folder, ['update-index', '-z', '--index-info'], lines.join(''), index);
    return (await store.run(folder, ['write-tree'], undefined, index)).toString('utf8').trim();
  }

  async function commitAs(
    folder: string,
    tree: string,
    parents: readonly string[],
    message: string,
    { name, email }: { readonly name: string; readonly email: string },
  ): Promise<string> {
    const who = {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
    };
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
    return (await store.run(folder, args, message, who)).toString('utf8').trim();
  }

  return {
    ...store,
    writeBlob,
    writeTree,
    async log(folder, ...range) {
      const format = '%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B%x1e';
      const output = await store.text(folder, ['log', '--topo-order', `--format=${format}`, ...range, '--']);
      return output
        .split('\x1e')
        .filter((record) => record.trim() !== '')
        .map(readRecord);
    },
    commitTree: (folder, tree, parents, message, user) =>
      commitAs(folder, tree, parents, message, { name: user, email: `${user}@hub.example` }),
    async isAncestor(folder, one, other) {
      return (await store.text(folder, ['merge-base', '--all', one, other]).catch(() => '')).split('\n').includes(one);
    },
    merge: mergeTrees,
    async push(folder, { branch, parent, name, email, message, files = {} }) {
      const changes: TreeChange[] = [];
      for (const [path, text] of Object.entries(files)) {
        changes.push({ path, mode: '100644', id: await writeBlob(folder, Buffer.from(text)) });
      }
      const tree = await writeTree(folder, parent, changes);
      const made = await commitAs(folder, tree, parent === undefined ? [] : [parent], message, { name, email });
      await store.run(folder, ['update-ref', `refs/heads/${branch}`, made]);
      return made;
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

function readRecord(record: string): LoggedCommit {
  const fields = record.trimStart().split('\x1f');
  const [id = '', tree = '', parents = '', name = '', email = '', date = '', byName = '', byEmail = '', at = ''] =
    fields;
  return {
    ...{ id, tree, parents: parents.split(' ').filter(Boolean), message: (fields[9] ?? '').trimEnd() },
    author: { name, email, date },
    committer: { name: byName, email: byEmail, date: at },
  };
}

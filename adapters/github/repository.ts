import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import type { CommitSeal } from '../hubs/commit-seal';
import type { MergedFile } from '../hubs/merge-remote-trees';
import type { TreeNode, TreeSource } from '../hubs/remote-tree';
import { requireCommitId } from '../code-hosting/git-names';
import type { GitHub, GitHubClient } from './client';
import { reasonOf, statusOf } from './errors';

export interface GitHubCommit {
  readonly id: string;
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
}

interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Comparison {
  readonly mergeBase: string;
  /** Commits that the head has and the base has not, oldest first; at most `mostCompared`. */
  readonly commits: readonly GitHubCommit[];
  readonly ahead: number;
  readonly behind: number;
}

export type Moved =
  { readonly kind: 'moved' } | { readonly kind: 'stale' } | { readonly kind: 'refused'; reason: string };

/** One repository: what the port's methods are made of. */
export interface GitHubRepository extends TreeSource {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  ask<T>(what: string, call: (github: GitHub, at: Address) => Promise<T>): Promise<T>;
  find<T>(what: string, call: (github: GitHub, at: Address) => Promise<T>): Promise<T | undefined>;
  head(branch: string): Promise<string | undefined>;
  commit(id: string): Promise<GitHubCommit>;
  /** `commits` may be left out: then only the counts and the merge base are asked for. */
  compare(base: string, head: string, options?: { readonly commits: boolean }): Promise<Comparison>;
  /** The newest 100 commits of a head. */
  log(head: string): Promise<readonly GitHubCommit[]>;
  /** Makes a sealed commit that no branch has yet. */
  write(request: WriteRequest): Promise<string>;
  /** Forward only: `stale` when the branch has what the commit has not. */
  moveBranch(branch: string, to: string): Promise<Moved>;
  /** The newest commit of ours that the operation made on the branch, among its last 100. */
  findOperation(head: string, operationKey: string): Promise<string | undefined>;
  isOwn(commit: GitHubCommit): Promise<boolean>;
}

export interface WriteRequest {
  readonly message: string;
  readonly operationKey: string;
  readonly parents: readonly string[];
  /** Commit whose tree the changes apply to. */
  readonly onto: string;
  readonly changes: readonly MergedFile[];
}

interface Address {
  readonly owner: string;
  readonly repo: string;
}

const pageSize = 100;
const mostPages = 10;

/** Throws `unknown_repository` for an id of another platform. */
export function openRepository(client: GitHubClient, seal: CommitSeal, id: string): GitHubRepository {
  const { platform, path } = parseRepositoryId(id);
  if (platform !== 'github') throw unknownRepository(id);
  const [owner = '', repo = ''] = path.split('/');
  const at = { owner, repo };
  const sealed = (parents: readonly string[], content: string) => ({ repository: id.toLowerCase(), parents, content });

  const ask = async <T>(what: string, call: (github: GitHub, address: Address) => Promise<T>): Promise<T> => {
    try {
      return await client.ask(owner, `${what} in ${path}`, (github) => call(github, at));
    } catch (error) {
      if (statusOf(error) === 404 && !(await exists())) throw unknownRepository(id);
      throw error;
    }
  };
  const find = async <T>(
    what: string,
    call: (github: GitHub, address: Address) => Promise<T>,
  ): Promise<T | undefined> => {
    const found = await client.find(owner, `${what} in ${path}`, (github) => call(github, at));
    if (found === undefined && !(await exists())) throw unknownRepository(id);
    return found;
  };
  const exists = async (): Promise<boolean> =>
    (await client.find(owner, `describe ${path}`, (github) => github.rest.repos.get(at))) !== undefined;

  async function findOperation(head: string, operationKey: string): Promise<string | undefined> {
    for (const commit of await repository.log(head)) {
      const key = await seal.keyOf(commit.message, sealed(commit.parents, commit.tree));
      if (key === operationKey) return commit.id;
    }
    return undefined;
  }

  const repository: GitHubRepository = {
    ...{ id, owner, name: repo, repository: id, ask, find, findOperation },
    async head(branch) {
      const found = await find(`find branch ${branch}`, async (github) =>
        github.rest.git.getRef({ ...at, ref: `heads/${branch}` }),
      );
      return found?.data.object.sha;
    },
    async commit(commit) {
      const { data } = await ask(`show commit ${commit}`, (github) =>
        github.rest.git.getCommit({ ...at, commit_sha: requireCommitId(commit) }),
      );
      return viewCommit(data.sha, data);
    },
    async compare(base, head, { commits = true } = { commits: true }) {
      const basehead = `${requireCommitId(base)}...${requireCommitId(head)}`;
      const page = async (number: number) => {
        const paging = { per_page: commits ? pageSize : 1, page: number };
        const answer = await ask(`compare ${basehead}`, (github) =>
          github.rest.repos.compareCommitsWithBasehead({ ...at, basehead, ...paging }),
        );
        return answer.data;
      };
      const first = await page(1);
      const listed = [...first.commits];
      const pages = commits ? Math.min(mostPages, Math.ceil(first.total_commits / pageSize)) : 1;
      for (let number = 2; number <= pages; number += 1) listed.push(...(await page(number)).commits);
      return {
        mergeBase: first.merge_base_commit.sha,
        commits: commits ? listed.map((each) => viewCommit(each.sha, each.commit, each.parents)) : [],
        ahead: first.ahead_by,
        behind: first.behind_by,
      };
    },
    async log(head) {
      const { data } = await ask('list commits', (github) =>
        github.rest.repos.listCommits({ ...at, sha: requireCommitId(head), per_page: pageSize }),
      );
      return data.map((each) => viewCommit(each.sha, each.commit, each.parents));
    },
    list: (commit) => listTree(repository, commit),
    async blob(blob) {
      const { data } = await ask(`read ${blob}`, (github) => github.rest.git.getBlob({ ...at, file_sha: blob }));
      return Buffer.from(data.content, 'base64');
    },
    async archive(commit) {
      const { data } = await ask(`pack ${commit}`, (github) =>
        github.rest.repos.downloadTarballArchive({ ...at, ref: requireCommitId(commit) }),
      );
      return new Uint8Array(data as ArrayBuffer);
    },
    async write({ message, operationKey, parents, onto, changes }) {
      const base = (await repository.commit(onto)).tree;
      const tree = changes.length === 0 ? base : await writeTree(repository, base, changes);
      const text = await seal.message(message, operationKey, sealed(parents, tree));
      const { data } = await ask('make a commit', (github) =>
        github.rest.git.createCommit({ ...at, message: text, tree, parents: [...parents] }),
      );
      return data.sha;
    },
    async moveBranch(branch, to) {
      const before = await repository.head(branch);
      try {
        await ask(`move branch ${branch}`, (github) =>
          github.rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha: to, force: false }),
        );
        return { kind: 'moved' };
      } catch (error) {
        if (![403, 409, 422].includes(statusOf(error) ?? 0)) throw error;
        const head = await repository.head(branch);
        if (head === to) return { kind: 'moved' };
        if (head === undefined || head !== before) return { kind: 'stale' };
        const { behind } = await repository.compare(head, to, { commits: false });
        return behind > 0 ? { kind: 'stale' } : { kind: 'refused', reason: reasonOf(error) };
      }
    },
    isOwn: async (commit) => (await seal.keyOf(commit.message, sealed(commit.parents, commit.tree))) !== undefined,
  };
  return repository;
}

interface CommitData {
  readonly message: string;
  readonly tree: { readonly sha: string };
  readonly parents?: readonly { readonly sha: string }[];
  readonly author: { readonly name?: string; readonly email?: string } | null;
  readonly committer: { readonly name?: string; readonly email?: string } | null;
}

function viewCommit(
  id: string,
  { message, tree, author, committer, parents: own }: CommitData,
  parents = own ?? [],
): GitHubCommit {
  const person = (given: CommitData['author']) => ({ name: given?.name ?? '', email: given?.email ?? '' });
  return {
    ...{ id, message, tree: tree.sha, parents: parents.map(({ sha }) => sha) },
    ...{ author: person(author), committer: person(committer) },
  };
}

/** GitHub cuts a long recursive listing off; then folders are asked one by one. */
async function listTree(repository: GitHubRepository, commit: string): Promise<readonly TreeNode[]> {
  const read = async (tree: string, recursive: boolean) => {
    const { data } = await repository.ask(`list the files at ${commit}`, (github, at) =>
      github.rest.git.getTree({ ...at, tree_sha: tree, ...(recursive ? { recursive: '1' } : {}) }),
    );
    return data;
  };
  const walk = async (tree: string, prefix: string): Promise<readonly TreeNode[]> => {
    const whole = await read(tree, true);
    const { tree: entries } = whole.truncated ? await read(tree, false) : whole;
    const nodes: TreeNode[] = [];
    for (const { path = '', mode = '', sha = '', type, size } of entries) {
      const sized = size === undefined ? {} : { size };
      if (type !== 'tree') nodes.push({ path: `${prefix}${path}`, mode, id: sha, ...sized });
      else if (whole.truncated) nodes.push(...(await walk(sha, `${prefix}${path}/`)));
    }
    return nodes;
  };
  return walk(requireCommitId(commit), '');
}

const mostInline = 1_000_000;

interface TreeEntry {
  readonly path: string;
  readonly mode: '100644' | '100755' | '120000';
  readonly type: 'blob';
  /** Null takes the path out of the tree. */
  readonly sha?: string | null;
  readonly content?: string;
}

/** Text goes with the tree; other bytes need a blob of their own. */
async function writeTree(repository: GitHubRepository, base: string, changes: readonly MergedFile[]): Promise<string> {
  const entries: TreeEntry[] = [];
  for (const { path, content, mode } of changes) {
    const entry = { path, mode: mode as TreeEntry['mode'], type: 'blob' as const };
    const text = content && content.length <= mostInline ? Buffer.from(content).toString('utf8') : undefined;
    if (content === null) entries.push({ ...entry, mode: '100644', sha: null });
    else if (text !== undefined && Buffer.from(text).equals(content)) entries.push({ ...entry, content: text });
    else entries.push({ ...entry, sha: await writeBlob(repository, content) });
  }
  const { data } = await repository.ask('write a tree', (github, at) =>
    github.rest.git.createTree({ ...at, base_tree: base, tree: entries }),
  );
  return data.sha;
}

async function writeBlob(repository: GitHubRepository, content: Uint8Array): Promise<string> {
  const text = Buffer.from(content).toString('base64');
  const { data } = await repository.ask('write a file', (github, at) =>
    github.rest.git.createBlob({ ...at, content: text, encoding: 'base64' }),
  );
  return data.sha;
}

export function unknownRepository(id: string): AppError {
  return new AppError(
    'unknown_repository',
    `GitHub has no repository "${id}" that the token may see. Write github:{owner}/{repository}, and check the token.`,
    { details: { repository: id } },
  );
}

import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import type { CommitSeal } from '../hubs/commit-seal';
import type { MergedFile } from '../hubs/merge-remote-trees';
import { blobId } from '../hubs/remote-tree';
import type { RemoteTrees, TreeSource } from '../hubs/remote-tree';
import { requireCommitId } from '../code-hosting/git-names';
import type { GitLab, GitLabClient } from './client';

export interface GitLabCommit {
  readonly id: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly committer: { readonly name: string; readonly email: string };
}

export interface GitLabRepository extends TreeSource {
  readonly id: string;
  readonly path: string;
  ask<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T>;
  find<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T | undefined>;
  head(branch: string): Promise<string | undefined>;
  commit(id: string): Promise<GitLabCommit>;
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Commits that `head` has and `base` has not, newest first. */
  between(base: string, head: string): Promise<readonly GitLabCommit[]>;
  findOperation(head: string, operationKey: string): Promise<string | undefined>;
  isOwn(commit: GitLabCommit): Promise<boolean>;
  /** A sealed commit on a branch that should stand at `parent`. */
  write(
    branch: string,
    parent: string,
    message: string,
    operationKey: string,
    changes: readonly MergedFile[],
  ): Promise<GitLabCommit>;
}

interface CommitData {
  readonly id: string;
  readonly message: string;
  readonly parent_ids?: readonly string[];
  readonly author_name?: string;
  readonly author_email?: string;
  readonly committer_name?: string;
  readonly committer_email?: string;
}

const newest = 100;

/** Throws `unknown_repository` for an id of another platform. */
export function openRepository(
  client: GitLabClient,
  seal: CommitSeal,
  trees: RemoteTrees,
  id: string,
): GitLabRepository {
  const { platform, path } = parseRepositoryId(id);
  if (platform !== 'gitlab') throw unknownRepository(id);
  const facts = (parents: readonly string[], content: string) => ({ repository: id.toLowerCase(), parents, content });
  const exists = async () =>
    (await client.find(`describe ${path}`, (gitlab) => gitlab.Projects.show(path))) !== undefined;

  async function find<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T | undefined> {
    const found = await client.find(`${what} in ${path}`, call);
    if (found === undefined && !(await exists())) throw unknownRepository(id);
    return found;
  }

  /** What a commit changed, as paths with the ids of their contents: GitLab tells no id of a tree. */
  async function contentOf(commit: string): Promise<string> {
    const diffs = await client.ask(`show what ${commit} changed`, (gitlab) => gitlab.Commits.showDiff(path, commit));
    const tree = await trees.tree(repository, commit);
    const paths = diffs.flatMap(({ old_path, new_path }) => [String(old_path), String(new_path)]);
    return contentKey(paths, (each) => tree.get(each)?.id);
  }

  async function keyOf(commit: GitLabCommit): Promise<string | undefined> {
    // Only what looks like ours is worth the reading.
    if (!commit.message.includes('Stellwerk-Seal: ')) return undefined;
    return seal.keyOf(commit.message, facts(commit.parents, await contentOf(commit.id)));
  }

  const repository: GitLabRepository = {
    ...{ id, path, repository: id, find },
    ask: async (what, call) => client.ask(`${what} in ${path}`, call),
    async head(branch) {
      const found = await find(`find branch ${branch}`, (gitlab) => gitlab.Branches.show(path, branch));
      return found?.commit.id;
    },
    async commit(commit) {
      const data = await repository.ask(`show ${commit}`, (gitlab) =>
        gitlab.Commits.show(path, requireCommitId(commit)),
      );
      return viewCommit(data);
    },
    async mergeBase(one, other) {
      const found = await find('find what two commits share', (gitlab) =>
        gitlab.Repositories.mergeBase(path, [requireCommitId(one), requireCommitId(other)]),
      );
      return found?.id;
    },
    async between(base, head) {
      const found = await repository.ask(`compare ${base} and ${head}`, (gitlab) =>
        gitlab.Repositories.compare(path, requireCommitId(base), requireCommitId(head)),
      );
      const commits = (found.commits ?? []) as unknown as readonly CommitData[];
      return commits.map(viewCommit).reverse();
    },
    async findOperation(head, operationKey) {
      const listed = await repository.ask('list commits', (gitlab) =>
        gitlab.Commits.all(path, { refName: head, perPage: newest, maxPages: 1 }),
      );
      for (const commit of (listed as unknown as readonly CommitData[]).map(viewCommit)) {
        if (!commit.message.includes(operationKey)) continue;
        if ((await keyOf(commit)) === operationKey) return commit.id;
      }
      return undefined;
    },
    isOwn: async (commit) => (await keyOf(commit)) !== undefined,
    async write(branch, parent, message, operationKey, changes) {
      const content = contentKey(
        changes.map((each) => each.path),
        (each) => {
          const change = changes.find((one) => one.path === each);
          return change?.content ? blobId(change.content) : undefined;
        },
      );
      const text = await seal.message(message, operationKey, facts([parent], content));
      const tree = await trees.tree(repository, parent);
      const actions = changes.map(({ path: filePath, content: bytes }) => ({
        action: actionOf(bytes, tree.has(filePath)),
        filePath,
        ...(bytes === null ? {} : { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' as const }),
      }));
      const made = await repository.ask(`commit to ${branch}`, (gitlab) =>
        gitlab.Commits.create(path, branch, text, actions),
      );
      return viewCommit(made);
    },
    async list(commit) {
      const nodes = await repository.ask(`list the files at ${commit}`, (gitlab) =>
        gitlab.Repositories.allRepositoryTrees(path, { ref: requireCommitId(commit), recursive: true, perPage: 100 }),
      );
      return nodes
        .filter(({ type }) => type !== 'tree')
        .map(({ path: at, mode, id: blob }) => ({ path: at, mode, id: blob }));
    },
    async blob(blob) {
      const found = await repository.ask(`read ${blob}`, (gitlab) => gitlab.Repositories.showBlob(path, blob));
      return Buffer.from((found as unknown as { readonly content: string }).content, 'base64');
    },
    async archive(commit) {
      const packed = await repository.ask(`pack ${commit}`, (gitlab) =>
        gitlab.Repositories.showArchive(path, { sha: requireCommitId(commit), fileType: 'tar.gz' }),
      );
      return new Uint8Array(await packed.arrayBuffer());
    },
  };
  return repository;
}

function actionOf(content: Uint8Array | null, known: boolean): 'create' | 'delete' | 'update' {
  if (content === null) return 'delete';
  return known ? 'update' : 'create';
}

function contentKey(paths: readonly string[], idOf: (path: string) => string | undefined): string {
  return [...new Set(paths)]
    .sort()
    .map((path) => `${path}\0${idOf(path) ?? '-'}`)
    .join('\n');
}

function viewCommit(data: CommitData): GitLabCommit {
  const { author_name = '', author_email = '', committer_name = '', committer_email = '' } = data;
  return {
    ...{ id: data.id, message: data.message, parents: data.parent_ids ?? [] },
    author: { name: author_name, email: author_email },
    committer: { name: committer_name, email: committer_email },
  };
}

export function unknownRepository(id: string): AppError {
  return new AppError(
    'unknown_repository',
    `GitLab has no project "${id}" that the token may see. Write gitlab:{group}/{project}, and check the token.`,
    { details: { repository: id } },
  );
}

import type { CodeHost, PullRequest } from '../../ports/code-host';
import { AppError } from '../../domain/errors';
import { openCodeHostStore } from './code-host-store';
import { exportTree } from './export-tree';
import { createOwnCommits, listForeignAuthors } from './foreign-commits';
import { createGit } from './git';
import { mergePullRequest } from './merge-pull-request';
import { chooseMergeTrees, mergeBase, type MergeTrees } from './merge-trees';
import { createPullRequests, type StoredPullRequest } from './pull-requests';
import { createRepositories, type Repository } from './repositories';
import { revertChange } from './revert-change';
import { createReviews } from './reviews';
import { headOf, moveBranch, requireCommit } from './revision';
import { deleteBranch, listCommits } from './branch-history';
import { searchText } from './search-text';
import { createTreeReader } from './tree-reader';
import { updateBranch } from './update-branch';
import { writeCommit } from './write-commit';

export interface LocalGitConfig {
  /** SQLite file of repositories, pull requests and threads, e.g. `<data>/codehost.db`; made when missing. */
  readonly databaseFile: string;
  /** Folder for short-lived indexes. */
  readonly tempFolder: string;
  /** Search path on which `git` (2.30 or newer) is found. */
  readonly path: string;
  /** Where people see a pull request. Default: `file://<repository>#pr-<n>`. */
  readonly pullRequestUrl?: (id: string, repositoryPath: string, number: number) => string;
  /** Default: what the installed git can do. */
  readonly mergeTrees?: MergeTrees;
}

export interface LocalGit extends CodeHost {
  /** Real path of a registered repository. */
  pathOf(repository: string): string;
  close(): void;
}

/**
 * Code host on git repositories of this machine, bare or with a work tree. Objects and branches live in the repositories;
 * pull requests and threads in the database file. Repository ids are `<tenant>.<project>` (with `-2` … for further ones).
 */
export function createLocalGit(config: LocalGitConfig): LocalGit {
  const git = createGit({ path: config.path, tempFolder: config.tempFolder });
  const store = openCodeHostStore(config.databaseFile);
  const repositories = createRepositories(git, store);
  const pullRequests = createPullRequests(store);
  const trees = createTreeReader(git);
  const ownCommits = createOwnCommits(store);
  const merges = createTurns();
  let mergeTrees = config.mergeTrees;

  const shown = async (stored: StoredPullRequest): Promise<PullRequest> => {
    const repository = repositories.get(stored.repository);
    const isOpen = stored.status === 'draft' || stored.status === 'active';
    const live = isOpen ? await headOf(git, repository, stored.source) : undefined;
    const { number, ...pullRequest } = stored;
    const url = config.pullRequestUrl?.(stored.id, repository.path, number) ?? fileUrl(repository, number);
    return { ...pullRequest, head: live ?? stored.head, url };
  };

  return {
    async ensureRepository(tenant, project, location) {
      const { id, defaultBranch } = await repositories.ensure(tenant, project, location);
      return { repository: id, defaultBranch };
    },
    head: async (repository, branch) => headOf(git, repositories.get(repository), branch),
    listFiles: async (repository, commit) => trees.list(repositories.get(repository), commit),
    readFile: async (repository, commit, path) => trees.read(repositories.get(repository), commit, path),
    search: async (repository, commit, text, limit) =>
      searchText(git, repositories.get(repository), { commit, text, limit }),

    async diff(repository, base, head) {
      const { gitDir } = repositories.get(repository);
      await requireCommit(git, { gitDir }, base);
      await requireCommit(git, { gitDir }, head);
      const form = ['-r', '-p', '--find-renames', '--no-color', '--src-prefix=a/', '--dst-prefix=b/'];
      const args = ['diff-tree', ...form, '--no-ext-diff', '--no-textconv', base, head, '--'];
      return (await git.run(args, { gitDir })).toString('utf8');
    },

    async ensureBranch(repository, branch, commit) {
      const { gitDir } = repositories.get(repository);
      const standing = await headOf(git, { gitDir }, branch);
      if (standing !== undefined) return { head: standing };
      const to = await requireCommit(git, { gitDir }, commit);
      if (await moveBranch(git, { gitDir }, { branch, from: null, to, reason: 'new branch' })) return { head: to };
      return { head: (await headOf(git, { gitDir }, branch)) ?? to };
    },

    listCommits: async (repository, base, head) => listCommits(git, repositories.get(repository), base, head),
    async mergeBase(repository, one, other) {
      const { gitDir } = repositories.get(repository);
      return mergeBase(
        git,
        gitDir,
        await requireCommit(git, { gitDir }, one),
        await requireCommit(git, { gitDir }, other),
      );
    },
    deleteBranch: async (repository, branch, head) => deleteBranch(git, repositories.get(repository), branch, head),
    commit: async (request) =>
      writeCommit(git, repositories.get(request.repository), request, (commit) =>
        ownCommits.remember(request.repository, commit),
      ),
    listForeignAuthors: async (repository, branch, base) =>
      listForeignAuthors(git, repositories.get(repository), ownCommits, { branch, base }),
    exportTree: async (repository, commit, folder) => exportTree(git, repositories.get(repository), commit, folder),

    async ensurePullRequest(request) {
      const repository = repositories.get(request.repository);
      const head = await headOf(git, repository, request.source);
      const target = await headOf(git, repository, request.target);
      if (head === undefined || target === undefined) {
        const missing = head === undefined ? request.source : request.target;
        throw new AppError('not_found', `${repository.path} has no branch ${missing} for a pull request.`);
      }
      return shown(pullRequests.ensure({ ...request, head }));
    },
    listOpenPullRequests: (repository) => Promise.all(pullRequests.listOpen(repository).map(shown)),
    async getPullRequest(id) {
      const stored = pullRequests.find(id);
      return stored && shown(stored);
    },
    ensureThread: async (id, marker, text) => pullRequests.ensureThread(id, marker, text),
    listThreads: async (id) => pullRequests.listThreads(id),
    ...createReviews(store, (id) => pullRequests.get(id)),

    merge: (id, expectedHead, operationKey, terms = {}) =>
      merges(async () => {
        const pullRequest = pullRequests.get(id);
        mergeTrees ??= await chooseMergeTrees(git);
        const tools = { git, pullRequests, mergeTrees };
        const request = { pullRequest, expectedHead, operationKey, terms };
        return mergePullRequest(tools, repositories.get(pullRequest.repository), request);
      }),
    updateBranch: (request) =>
      merges(async () => {
        mergeTrees ??= await chooseMergeTrees(git);
        return updateBranch({ git, mergeTrees }, repositories.get(request.repository), request);
      }),
    revert: (request) => merges(() => revertChange(git, repositories.get(request.repository), request)),
    abandon: async (id) => pullRequests.abandon(id),

    pathOf: (repository) => repositories.get(repository).path,
    close() {
      trees.close();
      store.close();
    },
  };
}

/** One merge at a time: two of them in one checked-out work tree would see each other's half-written files. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function fileUrl(repository: Repository, number: number): string {
  return `file://${encodeURI(repository.path)}#pr-${number}`;
}

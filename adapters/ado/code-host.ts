import { AppError } from '../../domain/errors';
import type { CodeHost } from '../../ports/code-host';
import { requireCommitId } from '../code-hosting/git-names';
import { addressOfLocation, idOf, pullRequestAddress } from './address';
import type { AdoClient } from './client';
import { completePullRequest } from './complete-pull-request';
import { diffCommits } from './diff-commits';
import { noObject, openRepository, unknownRepository } from './git-repository';
import type { GitRepository } from './git-repository';
import {
  branchName,
  ensurePullRequest,
  listActive,
  patchPullRequest,
  readPullRequest,
  viewPullRequest,
} from './pull-requests';
import { createAdoReviews } from './reviews';
import type { AdoReviews } from './reviews';
import { revertChange } from './revert-change';
import { foreignAuthors, requireBranches } from '../code-hosting/remote-branches';
import { readRemarkMarker } from '../code-hosting/review-plan';
import { searchFiles } from '../code-hosting/search-files';
import { createSnapshots } from './snapshots';
import { ensureThread, listOwnThreads } from './threads';
import { createTreeListings } from './tree-listing';
import { updateBranch } from './update-branch';
import { ensureWikiPage } from './wiki';
import { isOwn, writeCommit } from './write-commit';
import { PullRequestStatus } from './vendor-values';

const mostCommits = 100;
const mostForeign = 1_000;

/** Azure Repos, over REST alone: no clone and no git of this machine. */
export function createAdoCodeHost(client: AdoClient): CodeHost {
  const trees = createTreeListings();
  const snapshots = createSnapshots(trees);
  const open = (id: string): GitRepository => openRepository(client, id);

  function openPullRequest(id: string): { readonly repository: GitRepository; readonly number: number } {
    const address = pullRequestAddress(id);
    if (!address) throw new AppError('not_found', `There is no pull request "${id}".`);
    return { repository: open(address.id), number: address.number };
  }

  async function reviewsOf(id: string): Promise<AdoReviews> {
    const { repository, number } = openPullRequest(id);
    return createAdoReviews(repository, await client.me(repository.organization), number);
  }

  return {
    async ensureRepository(tenant, _project, location) {
      const address = addressOfLocation(location);
      client.requireAccess(tenant, address.organization);
      const id = idOf(address);
      const found = await open(id).ask('give the description', (git) =>
        git.getRepository(address.repository, address.project),
      );
      if (!(found as typeof found | null)) throw unknownRepository(id);
      const names = {
        ...address,
        project: found.project?.name ?? address.project,
        repository: found.name ?? address.repository,
      };
      if (found.defaultBranch === undefined) {
        const why = 'It is empty: push a first commit to it.';
        throw new AppError('unknown_repository', `${id} has no default branch. ${why}`, { details: { location } });
      }
      return { repository: idOf(names), defaultBranch: branchName(found.defaultBranch) };
    },
    head: async (id, branch) => open(id).head(branch),
    async listFiles(id, commit) {
      const { files } = await trees.of(open(id), requireCommitId(commit));
      return [...files.values()].map(({ path, size, executable }) => ({ path, size, executable }));
    },
    async readFile(id, commit, path) {
      const repository = open(id);
      const blob = (await trees.of(repository, requireCommitId(commit))).files.get(path);
      return blob && trees.read(repository, blob.objectId);
    },
    search: async (id, commit, text, limit) =>
      searchFiles(await snapshots.of(open(id), requireCommitId(commit)), text, limit),
    diff: async (id, base, head) => diffCommits(open(id), trees, requireCommitId(base), requireCommitId(head)),

    async ensureBranch(id, branch, commit) {
      const repository = open(id);
      const standing = await repository.head(branch);
      if (standing !== undefined) return { head: standing };
      if (await repository.moveBranch(branch, noObject, requireCommitId(commit))) return { head: commit };
      const head = await repository.head(branch);
      if (head !== undefined) return { head };
      throw new AppError(
        'vendor_failed',
        `Azure DevOps did not make branch ${branch} in ${id}; a policy may forbid it.`,
      );
    },
    async listCommits(id, base, head) {
      const repository = open(id);
      if (base === head) return [];
      if ((await repository.mergeBase(base, head)) !== base) return undefined;
      const commits = await repository.commits(requireCommitId(head), base, mostCommits);
      return commits.map(({ commitId = '', author, comment = '' }) => ({
        commit: commitId,
        author: `${author?.name ?? ''} <${author?.email ?? ''}>`,
        subject: comment.split('\n', 1)[0] ?? '',
      }));
    },
    mergeBase: async (id, one, other) => open(id).mergeBase(one, other),
    async deleteBranch(id, branch, expectedHead) {
      const repository = open(id);
      const standing = await repository.head(branch);
      if (standing === undefined) return true;
      if (standing !== expectedHead) return false;
      return repository.moveBranch(branch, requireCommitId(expectedHead), noObject);
    },
    async commit(request) {
      const repository = open(request.repository);
      return writeCommit(repository, trees, await client.me(repository.organization), request);
    },
    async listForeignAuthors(id, branch, base) {
      const repository = open(id);
      const [head, from] = [await repository.head(branch), await repository.head(base)];
      if (head === undefined || head === from) return [];
      const me = await client.me(repository.organization);
      return foreignAuthors(await repository.commits(head, from, mostForeign), (commit) => isOwn(commit, me));
    },
    exportTree: async (id, commit, folder) => snapshots.write(open(id), requireCommitId(commit), folder),

    async ensurePullRequest(request) {
      const repository = open(request.repository);
      const head = await requireBranches(repository, request);
      return viewPullRequest(repository, await ensurePullRequest(repository, request), head);
    },
    async getPullRequest(id) {
      if (!pullRequestAddress(id)) return undefined;
      const { repository, number } = openPullRequest(id);
      const found = await readPullRequest(repository, number);
      if (!found) return undefined;
      return viewPullRequest(repository, found, await repository.head(branchName(found.sourceRefName)));
    },
    async ensureThread(id, marker, text) {
      const { repository, number } = openPullRequest(id);
      await ensureThread(repository, await client.me(repository.organization), number, { marker, text });
    },
    async listThreads(id) {
      const { repository, number } = openPullRequest(id);
      const threads = await listOwnThreads(repository, await client.me(repository.organization), number);
      const talk = threads.filter(({ marker }) => readRemarkMarker(marker) === undefined);
      return talk.map(({ marker, text }) => ({ marker, text }));
    },
    async review(review) {
      return (await reviewsOf(review.pullRequest)).review(review);
    },
    async readReview(id, commit) {
      return (await reviewsOf(id)).read(commit);
    },
    async merge(id, expectedHead, operationKey, terms = {}) {
      const { repository, number } = openPullRequest(id);
      return completePullRequest(client, repository, { number, expectedHead, operationKey, terms });
    },
    updateBranch: async (request) => updateBranch(open(request.repository), client.timing, request),
    async revert(request) {
      const repository = open(request.repository);
      return revertChange(repository, trees, await client.me(repository.organization), request);
    },
    async listOpenPullRequests(id) {
      const repository = open(id);
      const found = await listActive(repository);
      return Promise.all(
        found.map(async (each) =>
          viewPullRequest(repository, each, await repository.head(branchName(each.sourceRefName))),
        ),
      );
    },
    ensurePage: async (id, path, text) => ensureWikiPage(client, open(id), path, text),
    async abandon(id) {
      const { repository, number } = openPullRequest(id);
      const found = await readPullRequest(repository, number);
      if (!found) throw new AppError('not_found', `There is no pull request "${id}".`);
      if (found.status !== PullRequestStatus.Active) return;
      await patchPullRequest(repository, number, { status: PullRequestStatus.Abandoned });
    },
  };
}

import { AppError } from '../../domain/errors';
import { repositoryId } from '../../domain/ids';
import type { CodeHost } from '../../ports/code-host';
import type { CommitSeal } from '../hubs/commit-seal';
import { realTiming } from '../hubs/patient-fetch';
import type { Timing } from '../hubs/patient-fetch';
import { foreignAuthors, requireBranches } from '../code-hosting/remote-branches';
import { createRemoteTrees } from '../hubs/remote-tree';
import { searchFiles } from '../code-hosting/search-files';
import { requireCommitId } from '../code-hosting/git-names';
import type { GitHubClient } from './client';
import { ensureComment, listOwnComments } from './comments';
import type { Ask } from './comments';
import { statusOf } from './errors';
import { mergePullRequest } from './merge-pull-request';
import { revertChange, updateBranch } from './move-branch';
import {
  ensurePullRequest,
  listOpenPullRequests,
  noPullRequest,
  pullRequestAddress,
  readPullRequest,
  viewPullRequest,
} from './pull-requests';
import { openRepository, unknownRepository } from './repository';
import type { GitHubRepository } from './repository';
import { readReview, reviewPullRequest } from './reviews';
import { writeCommit } from './write-commit';

const mostCommits = 100;

/**
 * GitHub, over its API alone: no clone and no git of this machine. A branch is deleted after a look at where it stands, since
 * GitHub takes no expected head there; every other move is refused by GitHub itself when the branch has moved.
 */
export function createGitHubCodeHost(client: GitHubClient, seal: CommitSeal, timing: Timing = realTiming): CodeHost {
  const trees = createRemoteTrees();
  const open = (id: string): GitHubRepository => openRepository(client, seal, id);

  function openPullRequest(id: string): { readonly repository: GitHubRepository; readonly number: number } {
    const address = pullRequestAddress(id);
    if (!address) throw noPullRequest(id);
    return { repository: open(address.repository), number: address.number };
  }

  return {
    async ensureRepository(_tenant, _project, location) {
      const id = repositoryId({ platform: 'github', path: pathOf(location) });
      const found = await open(id).find('describe it', (github, at) => github.rest.repos.get({ ...at }));
      if (!found) throw unknownRepository(id);
      const { full_name: path, default_branch: defaultBranch } = found.data;
      return { repository: repositoryId({ platform: 'github', path }), defaultBranch };
    },
    head: async (id, branch) => open(id).head(branch),
    listFiles: async (id, commit) => trees.entries(open(id), requireCommitId(commit)),
    async readFile(id, commit, path) {
      const repository = open(id);
      const node = (await trees.tree(repository, requireCommitId(commit))).get(path);
      return node?.mode.startsWith('100') === true ? repository.blob(node.id) : undefined;
    },
    search: async (id, commit, text, limit) =>
      searchFiles(await trees.files(open(id), requireCommitId(commit)), text, limit),
    diff: async (id, base, head) => diffCommits(open(id), requireCommitId(base), requireCommitId(head)),

    async ensureBranch(id, branch, commit) {
      const repository = open(id);
      const standing = await repository.head(branch);
      if (standing !== undefined) return { head: standing };
      try {
        await repository.ask(`make branch ${branch}`, (github, at) =>
          github.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: requireCommitId(commit) }),
        );
        return { head: commit };
      } catch (error) {
        const head = statusOf(error) === 422 ? await repository.head(branch) : undefined;
        if (head !== undefined) return { head };
        throw error;
      }
    },
    async listCommits(id, base, head) {
      if (base === head) return [];
      const { commits, mergeBase } = await open(id).compare(base, head);
      if (mergeBase !== base) return undefined;
      const newest = [...commits].reverse().slice(0, mostCommits);
      return newest.map(({ id: commit, author, message }) => ({
        commit,
        author: `${author.name} <${author.email}>`,
        subject: message.split('\n', 1)[0] ?? '',
      }));
    },
    async mergeBase(id, one, other) {
      if (one === other) return one;
      const basehead = [requireCommitId(one), requireCommitId(other)] as const;
      return (await open(id).compare(...basehead, { commits: false })).mergeBase;
    },
    async deleteBranch(id, branch, expectedHead) {
      const repository = open(id);
      const standing = await repository.head(branch);
      if (standing === undefined) return true;
      if (standing !== expectedHead) return false;
      const ref = `heads/${branch}`;
      await repository.find(`delete branch ${branch}`, (github, at) => github.rest.git.deleteRef({ ...at, ref }));
      return true;
    },
    commit: async (request) => writeCommit(open(request.repository), trees, request),
    async listForeignAuthors(id, branch, base) {
      const repository = open(id);
      const [head, from] = [await repository.head(branch), await repository.head(base)];
      if (head === undefined || head === from) return [];
      const commits = from === undefined ? await repository.log(head) : (await repository.compare(from, head)).commits;
      return foreignAuthors(commits, (commit) => repository.isOwn(commit));
    },
    exportTree: async (id, commit, folder) => trees.write(open(id), requireCommitId(commit), folder),

    async ensurePullRequest(request) {
      const repository = open(request.repository);
      const head = await requireBranches(repository, request);
      return viewPullRequest(repository, await ensurePullRequest(repository, request), head);
    },
    async listOpenPullRequests(id) {
      const repository = open(id);
      return (await listOpenPullRequests(repository)).map((data) => viewPullRequest(repository, data));
    },
    async getPullRequest(id) {
      if (!pullRequestAddress(id)) return undefined;
      const { repository, number } = openPullRequest(id);
      const found = await readPullRequest(repository, number);
      return found && viewPullRequest(repository, found, await repository.head(found.head.ref));
    },
    async ensureThread(id, marker, text) {
      const { repository, number } = openPullRequest(id);
      const login = await client.login(repository.owner);
      await ensureComment(asking(repository), login, number, { marker, text, update: true });
    },
    async listThreads(id) {
      const { repository, number } = openPullRequest(id);
      const comments = await listOwnComments(asking(repository), await client.login(repository.owner), number);
      return comments.map(({ marker, text }) => ({ marker, text }));
    },
    async review(review) {
      const { repository, number } = openPullRequest(review.pullRequest);
      return reviewPullRequest(repository, number, review);
    },
    async readReview(id, commit) {
      const { repository, number } = openPullRequest(id);
      return readReview(repository, number, commit);
    },
    async merge(id, expectedHead, operationKey, terms = {}) {
      const { repository, number } = openPullRequest(id);
      const order = { number, expectedHead: requireCommitId(expectedHead), operationKey, terms };
      return mergePullRequest({ repository, trees, timing }, order);
    },
    updateBranch: async (request) => updateBranch(open(request.repository), trees, request),
    revert: async (request) => revertChange(open(request.repository), trees, request),
    async abandon(id) {
      const { repository, number } = openPullRequest(id);
      const found = await readPullRequest(repository, number);
      if (!found) throw noPullRequest(id);
      if (found.state !== 'open') return;
      await repository.ask(`close pull request ${number}`, (github, at) =>
        github.rest.pulls.update({ ...at, pull_number: number, state: 'closed' }),
      );
    },
  };
}

/** `github:owner/name`, or the address of a repository on GitHub's site. */
function pathOf(location: string): string {
  const [, path] = /^(?:github:|https?:\/\/[^/]+\/)([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(location) ?? [];
  if (path !== undefined) return path;
  throw new AppError('unknown_repository', `"${location}" names no repository of GitHub. Write github:{owner}/{name}.`);
}

function asking(repository: GitHubRepository): Ask {
  return (what, call) => repository.ask(what, call);
}

/** GitHub shows what came after the merge base; a commit beside ours that has the head's tree makes the base just that. */
async function diffCommits(repository: GitHubRepository, base: string, head: string): Promise<string> {
  if (base === head) return '';
  const { mergeBase } = await repository.compare(base, head, { commits: false });
  const end = mergeBase === base ? head : await besides(repository, base, head);
  const { data } = await repository.ask(`show the difference of ${base} and ${head}`, (github, at) =>
    github.rest.repos.compareCommitsWithBasehead({
      ...at,
      basehead: `${base}...${end}`,
      mediaType: { format: 'diff' },
    }),
  );
  // With the format `diff` the answer is text, which the SDK's types do not know.
  return data as unknown as string;
}

async function besides(repository: GitHubRepository, base: string, head: string): Promise<string> {
  const { tree } = await repository.commit(head);
  const { data } = await repository.ask('compare trees', (github, at) =>
    github.rest.git.createCommit({ ...at, message: 'Compare', tree, parents: [base] }),
  );
  return data.sha;
}

import { AppError } from '../../domain/errors';
import { repositoryId } from '../../domain/ids';
import type { BranchUpdate, CodeHost, CommitRequest, CommitResult } from '../../ports/code-host';
import type { RevertRequest, RevertResult, UpdateBranchRequest } from '../../ports/code-host';
import type { CommitSeal } from '../hubs/commit-seal';
import { mergeRemoteTrees } from '../hubs/merge-remote-trees';
import { realTiming } from '../hubs/patient-fetch';
import type { Timing } from '../hubs/patient-fetch';
import { foreignAuthors, requireBranches } from '../code-hosting/remote-branches';
import { createRemoteTrees } from '../hubs/remote-tree';
import { readRemarkMarker } from '../code-hosting/review-plan';
import { searchFiles } from '../code-hosting/search-files';
import { wantedChanges } from '../hubs/wanted-changes';
import { requireCommitId } from '../code-hosting/git-names';
import { statusOf } from './client';
import type { GitLabClient } from './client';
import {
  ensureMergeRequest,
  listOpen,
  mergeRequest,
  mergeRequestAddress,
  noMergeRequest,
  readMergeRequest,
  viewMergeRequest,
} from './merge-requests';
import { ensureNote, listOwnNotes } from './notes';
import { openRepository, unknownRepository } from './repository';
import type { GitLabRepository } from './repository';
import { createGitLabReviews } from './reviews';

/**
 * GitLab, over its API alone. Its API moves no branch to a given commit and takes no expected head with a commit: the head is
 * looked at before, and the parent of what was made tells afterwards whether somebody was faster (`headMoved`; the commit then
 * stands on top of theirs). Writes of one process to one branch wait for each other.
 */
export function createGitLabCodeHost(client: GitLabClient, seal: CommitSeal, timing: Timing = realTiming): CodeHost {
  const trees = createRemoteTrees();
  const inTurn = createTurns();
  const open = (id: string): GitLabRepository => openRepository(client, seal, trees, id);

  function openMergeRequest(id: string): { readonly repository: GitLabRepository; readonly number: number } {
    const address = mergeRequestAddress(id);
    if (!address) throw noMergeRequest(id);
    return { repository: open(address.repository), number: address.number };
  }

  async function writeCommit(request: CommitRequest): Promise<CommitResult> {
    const { branch, expectedHead, message, changes, operationKey } = request;
    const repository = open(request.repository);
    const head = await repository.head(branch);
    if (head === undefined) throw new AppError('not_found', `${repository.id} has no branch ${branch}.`);
    const done = await repository.findOperation(head, operationKey);
    if (done !== undefined) return { kind: 'committed', commit: done };
    if (head !== requireCommitId(expectedHead)) return { kind: 'headMoved', head };
    const wanted = wantedChanges(changes, await trees.tree(repository, head));
    if (wanted.length === 0) return { kind: 'unchanged', commit: head };
    const made = await repository.write(branch, head, message, operationKey, wanted);
    return made.parents[0] === head ? { kind: 'committed', commit: made.id } : { kind: 'headMoved', head: made.id };
  }

  /** A merge request of its own, merged at once, is how GitLab merges one branch into another. */
  async function updateBranch({ repository: id, branch, from }: UpdateBranchRequest): Promise<BranchUpdate> {
    const repository = open(id);
    const [head, base] = [await repository.head(branch), await repository.head(from)];
    if (head === undefined || base === undefined) {
      return { kind: 'blocked', reason: `Branch ${head === undefined ? branch : from} does not exist any more.` };
    }
    if ((await repository.mergeBase(head, base)) === base) return { kind: 'updated', commit: head, base };
    const title = `Merge ${from} into ${branch}`;
    const wish = { source: from, target: branch, title, description: '', draft: false, workItem: '' };
    const { iid: number } = await ensureMergeRequest(repository, wish);
    const merged = await mergeRequest(repository, trees, timing, { number, expectedHead: base, terms: {} });
    if (merged.kind === 'merged') return { kind: 'updated', commit: merged.commit, base };
    await abandon(repository, number);
    if (merged.kind === 'conflict' || merged.kind === 'blocked') return merged;
    throw new AppError('vendor_failed', `Branch ${from} of ${id} keeps moving. Try again later.`);
  }

  async function revertChange({ repository: id, ...request }: RevertRequest): Promise<RevertResult> {
    const { branch, commit, base, operationKey } = request;
    const repository = open(id);
    const head = await repository.head(branch);
    if (head === undefined) return { kind: 'blocked', reason: `Branch ${branch} does not exist any more.` };
    const done = await repository.findOperation(head, operationKey);
    if (done !== undefined) return { kind: 'reverted', commit: done };
    if ((await repository.mergeBase(commit, head)) !== commit) {
      const reason = `${branch} does not hold ${commit.slice(0, 12)}, so there is nothing to take off it.`;
      return { kind: 'blocked', reason };
    }
    const before = base ?? (await repository.commit(commit)).parents[0];
    if (before === undefined) return { kind: 'blocked', reason: `${commit.slice(0, 12)} has nothing before it.` };
    const [was, ours, theirs] = [
      await trees.tree(repository, commit),
      await trees.tree(repository, head),
      await trees.tree(repository, before),
    ];
    const merged = await mergeRemoteTrees({ base: was, ours, theirs, read: (blob) => repository.blob(blob) });
    if (merged.kind === 'conflict') return merged;
    const made = await repository.write(branch, head, `Revert ${commit.slice(0, 12)}`, operationKey, merged.changes);
    return { kind: 'reverted', commit: made.id };
  }

  async function abandon(repository: GitLabRepository, number: number): Promise<void> {
    await repository.ask(`close merge request ${number}`, (gitlab) =>
      gitlab.MergeRequests.edit(repository.path, number, { stateEvent: 'close' }),
    );
  }

  return {
    async ensureRepository(_tenant, _project, location) {
      const [, path] = /^(?:gitlab:|https?:\/\/[^/]+\/)(.+?)(?:\.git)?\/?$/.exec(location) ?? [];
      if (path === undefined) throw unknownRepository(location);
      const id = repositoryId({ platform: 'gitlab', path });
      const found = await open(id).find('describe it', (gitlab) => gitlab.Projects.show(path));
      if (!found) throw unknownRepository(id);
      const { path_with_namespace, default_branch } = found as unknown as Record<string, string | undefined>;
      const repository = repositoryId({ platform: 'gitlab', path: path_with_namespace ?? path });
      return { repository, defaultBranch: default_branch ?? 'main' };
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
        await repository.ask(`make branch ${branch}`, (gitlab) =>
          gitlab.Branches.create(repository.path, branch, requireCommitId(commit)),
        );
        return { head: commit };
      } catch (error) {
        const head = statusOf(error) === 400 ? await repository.head(branch) : undefined;
        if (head !== undefined) return { head };
        throw error;
      }
    },
    async listCommits(id, base, head) {
      if (base === head) return [];
      const repository = open(id);
      if ((await repository.mergeBase(base, head)) !== base) return undefined;
      return (await repository.between(base, head)).slice(0, 100).map(({ id: commit, author, message }) => ({
        commit,
        author: `${author.name} <${author.email}>`,
        subject: message.split('\n', 1)[0] ?? '',
      }));
    },
    mergeBase: async (id, one, other) => open(id).mergeBase(one, other),
    async deleteBranch(id, branch, expectedHead) {
      const repository = open(id);
      const standing = await repository.head(branch);
      if (standing === undefined) return true;
      if (standing !== expectedHead) return false;
      await repository.find(`delete branch ${branch}`, async (gitlab) =>
        gitlab.Branches.remove(repository.path, branch),
      );
      return true;
    },
    commit: async (request) => inTurn(`${request.repository}\0${request.branch}`, () => writeCommit(request)),
    async listForeignAuthors(id, branch, base) {
      const repository = open(id);
      const [head, from] = [await repository.head(branch), await repository.head(base)];
      if (head === undefined || from === undefined || head === from) return [];
      return foreignAuthors(await repository.between(from, head), (commit) => repository.isOwn(commit));
    },
    exportTree: async (id, commit, folder) => trees.write(open(id), requireCommitId(commit), folder),

    async ensurePullRequest(request) {
      const repository = open(request.repository);
      const head = await requireBranches(repository, request);
      return viewMergeRequest(repository, await ensureMergeRequest(repository, request), head);
    },
    async listOpenPullRequests(id) {
      const repository = open(id);
      return (await listOpen(repository)).map((data) => viewMergeRequest(repository, data));
    },
    async getPullRequest(id) {
      if (!mergeRequestAddress(id)) return undefined;
      const { repository, number } = openMergeRequest(id);
      const found = await readMergeRequest(repository, number);
      return found && viewMergeRequest(repository, found, await repository.head(found.source_branch));
    },
    async ensureThread(id, marker, text) {
      const { repository, number } = openMergeRequest(id);
      const place = { kind: 'MergeRequestNotes' as const, path: repository.path, number };
      await ensureNote(client, place, { marker, text, update: true });
    },
    async listThreads(id) {
      const { repository, number } = openMergeRequest(id);
      const notes = await listOwnNotes(client, { kind: 'MergeRequestNotes', path: repository.path, number });
      const talk = notes.filter(({ marker }) => readRemarkMarker(marker) === undefined);
      return talk.map(({ marker, text }) => ({ marker, text }));
    },
    async review(review) {
      const { repository, number } = openMergeRequest(review.pullRequest);
      return createGitLabReviews(client, repository, number).review(review);
    },
    async readReview(id, commit) {
      const { repository, number } = openMergeRequest(id);
      return createGitLabReviews(client, repository, number).read(commit);
    },
    async merge(id, expectedHead, _operationKey, terms = {}) {
      const { repository, number } = openMergeRequest(id);
      return mergeRequest(repository, trees, timing, { number, expectedHead: requireCommitId(expectedHead), terms });
    },
    updateBranch: async (request) => inTurn(`${request.repository}\0${request.branch}`, () => updateBranch(request)),
    revert: async (request) => inTurn(`${request.repository}\0${request.branch}`, () => revertChange(request)),
    async abandon(id) {
      const { repository, number } = openMergeRequest(id);
      const found = await readMergeRequest(repository, number);
      if (!found) throw noMergeRequest(id);
      if (found.state === 'opened') await abandon(repository, number);
    },
  };
}

/** Work with the same name waits for the earlier one. */
function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}

interface FileDiff {
  readonly old_path: string;
  readonly new_path: string;
  readonly a_mode: string;
  readonly b_mode: string;
  readonly new_file: boolean;
  readonly deleted_file: boolean;
  readonly renamed_file: boolean;
  readonly diff: string;
}

/** GitLab tells a difference file by file; what it leaves out for its size has a heading and no lines. */
async function diffCommits(repository: GitLabRepository, base: string, head: string): Promise<string> {
  if (base === head) return '';
  const found = await repository.ask(`show the difference of ${base} and ${head}`, (gitlab) =>
    gitlab.Repositories.compare(repository.path, base, head, { straight: true }),
  );
  return ((found.diffs ?? []) as unknown as readonly FileDiff[]).map(diffText).join('');
}

function diffText(file: FileDiff): string {
  const { old_path: from, new_path: to, diff } = file;
  const lines = [`diff --git a/${from} b/${to}`];
  if (file.new_file) lines.push(`new file mode ${file.b_mode}`);
  if (file.deleted_file) lines.push(`deleted file mode ${file.a_mode}`);
  if (file.renamed_file) lines.push(`rename from ${from}`, `rename to ${to}`);
  if (diff !== '') lines.push(`--- ${file.new_file ? '/dev/null' : `a/${from}`}`);
  if (diff !== '') lines.push(`+++ ${file.deleted_file ? '/dev/null' : `b/${to}`}`);
  return `${lines.join('\n')}\n${diff}`;
}

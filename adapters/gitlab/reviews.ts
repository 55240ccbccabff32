import type { ChangeReview, Remark, ReviewOutcome, ReviewState, ReviewStatus } from '../../ports/change-review';
import { markedText, readMarkedText } from '../hubs/comment-marker';
import {
  newestStatuses,
  newLabels,
  newStatuses,
  readRemarkMarker,
  remarkMarker,
  settleRemarks,
  statusGenre,
} from '../code-hosting/review-plan';
import { statusOf } from './client';
import type { GitLabClient } from './client';
import { noMergeRequest } from './merge-requests';
import type { GitLabRepository } from './repository';

/** What the SDK's types leave open of the service's answers. */
interface Discussion {
  readonly id: string;
  readonly notes?: readonly {
    readonly id: number;
    readonly body: string;
    readonly author: { readonly username: string };
    readonly resolved?: boolean;
    readonly position?: { readonly new_path?: string; readonly new_line?: number | null };
  }[];
}

interface MergeRequest {
  readonly labels?: readonly string[];
  readonly diff_refs?: { readonly base_sha: string; readonly head_sha: string; readonly start_sha: string };
}

interface CommitStatus {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly description?: string | null;
}

interface KnownThread extends Remark {
  readonly id: string;
  readonly noteId: number;
  readonly state: 'open' | 'resolved';
}

const states = { pending: 'pending', succeeded: 'success', failed: 'failed' } as const;

/** Discussions at lines of the merge request, commit statuses and labels. GitLab knows approvals only, and no other votes. */
export interface GitLabReviews {
  review(review: ChangeReview): Promise<ReviewOutcome>;
  read(commit: string): Promise<ReviewState>;
}

export function createGitLabReviews(client: GitLabClient, repository: GitLabRepository, number: number): GitLabReviews {
  const { path: project } = repository;

  async function mergeRequest(): Promise<MergeRequest> {
    const found = await repository.find(`show merge request ${number}`, (gitlab) =>
      gitlab.MergeRequests.show(project, number),
    );
    if (!found) throw noMergeRequest(`${repository.id}!${number}`);
    return found as unknown as MergeRequest;
  }

  async function threads(): Promise<readonly KnownThread[]> {
    const login = await client.login();
    const found = (await repository.ask(`list the discussions of ${number}`, (gitlab) =>
      gitlab.MergeRequestDiscussions.all(project, number, { perPage: 100 }),
    )) as unknown as readonly Discussion[];
    return found.flatMap(({ id, notes: [note] = [] }) => {
      const read = note?.author.username === login ? readMarkedText(note.body) : undefined;
      const marker = read && readRemarkMarker(read.marker);
      if (!note || !read || marker === undefined) return [];
      const { new_path: path = '', new_line: line } = note.position ?? {};
      const state = note.resolved === true ? 'resolved' : 'open';
      return [{ id, noteId: note.id, marker, text: read.text, path, state, ...(line ? { line } : {}) }];
    });
  }

  async function statuses(commit: string): Promise<readonly ReviewStatus[]> {
    const found = (await repository.ask(`list the statuses of ${commit}`, (gitlab) =>
      gitlab.Commits.allStatuses(project, commit),
    )) as unknown as readonly CommitStatus[];
    const own = found.filter(({ name }) => name.startsWith(`${statusGenre}/`));
    const newestFirst = [...own].sort((one, other) => other.id - one.id);
    return newestStatuses(
      newestFirst.map(({ name, status, description }) => ({
        name: name.slice(statusGenre.length + 1),
        state: nameOf(status),
        description: description ?? '',
      })),
    );
  }

  async function open({ marker, text, path, line }: Remark): Promise<boolean> {
    const { diff_refs: refs } = await mergeRequest();
    if (!refs || line === undefined) return false;
    const position = {
      ...{ positionType: 'text' as const, baseSha: refs.base_sha, headSha: refs.head_sha, startSha: refs.start_sha },
      ...{ oldPath: path, newPath: path, newLine: String(line) },
    };
    try {
      await repository.ask(`comment on ${path} in ${number}`, (gitlab) =>
        gitlab.MergeRequestDiscussions.create(project, number, markedText(remarkMarker(marker), text), { position }),
      );
      return true;
    } catch (error) {
      // The line is not part of the difference.
      if (statusOf(error) === 400) return false;
      throw error;
    }
  }

  const edit = async (thread: KnownThread, change: { readonly body: string } | { readonly resolved: boolean }) => {
    await repository.ask(`change a discussion of ${number}`, (gitlab) =>
      gitlab.MergeRequestDiscussions.editNote(project, number, thread.id, thread.noteId, change),
    );
  };

  return {
    async review({ commit, remarks, statuses: wanted, labels }) {
      const unplaced = remarks
        ? await settleRemarks(await threads(), remarks, {
            open,
            rewrite: (thread, text) => edit(thread, { body: markedText(remarkMarker(thread.marker), text) }),
            setOpen: (thread, isOpen) => edit(thread, { resolved: !isOpen }),
          })
        : [];
      const missing = wanted ? newStatuses(wanted, await statuses(commit)) : [];
      for (const { name, state, description } of missing) {
        const options = { name: `${statusGenre}/${name}`, description };
        await repository.ask(`set the status ${name} of ${commit}`, (gitlab) =>
          gitlab.Commits.editStatus(project, commit, states[state], options),
        );
      }
      if (labels) {
        const { add, remove } = newLabels(labels, (await mergeRequest()).labels ?? []);
        const change = {
          ...(add.length > 0 ? { addLabels: add.join(',') } : {}),
          ...(remove.length > 0 ? { removeLabels: remove.join(',') } : {}),
        };
        if (Object.keys(change).length > 0) {
          await repository.ask(`label merge request ${number}`, (gitlab) =>
            gitlab.MergeRequests.edit(project, number, change),
          );
        }
      }
      return { unplaced };
    },
    async read(commit) {
      const { labels = [] } = await mergeRequest();
      return {
        remarks: (await threads()).map(({ marker, text, path, line, state }) => ({
          ...{ marker, text, path, isOpen: state === 'open' },
          ...(line === undefined ? {} : { line }),
        })),
        statuses: await statuses(commit),
        labels,
      };
    },
  };
}

function nameOf(status: string): ReviewStatus['state'] {
  if (status === 'success') return 'succeeded';
  return ['pending', 'running', 'created'].includes(status) ? 'pending' : 'failed';
}

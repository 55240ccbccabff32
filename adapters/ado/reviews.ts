import type { GitPullRequestCommentThread } from 'azure-devops-node-api/interfaces/GitInterfaces';
import type { ChangeReview, ReviewOutcome, ReviewState, ReviewStatus } from '../../ports/change-review';
import {
  newestStatuses,
  newLabels,
  newStatuses,
  readRemarkMarker,
  remarkMarker,
  settleRemarks,
  statusGenre,
} from '../code-hosting/review-plan';
import type { GitRepository } from './git-repository';
import { readPullRequest } from './pull-requests';
import { createOwnThread, listOwnThreads, noPullRequest } from './threads';
import type { OwnThread } from './threads';
import { CommentThreadStatus, GitStatusState } from './vendor-values';

const waitingForAuthor = -5;

/** Threads at their lines, statuses of the iteration, labels and the own vote of one pull request. */
export interface AdoReviews {
  review(review: ChangeReview): Promise<ReviewOutcome>;
  read(commit: string): Promise<ReviewState>;
}

export function createAdoReviews(repository: GitRepository, me: string, number: number): AdoReviews {
  const { name, project } = repository;

  async function read() {
    const found = await readPullRequest(repository, number);
    if (!found) throw noPullRequest(repository, number);
    return found;
  }

  async function remarks(): Promise<readonly KnownThread[]> {
    const threads = await listOwnThreads(repository, me, number);
    return threads.flatMap((thread) => {
      const marker = readRemarkMarker(thread.marker);
      return marker === undefined ? [] : [{ ...thread, marker, state: stateOf(thread) }];
    });
  }

  /** The push that brought the commit; undefined until the service has seen it. */
  async function iterationOf(commit: string): Promise<number | undefined> {
    const iterations = await repository.ask(`list the pushes to pull request ${number}`, (git) =>
      git.getPullRequestIterations(name, number, project),
    );
    return ((iterations as typeof iterations | null) ?? []).findLast(
      ({ sourceRefCommit }) => sourceRefCommit?.commitId === commit,
    )?.id;
  }

  async function statuses(iteration: number | undefined): Promise<readonly ReviewStatus[]> {
    const found = await repository.ask(`list the statuses of pull request ${number}`, (git) =>
      git.getPullRequestStatuses(name, number, project),
    );
    const own = ((found as typeof found | null) ?? [])
      .filter(({ context, iterationId }) => context?.genre === statusGenre && iterationId === iteration)
      .sort((one, other) => (other.id ?? 0) - (one.id ?? 0));
    return newestStatuses(
      own.map(({ context, state, description = '' }) => ({
        ...{ name: context?.name ?? '', description, state: stateNames[state ?? -1] ?? 'pending' },
      })),
    );
  }

  async function tell(commit: string, wanted: ChangeReview['statuses']): Promise<void> {
    if (wanted === undefined) return;
    // A status of an iteration is taken back by the next push when the policy asks for that.
    const iterationId = await iterationOf(commit);
    for (const status of newStatuses(wanted, await statuses(iterationId))) {
      const context = { genre: statusGenre, name: status.name };
      const body = { context, state: states[status.state], description: status.description };
      await repository.ask(`set the status ${status.name} of pull request ${number}`, (git) =>
        git.createPullRequestStatus(
          { ...body, ...(iterationId === undefined ? {} : { iterationId }) },
          ...([name, number, project] as const),
        ),
      );
    }
  }

  async function label(wanted: ChangeReview['labels']): Promise<void> {
    if (wanted === undefined) return;
    const shown = ((await read()).labels ?? []).map((each) => each.name ?? '');
    const { add, remove } = newLabels(wanted, shown);
    for (const each of add) {
      await repository.ask(`label pull request ${number}`, (git) =>
        git.createPullRequestLabel({ name: each }, name, number, project),
      );
    }
    for (const each of remove) {
      await repository.ask(`take a label off pull request ${number}`, (git) =>
        git.deletePullRequestLabels(name, number, each, project),
      );
    }
  }

  async function vote(wanted: ChangeReview['vote']): Promise<void> {
    if (wanted === undefined) return;
    const value = wanted === 'wait' ? waitingForAuthor : 0;
    const stands = (await read()).reviewers?.find(({ id }) => id === me)?.vote ?? 0;
    if (stands === value) return;
    await repository.ask(`vote on pull request ${number}`, (git) =>
      git.createPullRequestReviewer({ id: me, vote: value }, name, number, me, project),
    );
  }

  async function changeThread(id: number, status: number): Promise<void> {
    const patch: GitPullRequestCommentThread = { status };
    await repository.ask(`change a thread of pull request ${number}`, (git) =>
      git.updateThread(patch, name, number, id, project),
    );
  }

  async function remark({ remarks: wanted }: ChangeReview): Promise<readonly string[]> {
    if (wanted === undefined) return [];
    return settleRemarks(await remarks(), wanted, {
      async open({ marker, text, path, line }) {
        const place = { filePath: `/${path}`, ...(line === undefined ? {} : linesFrom(line)) };
        await createOwnThread(repository, number, { marker: remarkMarker(marker), text, place });
        return true;
      },
      async rewrite({ id, commentId }, content) {
        await repository.ask(`update a comment of pull request ${number}`, (git) =>
          git.updateComment({ content }, name, number, id, commentId, project),
        );
      },
      setOpen: ({ id }, isOpen) => changeThread(id, isOpen ? CommentThreadStatus.Active : CommentThreadStatus.Fixed),
    });
  }

  return {
    async review(review) {
      const unplaced = await remark(review);
      await tell(review.commit, review.statuses);
      await label(review.labels);
      await vote(review.vote);
      return { unplaced };
    },
    async read(commit) {
      const { labels = [], reviewers = [] } = await read();
      return {
        remarks: (await remarks()).map(({ marker, text, path = '', line, state }) => ({
          ...{ marker, text, path, isOpen: state === 'open' },
          ...(line === undefined ? {} : { line }),
        })),
        statuses: await statuses(await iterationOf(commit)),
        labels: labels.map((each) => each.name ?? ''),
        vote: reviewers.find(({ id }) => id === me)?.vote === waitingForAuthor ? 'wait' : 'none',
      };
    },
  };
}

interface KnownThread extends OwnThread {
  readonly state: 'open' | 'resolved' | 'closed';
}

const states = {
  pending: GitStatusState.Pending,
  succeeded: GitStatusState.Succeeded,
  failed: GitStatusState.Failed,
} as const;

const stateNames: Readonly<Record<number, ReviewStatus['state']>> = {
  [GitStatusState.Pending]: 'pending',
  [GitStatusState.Succeeded]: 'succeeded',
  [GitStatusState.Failed]: 'failed',
};

function stateOf({ status }: OwnThread): KnownThread['state'] {
  const { Active, Pending, Fixed } = CommentThreadStatus;
  const open: readonly number[] = [Active, Pending];
  if (open.includes(status)) return 'open';
  return status === Number(Fixed) ? 'resolved' : 'closed';
}

/** On the right side, where the change's own lines are; an end is wanted as well. */
function linesFrom(line: number): Partial<NonNullable<GitPullRequestCommentThread['threadContext']>> {
  return { rightFileStart: { line, offset: 1 }, rightFileEnd: { line, offset: 2 } };
}

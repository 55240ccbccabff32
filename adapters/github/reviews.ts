import type { ChangeReview, ReviewOutcome, ReviewState, ReviewStatus } from '../../ports/change-review';
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
import { statusOf } from './errors';
import { noPullRequest } from './pull-requests';
import type { GitHubRepository } from './repository';

interface Thread {
  readonly id: string;
  readonly isResolved: boolean;
  readonly path: string;
  readonly line: number | null;
  readonly originalLine: number | null;
  readonly comments: {
    readonly nodes: readonly {
      readonly databaseId: number;
      readonly body: string;
      readonly viewerDidAuthor: boolean;
    }[];
  };
}

interface ThreadPage {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly Thread[];
      };
    } | null;
  };
}

/** Only the GraphQL API tells which threads are resolved, and resolves them. */
const threadsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    reviewThreads(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id isResolved path line originalLine comments(first: 1) { nodes { databaseId body viewerDidAuthor } } }
    } } } }`;

const states = { pending: 'pending', succeeded: 'success', failed: 'failure' } as const;

interface KnownThread {
  readonly id: string;
  readonly commentId: number;
  readonly marker: string;
  readonly text: string;
  readonly path: string;
  readonly line: number | null;
  readonly state: 'open' | 'resolved';
}

/** Review comments, commit statuses and labels. GitHub lets no author vote on the own pull request. */
export async function reviewPullRequest(
  repository: GitHubRepository,
  number: number,
  { commit, remarks, statuses, labels }: ChangeReview,
): Promise<ReviewOutcome> {
  const unplaced = remarks ? await settle(repository, number, commit, remarks) : [];
  const context = (name: string) => `${statusGenre}/${name}`;
  const missing = statuses ? newStatuses(statuses, await listStatuses(repository, commit)) : [];
  for (const { name, state, description } of missing) {
    await repository.ask(`set the status ${name} of ${commit}`, (github, at) =>
      github.rest.repos.createCommitStatus({
        ...{ ...at, sha: commit, state: states[state], description, context: context(name) },
      }),
    );
  }
  if (labels) {
    const { add, remove } = newLabels(labels, await listLabels(repository, number));
    if (add.length > 0) {
      await repository.ask(`label #${number}`, (github, at) =>
        github.rest.issues.addLabels({ ...at, issue_number: number, labels: [...add] }),
      );
    }
    for (const name of remove) {
      await repository.find(`take a label off #${number}`, (github, at) =>
        github.rest.issues.removeLabel({ ...at, issue_number: number, name }),
      );
    }
  }
  return { unplaced };
}

export async function readReview(repository: GitHubRepository, number: number, commit: string): Promise<ReviewState> {
  const threads = await listThreads(repository, number);
  return {
    remarks: threads.map(({ marker, text, path, line, state }) => ({
      ...{ marker, text, path, isOpen: state === 'open' },
      ...(line === null ? {} : { line }),
    })),
    statuses: await listStatuses(repository, commit),
    labels: await listLabels(repository, number),
  };
}

async function settle(
  repository: GitHubRepository,
  number: number,
  commit: string,
  remarks: NonNullable<ChangeReview['remarks']>,
): Promise<readonly string[]> {
  return settleRemarks(await listThreads(repository, number), remarks, {
    async open({ marker, text, path, line }) {
      const place = line === undefined ? { subject_type: 'file' as const } : { line, side: 'RIGHT' as const };
      const body = markedText(remarkMarker(marker), text);
      try {
        await repository.ask(`comment on ${path} in #${number}`, (github, at) =>
          github.rest.pulls.createReviewComment({
            ...{ ...at, pull_number: number, commit_id: commit, path, body },
            ...place,
          }),
        );
        return true;
      } catch (error) {
        // The line, or the file, is not part of the difference.
        if (statusOf(error) === 422) return false;
        throw error;
      }
    },
    async rewrite({ commentId, marker }, text) {
      await repository.ask(`change a comment of #${number}`, (github, at) =>
        github.rest.pulls.updateReviewComment({
          ...{ ...at, comment_id: commentId, body: markedText(remarkMarker(marker), text) },
        }),
      );
    },
    async setOpen({ id }, isOpen) {
      const name = isOpen ? 'unresolveReviewThread' : 'resolveReviewThread';
      const query = `mutation ($id: ID!) { ${name}(input: { threadId: $id }) { thread { isResolved } } }`;
      await repository.ask(`resolve or reopen a thread of #${number}`, (github) => github.graphql(query, { id }));
    },
  });
}

async function listThreads(repository: GitHubRepository, number: number): Promise<readonly KnownThread[]> {
  const own: KnownThread[] = [];
  let after: string | null = null;
  do {
    const page: ThreadPage = await repository.ask(`list the threads of #${number}`, (github, at) =>
      github.graphql<ThreadPage>(threadsQuery, { ...at, number, after }),
    );
    const found = page.repository.pullRequest?.reviewThreads;
    if (!found) throw noPullRequest(`${repository.id}!${number}`);
    own.push(...found.nodes.flatMap(viewThread));
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  return own;
}

function viewThread({ id, isResolved, path, line, originalLine, comments }: Thread): readonly KnownThread[] {
  const [first] = comments.nodes;
  const read = first?.viewerDidAuthor === true ? readMarkedText(first.body) : undefined;
  const marker = read && readRemarkMarker(read.marker);
  if (!first || !read || marker === undefined) return [];
  const state = isResolved ? 'resolved' : 'open';
  return [{ id, commentId: first.databaseId, marker, text: read.text, path, line: line ?? originalLine, state }];
}

async function listStatuses(repository: GitHubRepository, commit: string): Promise<readonly ReviewStatus[]> {
  const { data } = await repository.ask(`list the statuses of ${commit}`, (github, at) =>
    github.rest.repos.listCommitStatusesForRef({ ...at, ref: commit, per_page: 100 }),
  );
  const own = data.filter(({ context }) => context.startsWith(`${statusGenre}/`));
  return newestStatuses(
    own.map(({ context, state, description }) => ({
      name: context.slice(statusGenre.length + 1),
      state: nameOf(state),
      description: description ?? '',
    })),
  );
}

function nameOf(state: string): ReviewStatus['state'] {
  if (state === 'success') return 'succeeded';
  return state === 'pending' ? 'pending' : 'failed';
}

async function listLabels(repository: GitHubRepository, number: number): Promise<readonly string[]> {
  const { data } = await repository.ask(`list the labels of #${number}`, (github, at) =>
    github.rest.issues.listLabelsOnIssue({ ...at, issue_number: number, per_page: 100 }),
  );
  return data.map(({ name }) => name);
}

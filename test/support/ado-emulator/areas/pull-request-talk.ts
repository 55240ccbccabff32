import { refreshTrial } from '../complete-pull-request';
import { projectEvent } from '../project-event';
import type { AdoPullRequest, AdoPullRequestStatus, AdoThread } from '../pull-request-store';
import { gitResource } from '../resources';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';
import { identityId, identityView, namesOf } from './core';
import { inPullRequest, pullRequestView } from './pull-requests';

const below = '/:project/_apis/git/repositories/:repository/pullRequests/:pullRequest';

interface CommentBody {
  readonly content: string;
}

/** What is said on a pull request: threads, comments, labels, votes, statuses. */
export const pullRequestTalk: AdoArea = {
  resources: [
    gitResource(
      'ab6e2e5d-a0b7-4153-b64a-a4efe0d49449',
      'threads',
      'pullRequests/{pullRequestId}/{resource}/{threadId}',
    ),
    gitResource(
      '965a3ec7-5ed8-455a-bdcb-835a5ea7fe7b',
      'comments',
      'pullRequests/{pullRequestId}/threads/{threadId}/{resource}/{commentId}',
    ),
    gitResource(
      'f22387e3-984e-4c52-9c6d-fbb8f14c812d',
      'labels',
      'pullRequests/{pullRequestId}/{resource}/{labelIdOrName}',
    ),
    gitResource(
      '4b6702c7-aa35-4b89-9c96-b9abf6d3e540',
      'reviewers',
      'pullRequests/{pullRequestId}/{resource}/{reviewerId}',
    ),
    gitResource(
      'b5f6bb4f-8d1e-4d79-8d11-4c9172c99c35',
      'statuses',
      'pullRequests/{pullRequestId}/{resource}/{statusId}',
    ),
    gitResource(
      'd43911ee-6958-46b0-a42b-8445b8a0d004',
      'iterations',
      'pullRequests/{pullRequestId}/{resource}/{iterationId}',
    ),
  ],
  routes: [
    {
      method: 'GET',
      path: `${below}/threads`,
      handle: (request) => inPullRequest(request, async ({ threads }) => list(threads.map(threadView))),
    },
    {
      method: 'POST',
      path: `${below}/threads`,
      handle: (request) =>
        inPullRequest(request, async (pullRequest) => {
          const { threads } = pullRequest;
          const body = request.body as Partial<AdoThread> & { comments: readonly CommentBody[] };
          const comments = body.comments.map(({ content }, index) => commentOf(request, index + 1, content));
          const context = body.threadContext ? { threadContext: body.threadContext } : {};
          const id = request.store.nextId('thread');
          const made = { id, status: body.status ?? 1, properties: body.properties ?? {}, comments, ...context };
          threads.push(made);
          for (const comment of comments) tellComment(pullRequest, id, comment, request);
          return ok(threadView(made));
        }),
    },
    {
      method: 'PATCH',
      path: `${below}/threads/:thread`,
      handle: (request) =>
        inPullRequest(request, async ({ threads }) => {
          const thread = threads.find(({ id }) => id === Number(request.params['thread']));
          if (!thread) return noThread;
          thread.status = (request.body as Partial<AdoThread>).status ?? thread.status;
          return ok(threadView(thread));
        }),
    },
    {
      method: 'GET',
      path: `${below}/threads/:thread/comments/:comment`,
      handle: (request) =>
        inPullRequest(request, async ({ threads }) => {
          const thread = threads.find(({ id }) => id === Number(request.params['thread']));
          const comment = thread?.comments.find(({ id }) => id === Number(request.params['comment']));
          return comment ? ok(commentView(comment)) : noThread;
        }),
    },
    {
      method: 'PATCH',
      path: `${below}/threads/:thread/comments/:comment`,
      handle: (request) =>
        inPullRequest(request, async ({ threads }) => {
          const thread = threads.find(({ id }) => id === Number(request.params['thread']));
          const comment = thread?.comments.find(({ id }) => id === Number(request.params['comment']));
          if (!comment) return noThread;
          if (comment.author !== request.user)
            return fault(
              403,
              'GitPullRequestCommentCannotBeUpdatedException',
              'TF401343: Only its author may change a comment.',
            );
          comment.content = (request.body as CommentBody).content;
          return ok(commentView(comment));
        }),
    },
    {
      method: 'GET',
      path: `${below}/labels`,
      handle: (request) =>
        inPullRequest(request, async ({ labels }) => list(labels.map((name) => ({ id: identityId(name), name })))),
    },
    {
      method: 'POST',
      path: `${below}/labels`,
      handle: (request) =>
        inPullRequest(request, async ({ labels }) => {
          const { name } = request.body as { readonly name: string };
          if (!labels.includes(name)) labels.push(name);
          return ok({ id: identityId(name), name, active: true });
        }),
    },
    {
      method: 'DELETE',
      path: `${below}/labels/:label`,
      handle: (request) =>
        inPullRequest(request, async ({ labels }) => {
          const at = labels.findIndex((name) => [name, identityId(name)].includes(request.params['label'] ?? ''));
          if (at < 0) return fault(404, 'GitPullRequestLabelNotFoundException', 'TF401389: The label was not found.');
          labels.splice(at, 1);
          return ok(undefined);
        }),
    },
    {
      method: 'PUT',
      path: `${below}/reviewers/:reviewer`,
      handle: (request) => inPullRequest(request, vote),
    },
    {
      method: 'GET',
      path: `${below}/iterations`,
      handle: (request) =>
        inPullRequest(request, async (pullRequest) => {
          await refreshTrial(request.store, pullRequest);
          return list(
            pullRequest.iterations.map((commitId, index) => ({ id: index + 1, sourceRefCommit: { commitId } })),
          );
        }),
    },
    {
      method: 'GET',
      path: `${below}/statuses`,
      handle: (request) => inPullRequest(request, async ({ statuses }) => list(statuses)),
    },
    {
      method: 'POST',
      path: `${below}/statuses`,
      handle: (request) =>
        inPullRequest(request, async ({ statuses }) => {
          const made = {
            id: request.store.nextId('pull-request-status'),
            ...(request.body as Omit<AdoPullRequestStatus, 'id'>),
            createdBy: identityView(request.user),
          };
          statuses.push(made);
          return ok(made);
        }),
    },
  ],
};

/** Everybody votes for themselves; the listeners hear of it, and not whose vote it was. */
async function vote(pullRequest: AdoPullRequest, request: AdoRequest): Promise<AdoAnswer> {
  const { reviewers, repository } = pullRequest;
  const { reviewer = '' } = request.params;
  const { vote: value = 0 } = request.body as { readonly vote?: number };
  if (value !== 0 && reviewer !== identityId(request.user)) {
    return fault(403, 'GitPullRequestUpdateRejectedByPolicyException', 'TF401186: Nobody votes for somebody else.');
  }
  reviewers.set(reviewer, value);
  namesOf(request.store).set(identityId(request.user), request.user);
  const view = pullRequestView(pullRequest, request);
  projectEvent(request.store, repository, 'git.pullrequest.updated', view);
  return ok({ id: reviewer, vote: value });
}

/** The thread is in a link only. */
function tellComment(
  pullRequest: AdoPullRequest,
  thread: number,
  comment: AdoThread['comments'][number],
  request: AdoRequest,
): void {
  const href = `${request.baseUrl}/_apis/git/pullRequests/${pullRequest.pullRequestId}/threads/${thread}`;
  projectEvent(request.store, pullRequest.repository, 'ms.vss-code.git-pullrequest-comment-event', {
    comment: { ...commentView(comment), _links: { threads: { href } } },
    pullRequest: pullRequestView(pullRequest, request),
  });
}

const noThread = fault(404, 'CommentThreadNotFoundException', 'TF401353: The thread was not found.');

function commentOf({ user }: AdoRequest, id: number, content: string): AdoThread['comments'][number] {
  return { id, content, author: user, publishedDate: new Date().toISOString() };
}

/** Properties come back with their type. */
function threadView(thread: AdoThread): object {
  const properties = Object.fromEntries(
    Object.entries(thread.properties).map(([name, $value]) => [name, { $type: 'System.String', $value }]),
  );
  return { ...thread, properties, comments: thread.comments.map(commentView), isDeleted: false };
}

function commentView(comment: AdoThread['comments'][number]): object {
  return { ...comment, author: identityView(comment.author), parentCommentId: 0, commentType: 'text' };
}

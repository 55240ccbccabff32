import { linesInDiff } from '../../hub-emulator/diff-lines';
import type { HubAnswer, HubRequest, HubRoute } from '../../hub-emulator/serve';
import { pullsOf, refreshHead } from '../pulls';
import type { OpenPull } from '../pulls';
import { inRepo, page, say } from '../store';
import type { GitHubRepo, GitHubStore, GitHubThread } from '../store';
import { changeIssue } from './issues';

const below = '/repos/:owner/:repo';

/** Review comments with their threads, labels of pull requests, statuses of commits. */
export function reviewRoutes(store: GitHubStore): readonly HubRoute[] {
  const { git } = store;
  const pullOf = (repo: GitHubRepo, { params }: HubRequest): OpenPull | undefined =>
    pullsOf(repo).find(({ number }) => String(number) === params['number']);

  return [
    {
      method: 'POST',
      path: `${below}/pulls/:number/comments`,
      handle: inRepo(store, async (repo, request) => {
        const issue = pullOf(repo, request);
        if (!issue) return say(404, 'Not Found');
        const wish = request.body as Wish;
        await refreshHead(store, repo, issue);
        const target = (await git.resolve(repo.folder, `refs/heads/${issue.pull.target}`)) ?? '';
        const lines = await linesInDiff(git, repo.folder, [target, wish.commit_id], wish.path);
        const isPlaced = wish.subject_type === 'file' ? lines !== undefined : lines?.has(wish.line ?? 0) === true;
        if (!isPlaced) return say(422, 'Validation Failed: pull_request_review_thread.line must be part of the diff');
        const id = store.nextId();
        const thread: GitHubThread = {
          ...{ id: `PRRT_${id}`, commentId: id, path: wish.path, line: wish.line ?? null, body: wish.body },
          ...{ user: request.user, isResolved: false },
        };
        issue.pull.threads.push(thread);
        return { status: 201, body: { id, path: wish.path, body: wish.body } };
      }),
    },
    {
      method: 'PATCH',
      path: `${below}/pulls/comments/:id`,
      handle: inRepo(store, (repo, { params, body }) => {
        const threads = pullsOf(repo).flatMap(({ pull }) => pull.threads);
        const found = threads.find(({ commentId }) => String(commentId) === params['id']);
        if (!found) return say(404, 'Not Found');
        found.body = (body as { readonly body: string }).body;
        return { status: 200, body: { id: found.commentId, body: found.body } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/issues/:number/labels`,
      handle: inRepo(store, (repo, { params }) => {
        const issue = repo.issues.get(Number(params['number']));
        return issue ? { status: 200, body: issue.labels.map((name) => ({ name })) } : say(404, 'Not Found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/issues/:number/labels`,
      handle: inRepo(store, (repo, { params, body, user }) => {
        const issue = repo.issues.get(Number(params['number']));
        if (!issue) return say(404, 'Not Found');
        const { labels } = body as { readonly labels: readonly string[] };
        changeIssue(store, repo, issue, user, { labels: [...new Set([...issue.labels, ...labels])] });
        return { status: 200, body: issue.labels.map((name) => ({ name })) };
      }),
    },
    {
      method: 'DELETE',
      path: `${below}/issues/:number/labels/:label`,
      handle: inRepo(store, (repo, { params, user }) => {
        const issue = repo.issues.get(Number(params['number']));
        if (issue?.labels.includes(params['label'] ?? '') !== true) return say(404, 'Label does not exist');
        changeIssue(store, repo, issue, user, { labels: issue.labels.filter((name) => name !== params['label']) });
        return { status: 200, body: issue.labels.map((name) => ({ name })) };
      }),
    },
    {
      method: 'POST',
      path: `${below}/statuses/:sha`,
      handle: inRepo(store, (repo, { params, body, user }) => {
        const wish = body as { readonly state: string; readonly context: string; readonly description?: string };
        const made = { id: store.nextId(), sha: params['sha'] ?? '', creator: { login: user }, ...wish };
        repo.statuses.unshift(made);
        return { status: 201, body: made };
      }),
    },
    {
      method: 'GET',
      path: `${below}/commits/:sha/statuses`,
      handle: inRepo(store, (repo, { params, query }) => ({
        status: 200,
        body: page(
          repo.statuses.filter(({ sha }) => sha === params['sha']),
          query,
        ),
      })),
    },
  ];
}

interface Wish {
  readonly body: string;
  readonly commit_id: string;
  readonly path: string;
  readonly line?: number;
  readonly subject_type?: 'file' | 'line';
}

/** The part of the GraphQL API that knows threads; undefined = another query. */
export function answerThreads(
  store: GitHubStore,
  query: string,
  variables: { readonly id?: string; readonly owner?: string; readonly repo?: string; readonly number?: number },
  user: string,
): HubAnswer | undefined {
  const pulls = store.repositories().flatMap(pullsOf);
  if (query.includes('reviewThreads')) {
    const repo = store.find(variables.owner ?? '', variables.repo ?? '');
    const issue = repo && pullsOf(repo).find(({ number }) => number === variables.number);
    const nodes = (issue?.pull.threads ?? []).map(({ id, commentId, path, line, body, isResolved, user: author }) => ({
      ...{ id, isResolved, path, line, originalLine: line },
      comments: { nodes: [{ databaseId: commentId, body, viewerDidAuthor: author === user }] },
    }));
    const reviewThreads = { pageInfo: { hasNextPage: false, endCursor: null }, nodes };
    return { status: 200, body: { data: { repository: { pullRequest: issue ? { reviewThreads } : null } } } };
  }
  if (!/resolveReviewThread/.test(query)) return undefined;
  const thread = pulls.flatMap(({ pull }) => pull.threads).find(({ id }) => id === variables.id);
  if (!thread) return { status: 200, body: { data: null, errors: [{ message: 'Could not resolve to a node' }] } };
  thread.isResolved = !query.includes('unresolveReviewThread');
  return { status: 200, body: { data: { done: { thread: { isResolved: thread.isResolved } } } } };
}

import type { HubAnswer, HubRoute } from '../../hub-emulator/serve';
import { inRepo, nextNumber, page, say } from '../store';
import type { GitHubComment, GitHubIssue, GitHubRepo, GitHubStore } from '../store';
import { repositoryView } from './git';

const below = '/repos/:owner/:repo/issues';

interface IssueBody {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly labels?: readonly string[];
}

/** Issues with labels and comments; webhooks hear of them. */
export function issueRoutes(store: GitHubStore): readonly HubRoute[] {
  const inIssue = (handle: (repo: GitHubRepo, issue: GitHubIssue, body: unknown, user: string) => HubAnswer) =>
    inRepo(store, (repo, { params, body, user }) => {
      const issue = repo.issues.get(Number(params['number']));
      return issue ? handle(repo, issue, body, user) : say(404, 'Not Found');
    });

  return [
    {
      method: 'GET',
      path: below,
      handle: inRepo(store, (repo, { query }) => {
        const [state, labels, creator] = ['state', 'labels', 'creator'].map((name) => query.get(name));
        const wanted = (labels ?? '').split(',').filter(Boolean);
        const found = [...repo.issues.values()].filter(
          (issue) =>
            (state === 'all' || issue.state === (state ?? 'open')) &&
            wanted.every((label) => issue.labels.includes(label)) &&
            (creator === null || creator === issue.user),
        );
        const ordered = query.get('direction') === 'asc' ? found : found.reverse();
        return { status: 200, body: page(ordered, query).map((issue) => issueView(repo, issue)) };
      }),
    },
    {
      method: 'POST',
      path: below,
      handle: inRepo(store, (repo, { body, user }) => {
        const issue = openIssue(store, repo, user, body as IssueBody);
        return { status: 201, body: issueView(repo, issue) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/:number`,
      handle: inIssue((repo, issue) => ({ status: 200, body: issueView(repo, issue) })),
    },
    {
      method: 'PATCH',
      path: `${below}/:number`,
      handle: inIssue((repo, issue, body, user) => {
        changeIssue(store, repo, issue, user, body as IssueBody);
        return { status: 200, body: issueView(repo, issue) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/:number/comments`,
      handle: inRepo(store, (repo, { params, query }) => {
        const issue = repo.issues.get(Number(params['number']));
        return issue ? { status: 200, body: page(issue.comments, query).map(commentView) } : say(404, 'Not Found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/:number/comments`,
      handle: inIssue((repo, issue, body, user) => {
        const made = { id: store.nextId(), user, createdAt: new Date().toISOString(), ...(body as { body: string }) };
        issue.comments.push(made);
        const payload = { action: 'created', issue: issueView(repo, issue), comment: commentView(made) };
        store.emit(repo, 'issue_comment', { ...payload, ...about(repo, user) });
        return { status: 201, body: commentView(made) };
      }),
    },
    {
      method: 'PATCH',
      path: '/repos/:owner/:repo/issues/comments/:id',
      handle: inRepo(store, (repo, { params, body }) => {
        const all = [...repo.issues.values()].flatMap(({ comments }) => comments);
        const found = all.find(({ id }) => String(id) === params['id']);
        if (!found) return say(404, 'Not Found');
        found.body = (body as { readonly body: string }).body;
        return { status: 200, body: commentView(found) };
      }),
    },
  ];
}

/** As a person or a program opens one; tells the webhooks of the issue and of every label. */
export function openIssue(store: GitHubStore, repo: GitHubRepo, user: string, wish: IssueBody): GitHubIssue {
  const now = new Date().toISOString();
  const issue: GitHubIssue = {
    ...{ number: nextNumber(repo), title: wish.title ?? '', body: wish.body ?? '', state: 'open', labels: [] },
    ...{ user, createdAt: now, updatedAt: now, comments: [] },
  };
  repo.issues.set(issue.number, issue);
  store.emit(repo, 'issues', { action: 'opened', issue: issueView(repo, issue), ...about(repo, user) });
  changeIssue(store, repo, issue, user, { labels: wish.labels ?? [] });
  return issue;
}

export function changeIssue(
  store: GitHubStore,
  repo: GitHubRepo,
  issue: GitHubIssue,
  user: string,
  { title, body, state, labels }: IssueBody,
): void {
  const added = (labels ?? []).filter((label) => !issue.labels.includes(label));
  const wasOpen = issue.state === 'open';
  const change = { title, body, state, labels };
  Object.assign(issue, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
  issue.updatedAt = new Date(Math.max(Date.now(), Date.parse(issue.updatedAt) + 1_000)).toISOString();
  for (const name of added) {
    const payload = { action: 'labeled', issue: issueView(repo, issue), label: { name } };
    store.emit(repo, 'issues', { ...payload, ...about(repo, user) });
  }
  if (wasOpen && state === 'closed') {
    store.emit(repo, 'issues', { action: 'closed', issue: issueView(repo, issue), ...about(repo, user) });
  }
}

function about(repo: GitHubRepo, user: string): object {
  return { repository: repositoryView(repo), sender: { login: user, id: 1 } };
}

export function issueView(repo: GitHubRepo, issue: GitHubIssue): object {
  const { number, title, body, state, labels, user, createdAt, updatedAt, pull } = issue;
  return {
    ...{ number, title, body, state, user: { login: user }, created_at: createdAt, updated_at: updatedAt },
    labels: labels.map((name) => ({ name })),
    author_association: 'MEMBER',
    html_url: `https://github.example/${repo.owner}/${repo.name}/issues/${number}`,
    ...(pull ? { pull_request: {} } : {}),
  };
}

function commentView({ id, body, user, createdAt }: GitHubComment): object {
  return { id, body, user: { login: user }, created_at: createdAt };
}

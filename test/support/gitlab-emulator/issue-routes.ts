import type { HubRoute } from '../hub-emulator/serve';
import { noteRoutes } from './note-routes';
import { inProject, paged, say } from './store';
import type { GitLabIssue, GitLabProject, GitLabStore } from './store';

const below = '/projects/:project/issues';

export interface IssueWish {
  readonly title?: string;
  readonly description?: string;
  readonly labels?: string;
  readonly state_event?: 'close' | 'reopen';
}

/** Issues with labels and notes; webhooks hear of them. */
export function issueRoutes(store: GitLabStore): readonly HubRoute[] {
  return [
    {
      method: 'GET',
      path: below,
      handle: inProject(store, (project, request) => {
        const [state, labels, author] = ['state', 'labels', 'author_username'].map((name) => request.query.get(name));
        const wanted = (labels ?? '').split(',').filter(Boolean);
        const found = [...project.issues.values()].filter(
          (issue) =>
            (state === null || state === 'all' || state === issue.state) &&
            wanted.every((label) => issue.labels.includes(label)) &&
            (author === null || author === issue.user),
        );
        const ordered = request.query.get('sort') === 'asc' ? found : found.reverse();
        return paged(
          ordered.map((issue) => issueView(project, issue)),
          request,
        );
      }),
    },
    {
      method: 'POST',
      path: below,
      handle: inProject(store, (project, { body, user }) => {
        const issue = openIssue(store, project, user, body as IssueWish);
        return { status: 201, body: issueView(project, issue) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/:iid`,
      handle: inProject(store, (project, { params }) => {
        const issue = project.issues.get(Number(params['iid']));
        return issue ? { status: 200, body: issueView(project, issue) } : say(404, '404 Not found');
      }),
    },
    {
      method: 'PUT',
      path: `${below}/:iid`,
      handle: inProject(store, (project, { params, body, user }) => {
        const issue = project.issues.get(Number(params['iid']));
        if (!issue) return say(404, '404 Not found');
        changeIssue(store, project, issue, user, body as IssueWish);
        return { status: 200, body: issueView(project, issue) };
      }),
    },
    ...noteRoutes(store, `${below}/:iid`, ({ issues }, iid) => issues.get(iid)),
  ];
}

const labelsIn = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter(Boolean);

/** As a person or a program opens one; tells the webhooks. */
export function openIssue(store: GitLabStore, project: GitLabProject, user: string, wish: IssueWish): GitLabIssue {
  const now = new Date().toISOString();
  const issue: GitLabIssue = {
    ...{ iid: Math.max(0, ...project.issues.keys()) + 1, title: wish.title ?? '', description: wish.description ?? '' },
    ...{ state: 'opened', labels: labelsIn(wish.labels), user, createdAt: now, updatedAt: now, notes: [] },
  };
  project.issues.set(issue.iid, issue);
  tell(store, project, issue, user, 'open', {});
  return issue;
}

export function changeIssue(
  store: GitLabStore,
  project: GitLabProject,
  issue: GitLabIssue,
  user: string,
  { title, description, labels, state_event }: IssueWish,
): void {
  const previous = issue.labels.map((each) => ({ title: each }));
  if (title !== undefined) issue.title = title;
  if (description !== undefined) issue.description = description;
  if (labels !== undefined) issue.labels = labelsIn(labels);
  if (state_event !== undefined) issue.state = state_event === 'close' ? 'closed' : 'opened';
  issue.updatedAt = new Date(Math.max(Date.now(), Date.parse(issue.updatedAt) + 1_000)).toISOString();
  const current = issue.labels.map((each) => ({ title: each }));
  const changes = labels === undefined ? {} : { labels: { previous, current } };
  tell(store, project, issue, user, state_event ?? 'update', changes);
}

function tell(
  store: GitLabStore,
  project: GitLabProject,
  issue: GitLabIssue,
  user: string,
  action: string,
  changes: object,
): void {
  const { iid, title, description, state, labels, updatedAt } = issue;
  const url = `https://gitlab.example/${project.path}/-/issues/${iid}`;
  store.emit(project, 'Issue Hook', {
    object_kind: 'issue',
    user: { username: user },
    project: { path_with_namespace: project.path },
    object_attributes: { iid, title, description, state, action, url, updated_at: updatedAt },
    labels: labels.map((each) => ({ title: each })),
    assignees: [],
    changes,
  });
}

export function issueView({ path }: GitLabProject, issue: GitLabIssue): object {
  const { iid, title, description, state, labels, user, createdAt, updatedAt } = issue;
  return {
    ...{ iid, title, description, state, labels, author: { username: user } },
    ...{ created_at: createdAt, updated_at: updatedAt, web_url: `https://gitlab.example/${path}/-/issues/${iid}` },
  };
}

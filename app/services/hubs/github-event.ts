import { readRunName } from '../../../adapters/hubs/check-note';
import { githubWorkflowPath } from '../../../pipelines/hubs/render-github';
import { Ignored } from '../accept-ado-hook';
import { listOf, objectOf, positive, textOf } from '../ado-envelope';
import type { Json } from '../ado-envelope';
import { workItemEventOf } from './issue-event';
import type { IssueEvent, IssueMoment } from './issue-event';

/** Anybody may open issues and comment in a public repository; only what these do starts or commands anything. */
const insiders = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Reads a webhook of GitHub by its headers `X-GitHub-Event` and `X-GitHub-Delivery`. */
export function readGitHubEvent(name: string, delivery: string, payload: unknown): object {
  const body = objectOf(payload);
  const action = textOf(body['action']) ?? '';
  if (name === 'workflow_run') return checkOf(action, body);
  if (name !== 'issues' && name !== 'issue_comment') return new Ignored(`no rule is about ${name.slice(0, 80)}`);
  const issue = objectOf(body['issue']);
  const number = positive(issue['number']);
  const path = textOf(objectOf(body['repository'])['full_name']);
  const sender = textOf(objectOf(body['sender'])['login']);
  if (number === undefined || path === undefined || sender === undefined || delivery === '') {
    return new Ignored('issue, repository, sender or delivery is missing');
  }
  if (issue['pull_request'] !== undefined) return new Ignored('it is about a pull request');
  const now = momentOf(issue);
  const change = name === 'issues' ? changeOf(action, body, now) : commentOf(action, body);
  if (change instanceof Ignored) return change;
  // A template of the repository can give an outsider's own issue its label.
  const isOwn = sender === now.author && !insiders.has(String(issue['author_association']));
  if (isOwn && change.kind !== 'deleted' && change.kind !== 'commented') {
    return new Ignored('whoever opened the issue is no collaborator of the repository; let one of them set the label');
  }
  const at = textOf(issue['updated_at']) ?? '';
  if (Number.isNaN(Date.parse(at))) return new Ignored('the issue has no time of its last change');
  const url = textOf(issue['html_url']) ?? '';
  return workItemEventOf({ delivery, hub: 'github', path, number, at, url, sender, now, ...change });
}

/** A check's run is called as the check; its end comes in the form of a build's. */
function checkOf(action: string, body: Json): object {
  const run = objectOf(body['workflow_run']);
  if (action !== 'completed' || run['path'] !== githubWorkflowPath) return new Ignored('no check has ended');
  const { checkId } = readRunName(textOf(run['display_title']) ?? '');
  return { eventType: 'build.complete', resource: { buildNumber: checkId } };
}

type Change = Pick<IssueEvent, 'kind' | 'before' | 'comment'>;

function changeOf(action: string, body: Json, now: IssueMoment): Change | Ignored {
  const label = textOf(objectOf(body['label'])['name']) ?? '';
  const assignee = textOf(objectOf(body['assignee'])['login']) ?? '';
  const without = (names: readonly string[], name: string) => names.filter((each) => each !== name);
  switch (action) {
    case 'opened':
    case 'transferred':
      return { kind: 'created' };
    case 'deleted':
      return { kind: 'deleted' };
    case 'labeled':
      return { kind: 'updated', before: { labels: without(now.labels, label) } };
    case 'unlabeled':
      return { kind: 'updated', before: { labels: [...now.labels, label] } };
    case 'assigned':
      return { kind: 'updated', before: { assignees: without(now.assignees, assignee) } };
    case 'unassigned':
      return { kind: 'updated', before: { assignees: [assignee, ...now.assignees] } };
    case 'closed':
    case 'reopened':
      return { kind: 'updated', before: { open: !now.open } };
    default:
      return new Ignored(`no rule is about an issue that was ${action.slice(0, 40)}`);
  }
}

function commentOf(action: string, body: Json): Change | Ignored {
  const comment = objectOf(body['comment']);
  const [id, text] = [positive(comment['id']), textOf(comment['body'])];
  if (action !== 'created' || id === undefined || text === undefined) return new Ignored('no new comment');
  if (!insiders.has(String(comment['author_association']))) {
    return new Ignored('whoever commented is no collaborator of the repository');
  }
  return { kind: 'commented', comment: { id, text } };
}

function momentOf(issue: Json): IssueMoment {
  return {
    title: textOf(issue['title']) ?? '',
    text: textOf(issue['body']) ?? '',
    labels: listOf(issue['labels']).map((label) => textOf(objectOf(label)['name']) ?? ''),
    assignees: listOf(issue['assignees']).flatMap((each) => textOf(objectOf(each)['login']) ?? []),
    open: issue['state'] !== 'closed',
    author: textOf(objectOf(issue['user'])['login']) ?? '',
  };
}

import { readRunName } from '../../../adapters/hubs/check-note';
import { checkVariable } from '../../../pipelines/hubs/render-gitlab';
import { Ignored } from '../accept-ado-hook';
import { listOf, objectOf, positive, textOf } from '../ado-envelope';
import type { Json } from '../ado-envelope';
import { workItemEventOf } from './issue-event';
import type { IssueEvent, IssueMoment } from './issue-event';

const ended = new Set(['success', 'failed', 'canceled', 'skipped']);

/**
 * Reads a webhook of GitLab. Comments give no commands there: GitLab does not tell whether whoever commented is a member, and
 * anybody may comment in a public project.
 */
export function readGitLabEvent(delivery: string, payload: unknown): object {
  const body = objectOf(payload);
  const kind = textOf(body['object_kind']) ?? '';
  if (kind === 'pipeline') return checkOf(objectOf(body['object_attributes']));
  if (kind !== 'issue') return new Ignored(`no rule is about ${kind.slice(0, 80) || 'it'}`);
  const issue = objectOf(body['object_attributes']);
  const number = positive(issue['iid']);
  const path = textOf(objectOf(body['project'])['path_with_namespace']);
  const sender = textOf(objectOf(body['user'])['username']);
  if (number === undefined || path === undefined || sender === undefined || delivery === '') {
    return new Ignored('issue, project, user or delivery is missing');
  }
  const at = textOf(issue['updated_at']) ?? '';
  // Older versions write `2026-11-20 08:12:33 UTC`.
  const time = Date.parse(at.replace(/^(\S+) (\S+) UTC$/, '$1T$2Z'));
  if (Number.isNaN(time)) return new Ignored('the issue has no time of its last change');
  const now = momentOf(body, issue, sender);
  const change = changeOf(textOf(issue['action']) ?? '', objectOf(body['changes']), now);
  if (change instanceof Ignored) return change;
  const url = textOf(issue['url']) ?? '';
  const common = { delivery, hub: 'gitlab' as const, path, number, url, sender, now };
  return workItemEventOf({ ...common, at: new Date(time).toISOString(), ...change });
}

/** A check's pipeline carries its name as a variable; its end comes in the form of a build's. */
function checkOf(pipeline: Json): object {
  const given = listOf(pipeline['variables']).map(objectOf);
  const name = textOf(given.find(({ key }) => key === checkVariable)?.['value']);
  if (name === undefined || !ended.has(String(pipeline['status']))) return new Ignored('no check has ended');
  return { eventType: 'build.complete', resource: { buildNumber: readRunName(name).checkId } };
}

type Change = Pick<IssueEvent, 'kind' | 'before'>;

function changeOf(action: string, changes: Json, now: IssueMoment): Change | Ignored {
  if (action === 'open') return { kind: 'created' };
  if (action === 'close' || action === 'reopen') return { kind: 'updated', before: { open: !now.open } };
  if (action !== 'update') return new Ignored(`no rule is about an issue with action ${action.slice(0, 40)}`);
  const [labels, assignees] = [objectOf(changes['labels']), objectOf(changes['assignees'])];
  const before = {
    ...('previous' in labels ? { labels: titlesIn(labels['previous']) } : {}),
    ...('previous' in assignees ? { assignees: usersIn(assignees['previous']) } : {}),
  };
  if (Object.keys(before).length === 0) return new Ignored('neither labels nor assignees changed');
  return { kind: 'updated', before };
}

function momentOf(body: Json, issue: Json, sender: string): IssueMoment {
  return {
    title: textOf(issue['title']) ?? '',
    text: textOf(issue['description']) ?? '',
    labels: titlesIn(body['labels']),
    assignees: usersIn(body['assignees']),
    open: issue['state'] !== 'closed',
    author: sender,
  };
}

function titlesIn(value: unknown): readonly string[] {
  return listOf(value).flatMap((each) => textOf(objectOf(each)['title']) ?? []);
}

function usersIn(value: unknown): readonly string[] {
  return listOf(value).flatMap((each) => textOf(objectOf(each)['username']) ?? []);
}

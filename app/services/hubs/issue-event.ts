import { readIssue } from '../../../adapters/hubs/issue-form';
import type { IssueFacts } from '../../../adapters/hubs/issue-form';
import { linesToHtml, textToHtml } from '../../../domain/text/html-to-text';
import { placeOf } from './hub-rules';
import type { Hub } from './hub-rules';

/** An issue at one moment, and who is in charge of it. */
export interface IssueMoment extends IssueFacts {
  readonly title: string;
  readonly assignees: readonly string[];
}

export interface IssueEvent {
  /** The platform's id of the delivery: the same when it is delivered again. */
  readonly delivery: string;
  readonly hub: Hub;
  /** `owner/repository`. */
  readonly path: string;
  readonly kind: 'created' | 'updated' | 'deleted' | 'commented';
  readonly number: number;
  /** ISO 8601, of the last change. */
  readonly at: string;
  readonly url: string;
  /** Login of whoever did it. */
  readonly sender: string;
  readonly now: IssueMoment;
  /** Of `updated`: what was different before. */
  readonly before?: Partial<IssueMoment>;
  readonly comment?: { readonly id: number; readonly text: string };
}

/**
 * The event in the form of an Azure DevOps work item event, so that the same rules, order, commands and protection against
 * repetition hold for every platform. GitHub and GitLab count no revisions; the second of the change stands for one.
 */
export function workItemEventOf(event: IssueEvent): object {
  const { delivery, hub, path, kind, number, at, url, sender, now, before, comment } = event;
  const { organization, project } = placeOf(hub, path);
  const rev = Math.floor(Date.parse(at) / 1_000);
  const fields = { 'System.TeamProject': project, ...fieldsOf(now) };
  // Under this account the person is looked up, so that a login never passes for the user of the same name.
  const account = `${hub}:${sender}`;
  const who = { id: account, uniqueName: account, displayName: sender };
  const common = { rev, revisedBy: who, _links: { html: { href: url } } };
  return {
    id: delivery,
    eventType: `workitem.${kind}`,
    createdDate: at,
    resourceContainers: { collection: { baseUrl: `https://${hub}.invalid/${encodeURIComponent(organization)}` } },
    resource:
      kind === 'updated'
        ? { ...common, workItemId: number, fields: changesOf(before ?? {}, now), revision: { rev, fields } }
        : { ...common, id: number, fields: { ...fields, ...commentFields(comment) }, ...commentRef(comment) },
  };
}

function fieldsOf(moment: IssueMoment): Readonly<Record<string, unknown>> {
  const { description, acceptanceCriteria, type, state, labels = [], priority } = readIssue(moment);
  const [assignee] = moment.assignees;
  return {
    'System.Title': moment.title,
    'System.Description': textToHtml(description),
    'Microsoft.VSTS.Common.AcceptanceCriteria': linesToHtml(acceptanceCriteria),
    'System.WorkItemType': type,
    'System.State': state,
    'System.Tags': labels.join('; '),
    'Microsoft.VSTS.Common.Priority': priority,
    ...(assignee === undefined ? {} : { 'System.AssignedTo': { uniqueName: assignee } }),
  };
}

function changesOf(before: Partial<IssueMoment>, now: IssueMoment): Readonly<Record<string, object>> {
  const [old, fresh] = [fieldsOf({ ...now, ...before }), fieldsOf(now)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]));
  return Object.fromEntries(changed.map((name) => [name, { oldValue: old[name], newValue: fresh[name] }]));
}

function commentFields(comment: IssueEvent['comment']): object {
  return comment === undefined ? {} : { 'System.History': textToHtml(comment.text) };
}

function commentRef(comment: IssueEvent['comment']): object {
  return comment === undefined ? {} : { commentVersionRef: { commentId: comment.id } };
}

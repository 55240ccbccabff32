import type { ProjectRecord } from '../../ports/project-index';
import type { WorkItem } from '../../ports/work-tracker';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import { htmlToLines, htmlToText } from '../../domain/text/html-to-text';
import { strangerOf } from './user-id';

const longestTitle = 200;

/** The ticket as plain text; undefined when the event carries no title. */
export function workItemOfEvent(project: ProjectRecord, event: AdoWorkItemEvent): WorkItem | undefined {
  const { fields } = event;
  const title = fieldText(fields['System.Title']).replace(/\s+/g, ' ').trim();
  if (title === '') return undefined;
  return {
    tenant: project.tenant,
    project: project.project,
    key: String(event.workItemId),
    title: title.slice(0, longestTitle),
    description: htmlToText(fieldText(fields['System.Description'] ?? fields['Microsoft.VSTS.TCM.ReproSteps'])),
    acceptanceCriteria: htmlToLines(fieldText(fields['Microsoft.VSTS.Common.AcceptanceCriteria'])),
    type: fieldText(fields['System.WorkItemType']) || 'User Story',
    state: fieldText(fields['System.State']) || 'New',
    requester: strangerOf(event.actor),
    priority: priorityOf(fields['Microsoft.VSTS.Common.Priority']),
    revision: event.revision,
    labels: labelsOf(fields['System.Tags']),
    ...(event.url === undefined ? {} : { url: event.url }),
  };
}

function labelsOf(value: unknown): readonly string[] {
  const labels = fieldText(value).split(';');
  return labels.map((label) => label.trim()).filter((label) => label !== '');
}

function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function priorityOf(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 4 ? number : 2;
}

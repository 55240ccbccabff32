import type { WorkItem as AdoWorkItem } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { slug } from '../../domain/ids';
import { htmlToLines, htmlToText, linesToHtml, textToHtml } from '../../domain/text/html-to-text';
import type { WorkItem } from '../../ports/work-tracker';

export const field = {
  title: 'System.Title',
  description: 'System.Description',
  criteria: 'Microsoft.VSTS.Common.AcceptanceCriteria',
  steps: 'Microsoft.VSTS.TCM.ReproSteps',
  type: 'System.WorkItemType',
  state: 'System.State',
  priority: 'Microsoft.VSTS.Common.Priority',
  tags: 'System.Tags',
  project: 'System.TeamProject',
  createdBy: 'System.CreatedBy',
} as const;

/** Tags that carry a marker of ours begin so; they are no labels of the item. */
export const markerTag = 'stellwerk-';

export interface FieldPatch {
  readonly op: 'add' | 'test';
  readonly path: string;
  readonly value: unknown;
}

export function setField(name: string, value: unknown): FieldPatch {
  return { op: 'add', path: `/fields/${name}`, value };
}

export function viewWorkItem(tenant: string, project: string, found: AdoWorkItem): WorkItem {
  const fields = (found.fields ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const links = found._links as { readonly html?: { readonly href?: string } } | undefined;
  const labels = tagsOf(text(field.tags)).filter((tag) => !tag.startsWith(markerTag));
  const url = links?.html?.href ?? found.url;
  return {
    ...{ tenant, project, key: String(found.id), title: text(field.title) },
    description: htmlToText(text(field.description) || text(field.steps)),
    acceptanceCriteria: htmlToLines(text(field.criteria)),
    ...{ type: text(field.type), state: text(field.state), requester: userOf(fields[field.createdBy]) },
    ...(labels.length === 0 ? {} : { labels }),
    priority: priorityOf(fields[field.priority]),
    revision: found.rev ?? 1,
    ...(url === undefined ? {} : { url }),
  };
}

/** Fields of a new item, without its state: a new item begins where its process says. */
export function fieldsOf(item: Omit<WorkItem, 'key' | 'revision'>, tag: string): readonly FieldPatch[] {
  const isBug = item.type === 'Bug';
  return [
    setField(field.title, item.title.slice(0, 255)),
    setField(isBug ? field.steps : field.description, textToHtml(item.description)),
    setField(field.priority, priorityOf(item.priority)),
    setField(field.tags, [...(item.labels ?? []), tag].join('; ')),
    ...(item.acceptanceCriteria.length === 0 ? [] : [setField(field.criteria, linesToHtml(item.acceptanceCriteria))]),
  ];
}

function tagsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** The service has 1 to 4. */
function priorityOf(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, 4) : 2;
}

/** The part before the `@`; the address itself is not kept. */
function userOf(identity: unknown): string {
  const { uniqueName = '' } = (identity ?? {}) as { readonly uniqueName?: string };
  try {
    return slug(uniqueName.split('@', 1)[0] ?? '', 40);
  } catch {
    return 'unknown';
  }
}

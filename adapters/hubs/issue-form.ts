import type { WorkItem } from '../../ports/work-tracker';

/**
 * What an issue is to the product: a Markdown text with a list of acceptance criteria, and labels that say its state, type and
 * priority, for GitHub and GitLab know none of them.
 */
export interface IssueForm {
  readonly description: string;
  readonly acceptanceCriteria: readonly string[];
  /** Hidden in the text of issues that the product made. Says nothing about who wrote it. */
  readonly marker?: string;
}

/** On every issue that the product made, so that it finds them again. */
export const madeLabel = 'made-by-stellwerk';
const heading = /^#{1,6}[ \t]*acceptance criteria:?[ \t]*#*[ \t]*$/im;
const markerLine = /\n*<!-- stellwerk:(\S+) -->[ \t]*$/;
const over = new Set(['closed', 'done', 'removed', 'completed', 'cancelled']);

export function issueText({ description, acceptanceCriteria, marker }: IssueForm): string {
  const criteria = acceptanceCriteria.map((line) => `- ${line}`).join('\n');
  return [
    description,
    ...(criteria === '' ? [] : ['## Acceptance criteria', criteria]),
    ...(marker === undefined ? [] : [`<!-- stellwerk:${encodeURIComponent(marker)} -->`]),
  ].join('\n\n');
}

export function readIssueText(text: string): IssueForm {
  const whole = text.replace(/\r\n?/g, '\n');
  const [hidden = '', coded] = markerLine.exec(whole) ?? [];
  const body = whole.slice(0, whole.length - hidden.length);
  const marker = coded === undefined ? {} : { marker: decoded(coded) };
  const found = heading.exec(body);
  if (!found) return { description: body.trim(), acceptanceCriteria: [], ...marker };
  const rest = body.slice(found.index + found[0].length);
  const end = /\n#{1,6}[ \t]/.exec(rest)?.index ?? rest.length;
  const description = `${body.slice(0, found.index).trim()}\n\n${rest.slice(end).trim()}`.trim();
  return { description, acceptanceCriteria: listIn(rest.slice(0, end)), ...marker };
}

function listIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, item] = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.+?)\s*$/.exec(line) ?? [];
    return item === undefined ? [] : [item];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Labels of an item of the product; state `New` and priority 2 go without one. */
export function labelsOf(item: Pick<WorkItem, 'labels' | 'priority' | 'state' | 'type'>): readonly string[] {
  return [
    ...(item.labels ?? []),
    ...(item.type === defaultType ? [] : [`type: ${item.type}`]),
    ...(item.priority === defaultPriority ? [] : [`priority: ${item.priority}`]),
    ...stateLabels(item.state),
  ];
}

export function withState(labels: readonly string[], state: string): readonly string[] {
  return [...labels.filter((label) => valueOf([label], 'state') === undefined), ...stateLabels(state)];
}

export function withPriority(labels: readonly string[], priority: number): readonly string[] {
  const rest = labels.filter((label) => valueOf([label], 'priority') === undefined);
  return priority === defaultPriority ? rest : [...rest, `priority: ${priority}`];
}

export function isOver(state: string): boolean {
  return over.has(state.toLowerCase());
}

type IssueParts = Pick<WorkItem, 'acceptanceCriteria' | 'description' | 'labels' | 'priority'> &
  Pick<WorkItem, 'requester' | 'state' | 'type'>;

export interface IssueFacts {
  readonly text: string;
  readonly labels: readonly string[];
  readonly open: boolean;
  /** Account of whoever opened it, e.g. `github:<login>`. */
  readonly author: string;
}

/** The parts of a work item that an issue tells by its text and labels. A label that contradicts open or closed is stale. */
export function readIssue({ text, labels, open, author }: IssueFacts): IssueParts {
  const { description, acceptanceCriteria } = readIssueText(text);
  const own = labels.filter((label) => label !== madeLabel && !/^(state|type|priority): /i.test(label));
  const priority = Number(valueOf(labels, 'priority'));
  const state = valueOf(labels, 'state');
  const isBug = labels.some((label) => label.toLowerCase() === 'bug');
  const fitting = state !== undefined && isOver(state) !== open ? state : undefined;
  return {
    description,
    acceptanceCriteria,
    type: valueOf(labels, 'type') ?? (isBug ? 'Bug' : defaultType),
    state: fitting ?? (open ? 'New' : 'Closed'),
    requester: author,
    ...(own.length === 0 ? {} : { labels: own }),
    priority: Number.isInteger(priority) && priority >= 1 ? priority : defaultPriority,
  };
}

const defaultType = 'User Story';
const defaultPriority = 2;

function stateLabels(state: string): readonly string[] {
  return state === 'New' || state === 'Closed' ? [] : [`state: ${state}`];
}

function valueOf(labels: readonly string[], name: string): string | undefined {
  const found = labels.find((label) => label.toLowerCase().startsWith(`${name}: `));
  return found?.slice(name.length + 2);
}

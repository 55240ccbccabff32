import type { AdoProject, AdoStore } from './store';

export interface AdoRelation {
  readonly rel: string;
  readonly url: string;
  readonly attributes?: object;
}

export interface AdoComment {
  readonly id: number;
  readonly text: string;
  readonly format: string;
  readonly author: string;
  readonly at: string;
}

export interface AdoItem {
  readonly id: number;
  readonly project: AdoProject;
  rev: number;
  fields: Record<string, unknown>;
  relations: AdoRelation[];
  readonly comments: AdoComment[];
  /** Fields as they were at each revision, the first at index 0. */
  readonly revisions: Record<string, unknown>[];
}

export interface ItemType {
  readonly name: string;
  readonly states: readonly { readonly name: string; readonly category: string }[];
}

const agile = [
  ...[
    { name: 'New', category: 'Proposed' },
    { name: 'Active', category: 'InProgress' },
  ],
  ...[
    { name: 'Resolved', category: 'Resolved' },
    { name: 'Closed', category: 'Completed' },
  ],
  { name: 'Removed', category: 'Removed' },
];
const scrum = [
  ...[
    { name: 'New', category: 'Proposed' },
    { name: 'Committed', category: 'InProgress' },
  ],
  ...[
    { name: 'Done', category: 'Completed' },
    { name: 'Removed', category: 'Removed' },
  ],
];
const basic = [
  ...[
    { name: 'To Do', category: 'Proposed' },
    { name: 'Doing', category: 'InProgress' },
  ],
  { name: 'Done', category: 'Completed' },
];

/** The built-in processes as far as the product meets them. */
export const processes = {
  Agile: ['User Story', 'Bug', 'Task'].map((name) => ({ name, states: agile })),
  Scrum: ['Product Backlog Item', 'Bug'].map((name) => ({ name, states: scrum })),
  Basic: ['Issue', 'Task', 'Epic'].map((name) => ({ name, states: basic })),
} as const satisfies Readonly<Record<string, readonly ItemType[]>>;

export type ProcessName = keyof typeof processes;

/** A project's process; Agile unless it was set. */
export function useProcess(store: AdoStore, project: AdoProject, name: ProcessName): void {
  store.table<ProcessName>('processes').set(project.id, name);
}

export function typesOf(store: AdoStore, project: AdoProject): readonly ItemType[] {
  return processes[store.table<ProcessName>('processes').get(project.id) ?? 'Agile'];
}

export function items(store: AdoStore): Map<string, AdoItem> {
  return store.table<AdoItem>('work-items');
}

/** Adds an item as it is, e.g. for a test; ids are the organization's. */
export function addItem(
  store: AdoStore,
  project: AdoProject,
  user: string,
  fields: Readonly<Record<string, unknown>>,
  id = nextItemId(store),
): AdoItem {
  const at = new Date().toISOString();
  const all = {
    ...{ 'System.TeamProject': project.name, 'System.AreaPath': project.name, 'System.IterationPath': project.name },
    ...{ 'System.State': 'New', 'System.Reason': 'New', 'System.CreatedDate': at, 'System.CreatedBy': user },
    ...{ 'System.ChangedDate': at, 'System.ChangedBy': user, 'System.CommentCount': 0 },
    ...{ 'Microsoft.VSTS.Common.Priority': 2, ...fields },
  };
  const item = { id, project, rev: 1, fields: all, relations: [], comments: [], revisions: [all] };
  items(store).set(String(id), item);
  return item;
}

function nextItemId(store: AdoStore): number {
  const id = store.nextId('work-item');
  return items(store).has(String(id)) ? nextItemId(store) : id;
}

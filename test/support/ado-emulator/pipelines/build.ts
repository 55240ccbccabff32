import type { AdoProject, AdoRepository, AdoStore } from '../store';

export interface Definition {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly project: AdoProject;
  readonly repository: AdoRepository;
}

export type Result = 'succeeded' | 'failed' | 'canceled' | 'skipped';

export interface TimelineRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly type: 'Stage' | 'Phase' | 'Job' | 'Task' | 'Checkpoint' | 'Checkpoint.Approval';
  readonly name: string;
  readonly order: number;
  state: 'pending' | 'inProgress' | 'completed';
  result: Result | 'succeededWithIssues' | null;
  startTime: string | null;
  finishTime: string | null;
  issues: { readonly type: 'error' | 'warning'; readonly message: string }[];
  log: { readonly id: number } | null;
}

export interface TestCase {
  readonly name: string;
  readonly suite: string;
  readonly outcome: 'Passed' | 'Failed' | 'NotExecuted';
  readonly milliseconds: number;
  readonly message: string;
}

export interface Build {
  readonly id: number;
  readonly number: string;
  readonly definition: Definition;
  readonly branch: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly requestedFor: string;
  readonly queueTime: string;
  status: 'notStarted' | 'inProgress' | 'cancelling' | 'completed';
  result: Result | null;
  startTime: string | null;
  finishTime: string | null;
  readonly timeline: TimelineRecord[];
  /** Folder of each artifact by its name. */
  readonly artifacts: Map<string, string>;
  /** File of each log by its number. */
  readonly logs: Map<number, string>;
  readonly testRuns: { readonly id: number; readonly name: string; readonly cases: readonly TestCase[] }[];
  coverage: { readonly covered: number; readonly total: number } | null;
  readonly abort: AbortController;
  ended: Promise<void>;
}

export interface Approval {
  readonly id: string;
  readonly buildId: number;
  readonly environment: string;
  readonly project: AdoProject;
  readonly createdOn: string;
  status: 'pending' | 'approved' | 'rejected' | 'canceled';
  comment: string;
  by: string | null;
  readonly decided: Promise<void>;
  readonly decide: () => void;
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly project: AdoProject;
  /** Whether a deployment to it waits for an approval. */
  guarded: boolean;
}

export const definitionsOf = (store: AdoStore) => store.table<Definition>('definitions');
export const buildsOf = (store: AdoStore) => store.table<Build>('builds');
export const approvalsOf = (store: AdoStore) => store.table<Approval>('approvals');
export const environmentsOf = (store: AdoStore) => store.table<Environment>('environments');

/** Steps by their displayName that a test leaves out, with the reason; they count as skipped. */
export const leftOut = (store: AdoStore) => store.table<string>('left-out-steps');

export function ensureEnvironment(store: AdoStore, project: AdoProject, name: string, guarded = false): Environment {
  const key = `${project.id}/${name}`;
  const known = environmentsOf(store).get(key);
  if (known) return known;
  const made = { id: store.nextId('environment'), name, project, guarded };
  environmentsOf(store).set(key, made);
  return made;
}

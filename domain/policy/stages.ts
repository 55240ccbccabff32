/** The stages of a run, in their order. */
export const stageNames = ['plan', 'code', 'test', 'deploy'] as const;
export type StageName = (typeof stageNames)[number];

/** What must hold before a stage counts as done. Each form is decided by a machine, none by a model. */
export type ExitCriterion =
  /** The file exists on the run's branch; with `contains`, it holds this text. */
  | { readonly file: string; readonly contains?: string }
  /** The linked document has this field (dots lead into objects), and it is not empty. */
  | { readonly document: string; readonly field: string }
  /** This command of the stage's check ran and passed. */
  | { readonly command: string }
  /** This code quality gate of the `artifact_bundle` holds. */
  | { readonly gate: string };

/** Globs. Writing also needs the specification's scope and the project's paths. */
export interface RoleGlobs {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
}

export interface StagePolicy {
  readonly exitCriteria?: readonly ExitCriterion[];
  /** Skills the stage's agent must have used; verified from the recorded turns. */
  readonly skills?: readonly string[];
  /** Narrows what a role may read and write in this stage. */
  readonly capabilities?: Readonly<Record<string, RoleGlobs>>;
}

export type StagePolicies = Readonly<Partial<Record<StageName | 'triage', StagePolicy>>>;

/** Settings of one agent; absent = those of the host and of the policy. */
export interface RolePolicy {
  readonly model?: string;
  readonly maxTurns?: number;
}

export type RolePolicies = Readonly<Partial<Record<string, RolePolicy>>>;

/** The value at the end of a path of field names; undefined when a step of it is missing. */
export function fieldOf(document: unknown, path: string): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Nothing, blank text, an empty list and an empty object say nothing. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}

/** The criterion as a person would say it. */
export function describeCriterion(criterion: ExitCriterion): string {
  if ('file' in criterion) {
    const { file, contains } = criterion;
    return contains === undefined ? `${file} exists` : `${file} contains ${JSON.stringify(contains)}`;
  }
  if ('document' in criterion) return `${criterion.document} has ${criterion.field}`;
  return 'command' in criterion ? `command ${criterion.command} passes` : `${criterion.gate} holds`;
}

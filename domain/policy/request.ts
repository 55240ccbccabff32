/** What may be asked of the rules. The names are those of policies/schema.cedarschema. */
export const policyActions = [
  'read',
  'editPath',
  'changeSize',
  'callTool',
  'callModel',
  'spend',
  'createBranch',
  'openPullRequest',
  'comment',
  'runCheck',
  'merge',
  'deploy',
  'rollBack',
  'startRun',
  'fileWorkItem',
  'approve',
] as const;
export type PolicyAction = (typeof policyActions)[number];

export type PolicyValue = string | number | boolean | readonly string[] | { readonly run: string };

/** A thing with its attributes. An attribute `{run: id}` points at the run of the request. */
export interface PolicyEntity {
  readonly type: 'Agent' | 'Person' | 'Run' | 'Repository' | 'Path' | 'Tool' | 'Model' | 'Environment';
  readonly id: string;
  readonly attributes: Readonly<Record<string, PolicyValue>>;
}

/** One question. It holds every fact the rules look at, so that it can be asked again of other rules later. */
export interface PolicyRequest {
  readonly principal: PolicyEntity;
  readonly action: PolicyAction;
  readonly resource: PolicyEntity;
  /** The run an agent acts for; absent when the resource is that run or a person asks. */
  readonly run?: PolicyEntity;
  readonly context: Readonly<Record<string, PolicyValue>>;
}

export type Verdict = 'allow' | 'needs_human' | 'deny';

export interface PolicyReason {
  /** Id of the rule; `engine:…` when no rule decided. */
  readonly rule: string;
  readonly text: string;
  readonly next?: string;
}

export interface PolicyAnswer {
  readonly verdict: Verdict;
  /** The rules that decided: the permits of an `allow`, otherwise every forbid that applies. */
  readonly reasons: readonly PolicyReason[];
}

const severity: readonly Verdict[] = ['allow', 'needs_human', 'deny'];

/** The verdict over several questions that stand and fall together: the hardest one. */
export function hardest(verdicts: readonly Verdict[]): Verdict {
  return severity[Math.max(0, ...verdicts.map((verdict) => severity.indexOf(verdict)))] ?? 'deny';
}

/** `Agent::"…"`: names an entity in texts and records. */
export function nameOf({ type, id }: Pick<PolicyEntity, 'type' | 'id'>): string {
  return `${type} ${id}`;
}

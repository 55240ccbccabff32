import type { Audience } from '../domain/policy/gates';
import type { AskedPart } from '../domain/coordination';
import type { RiskRaise } from '../domain/risk';
import type { GateTermsRecord, VoteRecord } from './gates';
import type { DeploymentRef, PullRequestRef, RunSnapshot, WaitingFor } from './run';
import type { HeldDeployment } from './deployment';

/** The stages of a run, as they stand in instance ids. */
export type Stage = 'plan' | 'code' | 'test' | 'deploy' | 'triage';

/** Input that every stage orchestration shares. `visit` grows with every start of the stage in this run. */
export interface StageInput {
  readonly run: RunSnapshot;
  readonly visit: number;
  /** What the visit takes over from an earlier session; absent = it loads the stage's own inputs and nothing else. */
  readonly carry?: Carry;
}

/** What a visit builds on. All of it is references; contents stay in the stores. */
export interface Carry {
  /** Agent session whose transcript the first prompt shows. */
  readonly session?: string;
  /** Edits that were never committed. They count only while the branch stands at the commit they were made on. */
  readonly workspace?: { readonly uri: string; readonly commit: string };
  /** Documents a person edited, by name. */
  readonly documents?: Readonly<Record<string, string>>;
  /** Why the stage runs again, for the first prompt. Untrusted. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** A stage that cannot go on without a person: the parent opens a checkpoint. Contents are in the stores; this is the text shown. */
export interface NeedsPerson {
  readonly kind: 'needsPerson';
  readonly reason: string;
  /** Stable code, e.g. `budget_exhausted`, `path_violation`, `model_output_invalid`. */
  readonly code: string;
  /** What the checkpoint is about, where its answer is looked up later; absent = the checkpoint's own number. */
  readonly subject?: string;
}

export interface AlikePullRequest {
  /** Its address. */
  readonly id: string;
  readonly title: string;
  /** 0 to 1. */
  readonly score: number;
}

export type PlanResult =
  | {
      readonly kind: 'planned';
      readonly manifest: string;
      readonly spec: string;
      readonly testPlan: string;
      /** The planner's own estimate; it can only raise. */
      readonly risk?: RiskRaise;
      /** Of the tenant, when the change needs more than the run's own. */
      readonly repositories?: readonly AskedPart[];
      /** Open pull requests of the same words and files. */
      readonly duplicates?: readonly AlikePullRequest[];
    }
  | NeedsPerson;

export interface CodeInput extends StageInput {
  readonly spec: string;
  readonly manifest: string;
  /** Feedback package of loop L1: the rejecting report and, after a person's rejection, the comment. */
  readonly feedback?: { readonly qaReport: string; readonly comment?: string };
  /** Commit that the branch was brought to without an agent (loop L5): it is checked as it stands, and only mended if it fails. */
  readonly rework?: string;
}

export type CodeResult =
  | {
      readonly kind: 'coded';
      readonly bundle: string;
      readonly commit: string;
      readonly pullRequest: PullRequestRef;
      readonly qualityGatesPassed: boolean;
      /** Which gate does not hold. */
      readonly reason?: string;
    }
  | NeedsPerson;

export interface TestInput extends StageInput {
  readonly spec: string;
  readonly testPlan: string;
  readonly bundle: string;
  readonly commit: string;
  readonly pullRequest: PullRequestRef;
}

export type TestResult =
  | {
      readonly kind: 'tested';
      readonly qaReport: string;
      readonly digest: string;
      readonly status: 'APPROVED' | 'REJECTED';
      /** What was tested in the end: TESTING may have repaired it. */
      readonly commit?: string;
      readonly bundle?: string;
    }
  | NeedsPerson;

export interface DeployInput extends StageInput {
  readonly qaReport: string;
  readonly bundle: string;
  readonly commit: string;
  readonly pullRequest: PullRequestRef;
  /** The compliance gate's approval, for the receipt. */
  readonly deployGateId?: string;
  /** Whether one more person let this hotfix pass a freeze. */
  readonly mayPassFreeze?: boolean;
  /** Only waits, for change window and turn, and answers `ready`: the run holds no slot meanwhile. */
  readonly awaitOnly?: boolean;
  /** Goes on with a deployment that was held: `watch` measures again, `roll_back` gives the traffic back. */
  readonly resume?: HeldDeployment & { readonly order: 'watch' | 'roll_back'; readonly by: string };
}

export type DeployResult =
  | {
      readonly kind: 'deployed';
      readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
      readonly receipt: string;
      readonly reason?: string;
      readonly deployment?: DeploymentRef;
      /** Of a roll back: `false` = the restored version was not measured healthy, so a person has to look. */
      readonly rollbackVerified?: boolean;
    }
  /** Inconclusive to the end of its holds: it keeps its traffic until a person decides. */
  | { readonly kind: 'held'; readonly reason: string; readonly held: HeldDeployment }
  /** The change window is open and the turn is the run's. */
  | { readonly kind: 'ready' }
  /** Nothing was begun: the window has closed, or the run was paused. Window and turn are to be waited for anew. */
  | { readonly kind: 'postponed' }
  /** A freeze stands in a hotfix's way, and the policy lets one more person open it. */
  | { readonly kind: 'frozen'; readonly reason: string }
  /** Another tree would be delivered than was approved: the branch stands at `commit` now and is tested again. */
  | { readonly kind: 'rework'; readonly commit: string; readonly base: string; readonly reason: string }
  | NeedsPerson;

/** One visit to one gate or checkpoint. */
export interface DecisionRequest {
  readonly runId: string;
  readonly tenant: string;
  readonly requester: string;
  readonly gate: 'qa' | 'deploy' | 'checkpoint';
  /** Decides for all parts of a whole: it is withdrawn when one of them is not what is shown any more. */
  readonly joint?: true;
  /** The whole that the run is a part of; it is rung when the gate opens. */
  readonly whole?: string;
  readonly visit: number;
  /** SHA-256 of what is shown; a decision that names another one is refused. */
  readonly subject: string;
  readonly subjectUri?: string;
  readonly reason?: string;
  readonly choices?: readonly string[];
  /** What a checkpoint shows beside its reason. */
  readonly shown?: Pick<WaitingFor, 'stage' | 'code' | 'hint' | 'artifacts'>;
  /** Title of the work item, for the notice to the approvers. */
  readonly title: string;
  /** What the run's status shows meanwhile. */
  readonly status: 'waiting_for_confirmation' | 'failed' | 'paused';
  readonly reminderHours: number;
  /** Absent = nobody else is told. */
  readonly escalationHours?: number;
  readonly escalateTo?: Audience;
  /** Who decides; absent at checkpoints. */
  readonly terms?: Omit<GateTermsRecord, 'policyVersion'>;
  readonly deadlineHours: number;
}

export interface DecisionRecord {
  readonly runId: string;
  readonly gateId: string;
  readonly choice: string;
  readonly by: string;
  /** Whose right was used, when it was not the person's own. */
  readonly onBehalfOf?: string;
  readonly channel: string;
  readonly subject: string;
  readonly comment?: string;
  readonly checklist?: Readonly<Record<string, boolean>>;
  /** Digest of the gate's rules it was made under. */
  readonly policyVersion?: string;
  /** Every approval up to and with this one, where the gate asks for several. */
  readonly votes?: readonly VoteRecord[];
  readonly at: string;
}

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly decision: DecisionRecord }
  | { readonly kind: 'expired'; readonly at: string }
  | { readonly kind: 'cancelled' };

/** Input of `agentSession`: one agent's turn loop. */
export interface AgentSessionInput {
  readonly run: RunSnapshot;
  readonly stage: Stage;
  readonly visit: number;
  readonly role: AgentRole;
  /** Counts sessions of the role within the stage visit: a repair session is a new one. */
  readonly session: number;
  /** Commit whose files the tools show. */
  readonly commit: string;
  /** URIs of the documents the first prompt is built from, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Artifact with the dependency graph that `query_graph` answers from; default: the one the `code_gen_spec` names. */
  readonly graph?: string;
  /** Short texts for the first prompt that have no artifact (failure summary, a person's comment). Untrusted. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly maxTurns: number;
  /** Session whose transcript is shown first: the same context goes on. */
  readonly earlier?: string;
  /** Edits of an earlier session that this one starts from. */
  readonly workspace?: string;
}

export type AgentRole = 'planner' | 'coder' | 'tester' | 'triager';

export type AgentSessionResult =
  | {
      readonly kind: 'finished';
      /** Artifact with the role's validated output. */
      readonly output: string;
      /** Artifact with the edited files (path → content digest), when the role edits. */
      readonly workspace?: string;
      readonly turns: number;
    }
  | NeedsPerson;

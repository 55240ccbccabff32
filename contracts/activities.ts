import type { TimelineEvent } from './timeline-event';
import type { SdlcState, TransitionName } from '../domain/lifecycle';
import type { SignalSample } from '../domain/release';
import type { AgentRole, AgentSessionInput, DecisionRecord, DecisionRequest } from './stages';
import type {
  DeploymentRef,
  PullRequestRef,
  RunLinks,
  RunOutcome,
  RunProgress,
  RunRequest,
  RunSnapshot,
  WaitingFor,
} from './run';

export type { TimelineEvent } from './timeline-event';

/** What an effect answers instead of acting while the run is paused or after it was cancelled. */
export type Controlled = { readonly kind: 'paused' } | { readonly kind: 'cancelled' };

export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly reason: string;
}

/** Identity of one effect: run + stage + visit + operation, never the attempt. The same key never acts twice. */
export interface EffectInput {
  readonly runId: string;
  readonly tenant: string;
  readonly operationKey: string;
}

/** The doorbell may be lost, so every wait polls with this answer. */
export interface CheckSummary {
  readonly checkId: string;
  readonly passed: boolean;
  /** Full result as an artifact: every command with exit code, time and output tail. */
  readonly result: string;
  readonly failures: readonly { readonly command: string; readonly reason: string; readonly tail: string }[];
}

/**
 * Effects change the world. Before each one its run's control row is read: a paused run answers `paused`, a cancelled one
 * `cancelled`, and nothing is done.
 */
export interface EffectContracts {
  ensureBranch: {
    input: EffectInput & { readonly run: RunSnapshot };
    output: { readonly kind: 'ready'; readonly head: string } | Refused;
  };
  /** One model turn. The reply is saved under the operation key before this returns: a recorded turn is never paid again. */
  takeModelTurn: {
    input: EffectInput & {
      readonly session: AgentSessionInput;
      readonly sessionId: string;
      readonly turn: number;
      /** What the tenant's budget holds for the turn. A turn that may cost more is not asked for; absent = not looked at. */
      readonly reservedMicroUsd?: number;
    };
    output: (
      | { readonly kind: 'tools'; readonly calls: number }
      | { readonly kind: 'finished'; readonly output: string }
      | { readonly kind: 'invalid'; readonly reason: string }
      | { readonly kind: 'retryLater'; readonly afterSeconds: number; readonly reason: string }
      /** Nothing was asked: reserve this much, then repeat. */
      | { readonly kind: 'costsMore'; readonly microUsd: number }
      | Refused
    ) & {
      /** What the recorded turn cost, whatever came of it; absent = there is none, and nothing was spent. */
      readonly costMicroUsd?: number;
    };
  };
  /** Runs the tool calls of a recorded turn against the session's workspace; their results are saved for the next turn. */
  runTools: {
    input: EffectInput & { readonly session: AgentSessionInput; readonly sessionId: string; readonly turn: number };
    output:
      | {
          readonly kind: 'ran';
          readonly workspace: string | null;
          readonly edits: number;
          /** Artifact with the role's validated output, when the turn called `finish`. */
          readonly finished: string | null;
        }
      /** `finish` with an output that breaks the role's schema: one corrective turn follows. */
      | { readonly kind: 'invalid'; readonly reason: string }
      | Refused;
  };
  commitChange: {
    input: EffectInput & {
      readonly run: RunSnapshot;
      readonly visit: number;
      readonly expectedHead: string;
      readonly workspace: string;
      readonly spec: string;
      readonly summary: string;
    };
    output:
      | { readonly kind: 'committed'; readonly commit: string; readonly files: readonly string[] }
      | { readonly kind: 'unchanged'; readonly commit: string }
      | { readonly kind: 'headMoved'; readonly head: string }
      | Refused;
  };
  ensurePullRequest: {
    input: EffectInput & { readonly run: RunSnapshot; readonly commit: string; readonly spec: string };
    output: { readonly kind: 'open'; readonly pullRequest: PullRequestRef } | Refused;
  };
  startCheck: {
    input: EffectInput & {
      readonly run: RunSnapshot;
      readonly checkId: string;
      readonly commit: string;
      readonly purpose: 'code' | 'test';
      readonly instanceId: string;
    };
    output: { readonly kind: 'started' } | Refused;
  };
  publishReport: {
    input: EffectInput & { readonly run: RunSnapshot; readonly pullRequest: PullRequestRef; readonly qaReport: string };
    output: { readonly kind: 'published' } | Refused;
  };
  mergePullRequest: {
    input: EffectInput & { readonly run: RunSnapshot; readonly pullRequest: PullRequestRef; readonly commit: string };
    output:
      | { readonly kind: 'merged'; readonly commit: string }
      | { readonly kind: 'blocked'; readonly reason: string }
      | Refused;
  };
  startDeployment: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string; readonly commit: string };
    output:
      | { readonly kind: 'started'; readonly candidateUrl: string }
      | { readonly kind: 'failed'; readonly reason: string }
      | Refused;
  };
  promoteDeployment: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string };
    output:
      | { readonly kind: 'promoted'; readonly deployment: DeploymentRef }
      | { readonly kind: 'failed'; readonly reason: string }
      | Refused;
  };
  /** Ends the candidate and gives the traffic back to the previous version. Runs although the run is paused. */
  rollBackDeployment: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string };
    output: { readonly kind: 'rolledBack'; readonly restored: string | null } | Refused;
  };
  completeDeployment: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string };
    output: { readonly kind: 'completed' } | Refused;
  };
  startHotfix: {
    input: EffectInput & {
      readonly bugReport: string;
      readonly spec: string;
      readonly testPlan: string;
      readonly manifest: string;
      readonly project: string;
      readonly fingerprint: string;
    };
    output:
      | { readonly kind: 'started'; readonly runId: string }
      /** A run that repairs this very bug has not ended yet. */
      | { readonly kind: 'duplicate'; readonly runId: string }
      | Refused;
  };
  fileBacklogItem: {
    input: EffectInput & {
      readonly project: string;
      readonly bugReport: string;
      readonly reason: string;
      readonly fingerprint: string;
    };
    output: { readonly kind: 'filed'; readonly workItem: string } | Refused;
  };
}

/** Records and reads: they answer in every control mode and are idempotent by their keys. */
export interface RecordContracts {
  /** Reads ticket and project file at the base commit and freezes what the run depends on. */
  prepareRun: {
    input: { readonly run: RunRequest };
    output: { readonly kind: 'prepared'; readonly snapshot: RunSnapshot } | Refused;
  };
  recordProgress: {
    input: {
      readonly runId: string;
      readonly tenant: string;
      readonly key: string;
      readonly at: string;
      readonly progress: RunProgress;
      readonly event?: TimelineEvent;
    };
    output: null;
  };
  /**
   * Moves the run: reads the documents and decision rows behind the links, asks the life cycle's guard, audits the transition
   * once per (run, sequence) and makes the manifest's next version. Refused = a guard does not hold; nothing has moved.
   */
  recordTransition: {
    input: {
      readonly run: RunSnapshot;
      readonly sequence: number;
      readonly transition: TransitionName;
      readonly from: SdlcState;
      readonly at: string;
      readonly links: RunLinks;
      readonly qaGateId?: string;
      readonly deployGateId?: string;
      readonly reason?: string;
    };
    output: { readonly kind: 'moved'; readonly to: SdlcState; readonly manifest: string } | Refused;
  };
  writePlan: {
    input: { readonly run: RunSnapshot; readonly output: string };
    output:
      | { readonly kind: 'planned'; readonly manifest: string; readonly spec: string; readonly testPlan: string }
      | Refused;
  };
  readCheck: {
    input: { readonly checkId: string; readonly tenant: string; readonly runId: string };
    output: { readonly kind: 'running' } | ({ readonly kind: 'done' } & CheckSummary);
  };
  writeBundle: {
    input: {
      readonly run: RunSnapshot;
      readonly spec: string;
      readonly commit: string;
      readonly check: CheckSummary;
    };
    output: { readonly bundle: string; readonly qualityGatesPassed: boolean; readonly reason?: string };
  };
  writeQaReport: {
    input: {
      readonly run: RunSnapshot;
      readonly spec: string;
      readonly testPlan: string;
      readonly commit: string;
      readonly check: CheckSummary;
      readonly words: string;
    };
    output: { readonly qaReport: string; readonly digest: string; readonly status: 'APPROVED' | 'REJECTED' };
  };
  /** Makes the amended report of a decision: its checklist (`manual_ux_review_completed`) and who signed. */
  amendQaReport: {
    input: { readonly run: RunSnapshot; readonly qaReport: string; readonly decision: DecisionRecord };
    output: { readonly qaReport: string };
  };
  openGate: {
    input: {
      readonly request: DecisionRequest;
      readonly instanceId: string;
      readonly openedAt: string;
      readonly deadline: string;
      readonly waitingFor: WaitingFor;
    };
    output: { readonly kind: 'open' } | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  readDecision: {
    input: { readonly runId: string; readonly gateId: string };
    output:
      | { readonly kind: 'open'; readonly control: 'run' | 'pause' | 'cancel' }
      | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  remindApprovers: {
    input: { readonly request: DecisionRequest; readonly gateId: string; readonly at: string };
    output: null;
  };
  /** Closes the gate against late decisions. Answers the decision when one came first. */
  expireGate: {
    input: { readonly runId: string; readonly gateId: string; readonly at: string };
    output: { readonly kind: 'expired' } | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  /** The policy's own decision, recorded like a person's, where the policy asks for no person. */
  decideByPolicy: {
    input: { readonly request: DecisionRequest; readonly at: string; readonly reason: string };
    output: { readonly decision: DecisionRecord };
  };
  probeHealth: {
    input: { readonly run: RunSnapshot; readonly deployId: string };
    output: { readonly healthy: boolean; readonly detail: string };
  };
  measureSignals: {
    input: { readonly run: RunSnapshot; readonly deployId: string; readonly sample: number };
    output: SignalSample;
  };
  writeReceipt: {
    input: {
      readonly run: RunSnapshot;
      readonly deployId: string;
      readonly version: string;
      readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
      readonly healthy: boolean;
      readonly reason?: string;
      readonly signals: readonly SignalSample[];
      readonly url?: string;
    };
    output: { readonly receipt: string };
  };
  /** Remembers that `instanceId` waits for the end of a pause; the API rings it on resume and cancel. */
  awaitControl: {
    input: { readonly runId: string; readonly instanceId: string };
    output: { readonly mode: 'run' | 'pause' | 'cancel' };
  };
  /** Loop L2: a bug report from a rolled-back deployment, put on the bus. Idempotent by run. */
  raiseRollbackBug: {
    input: { readonly run: RunSnapshot; readonly receipt: string; readonly operationKey: string };
    output: { readonly bugReport: string };
  };
  /** Ends what is open after a cancel: pull request abandoned, checks stopped. */
  cleanUpRun: {
    input: { readonly run: RunSnapshot; readonly pullRequest?: PullRequestRef; readonly operationKey: string };
    output: null;
  };
  finishRun: { input: { readonly run: RunRequest; readonly outcome: RunOutcome; readonly at: string }; output: null };
  classifyBug: {
    input: { readonly tenant: string; readonly project: string; readonly bugReport: string; readonly triageId: string };
    output: {
      readonly verdict: 'hotfix' | 'regular_fix' | 'duplicate' | 'wont_fix';
      readonly reason: string;
      readonly severity: string;
    };
  };
  writeHotfixSpec: {
    input: { readonly tenant: string; readonly project: string; readonly bugReport: string; readonly triageId: string };
    output: { readonly spec: string; readonly testPlan: string; readonly manifest: string };
  };
}

export type ActivityContracts = EffectContracts & RecordContracts;
export type EffectName = keyof EffectContracts;
export type RecordName = keyof RecordContracts;
export type ActivityName = keyof ActivityContracts;

/** Effects that must still run after a pause or a cancel, since they undo. */
export const undoingEffects: readonly EffectName[] = ['rollBackDeployment'];

export interface BugTriageInput {
  readonly tenant: string;
  readonly project: string;
  readonly bugReport: string;
  readonly fingerprint: string;
}

export type { AgentRole };

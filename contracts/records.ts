import type { AskedPart } from '../domain/coordination';
import type { CoordinationRecords } from './coordination';
import type { Stretch } from '../domain/active-time';
import type { ClassedFailure } from '../domain/failure-class';
import type { Woken } from '../domain/admission';
import type { BudgetAlert } from '../domain/budget';
import type { CheckSummary, Refused } from './activity-results';
import type { TimelineEvent } from './timeline-event';
import type { SdlcState, TransitionName } from '../domain/lifecycle';
import type { RiskClass, RiskRaise } from '../domain/risk';
import type { AttemptEvidence, MeasuredSample, RollBackEvidence, Served, SupplyChainResult } from './deployment';
import type { AgentSessionInput, Carry, DecisionRecord, DecisionRequest, Stage } from './stages';
import type { PullRequestRef, RunLinks, RunOutcome, RunProgress, RunRequest, RunSnapshot, WaitingFor } from './run';

/** Records and reads: they answer in every control mode and are idempotent by their keys. */
export interface RecordContracts extends CoordinationRecords {
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
  /** Open runs, pull requests and backlog items that are like the run's ticket, most alike first. `score` is 0 to 1. */
  findDuplicates: {
    input: { readonly run: RunSnapshot };
    output: {
      readonly duplicates: readonly {
        readonly kind: 'run' | 'pull_request' | 'work_item';
        readonly id: string;
        readonly title: string;
        readonly score: number;
      }[];
    };
  };
  /** Dependency graph, architecture and database of the base commit, as the artifact `repository_map`. */
  surveyRepository: { input: { readonly run: RunSnapshot }; output: { readonly map: string } };
  /** Documents that people edited after a sequence of the live log: the newest of each name. */
  readEdits: {
    input: { readonly runId: string; readonly after: number };
    output: { readonly links: Readonly<Record<string, string>>; readonly last: number };
  };
  /** What a stage's visit left for another one: its last session, and edits that were never committed. */
  readCarry: {
    input: { readonly runId: string; readonly stage: Stage; readonly visit: number };
    output: Pick<Carry, 'session' | 'workspace'>;
  };
  /** Whether the run's branch holds only what was known at `since` and what the run committed itself. */
  readBranch: {
    input: { readonly run: RunSnapshot; readonly since: string; readonly commit?: string };
    output:
      | { readonly kind: 'ours'; readonly head: string }
      | {
          readonly kind: 'moved';
          readonly head: string;
          readonly authors: readonly string[];
          readonly subjects: readonly string[];
        };
  };
  checkExitCriteria: {
    input: {
      readonly run: RunSnapshot;
      readonly stage: Stage;
      readonly visit: number;
      readonly links: RunLinks;
      readonly commit?: string;
    };
    output: { readonly kind: 'met' } | { readonly kind: 'unmet'; readonly reason: string };
  };
  /** Keeps what a stage left after its second failure; answers the folder it is listed under. */
  archiveFailure: {
    input: {
      readonly run: RunSnapshot;
      readonly stage: Stage;
      readonly visit: number;
      readonly links: RunLinks;
      readonly reason: string;
    };
    output: { readonly folder: string };
  };
  writePlan: {
    input: {
      readonly run: RunSnapshot;
      readonly output: string;
      /** URI of the `repository_map`; absent in runs that began before there was one. */
      readonly map?: string;
    };
    output:
      | {
          readonly kind: 'planned';
          readonly manifest: string;
          readonly spec: string;
          readonly testPlan: string;
          readonly risk?: RiskRaise;
          readonly repositories?: readonly AskedPart[];
        }
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
      /** The bundle that was tested. */
      readonly bundle?: string;
      /** Whose the failures on the way were. */
      readonly failures?: readonly ClassedFailure[];
      /** Repairs within the stage. */
      readonly cycles?: number;
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
    input: { readonly runId: string; readonly gateId: string; readonly joint?: true };
    output:
      | { readonly kind: 'open'; readonly control: 'run' | 'pause' | 'cancel' }
      /** Of a joint gate: a part is not what was shown any more. The gate is closed. */
      | { readonly kind: 'withdrawn' }
      | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  /** Moves the gate's deadline after a pause; shown and stored alike. */
  moveDeadline: {
    input: { readonly runId: string; readonly gateId: string; readonly deadline: string };
    output: null;
  };
  /** Tells those whom the policy names that a gate waits too long; audited. Gives nobody the right to decide. */
  escalateGate: {
    input: { readonly request: DecisionRequest; readonly gateId: string; readonly at: string };
    output: null;
  };
  /**
   * Assesses the run's risk: from the change at `commit`, or from what the plan may write while there is none. An agent's
   * estimate can only raise it, and so can a person or a label.
   */
  assessRisk: {
    input: {
      readonly run: RunSnapshot;
      readonly key: string;
      readonly at: string;
      readonly spec?: string;
      readonly commit?: string;
      readonly estimate?: RiskRaise;
      /** That change together; default 1. */
      readonly repositories?: number;
    };
    output: { readonly risk: RiskClass; readonly reasons: readonly string[] };
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
  /** One sample of the golden signals. What cannot be measured is no data, never an error. */
  measureSignals: {
    input: {
      readonly run: RunSnapshot;
      readonly deployId: string;
      readonly sample: number;
      /** `restored`: the version that a roll back gave the traffic to. Default `candidate`. */
      readonly of?: 'candidate' | 'restored';
      readonly weightPercent?: number;
      /** Counters of the sample before; absent = the watch began at `since`. */
      readonly served?: Served;
      readonly since?: string;
    };
    output: MeasuredSample;
  };
  /** Whether another run has ended, however it did: what it held is free then. */
  readRunEnd: { input: { readonly runId: string }; output: { readonly isOver: boolean; readonly isPaused?: boolean } };
  /** The supply-chain gate: signature, bill of materials against the live version's, licences, known vulnerabilities. */
  verifySupplyChain: {
    input: {
      readonly run: RunSnapshot;
      readonly bundle: string;
      /** Its dependency scan. */
      readonly qaReport?: string;
      readonly deployId: string;
    };
    output: SupplyChainResult;
  };
  writeReceipt: {
    input: {
      readonly run: RunSnapshot;
      readonly deployId: string;
      readonly version: string;
      readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
      readonly reason?: string;
      readonly evidence: AttemptEvidence;
      readonly rollBack?: RollBackEvidence;
      readonly qaReport?: string;
      readonly bundle?: string;
      readonly deployGateId?: string;
      readonly url?: string;
    };
    output: { readonly receipt: string };
  };
  /** A note on the work item about what was delivered. Of orchestrations from 1.1.0 on; written once per run. */
  announceDelivery: {
    input: { readonly run: RunSnapshot; readonly qaReport: string; readonly receipt: string; readonly url?: string };
    output: null;
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
  /** Tells budget levels that were reached: in the run's log, in the audit log, and to people. Once per scope, window and level. */
  announceBudget: {
    input: {
      readonly tenant: string;
      readonly runId?: string;
      readonly stage?: Stage;
      readonly alerts: readonly BudgetAlert[];
      readonly at: string;
    };
    output: null;
  };
  /** When people had paused the run. */
  listPauses: {
    input: { readonly runId: string; readonly tenant: string };
    output: { readonly pauses: readonly Stretch[] };
  };
  /** Rings at the runs that have got a slot. */
  wakeAdmitted: { input: { readonly next: readonly Woken[] }; output: null };
  finishRun: { input: { readonly run: RunRequest; readonly outcome: RunOutcome; readonly at: string }; output: null };
  classifyBug: {
    input: {
      readonly tenant: string;
      readonly project: string;
      readonly bugReport: string;
      readonly triageId: string;
      readonly fingerprint: string;
      /** Artifact with the triager's output; it can only raise. */
      readonly agentView?: string;
      /** Why there is none. */
      readonly agentNote?: string;
    };
    output: {
      readonly verdict: 'hotfix' | 'regular_fix' | 'duplicate' | 'wont_fix';
      readonly reason: string;
      readonly severity: string;
    };
  };
  /** What the triager's session starts from; skipped = rules decide alone. */
  prepareTriage: {
    input: { readonly tenant: string; readonly project: string; readonly bugReport: string; readonly triageId: string };
    output:
      | { readonly kind: 'ready'; readonly session: AgentSessionInput }
      | { readonly kind: 'skipped'; readonly reason: string };
  };
  writeHotfixSpec: {
    input: {
      readonly tenant: string;
      readonly project: string;
      readonly bugReport: string;
      readonly triageId: string;
      /** Artifact with the triager's output: its suspected files narrow the scope. */
      readonly agentView?: string;
    };
    output: { readonly spec: string; readonly testPlan: string; readonly manifest: string };
  };
}

export type RecordName = keyof RecordContracts;

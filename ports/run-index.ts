import type { RunStatus, SdlcState } from '../domain/lifecycle';
import type { TimelineEvent } from '../contracts/activities';
import type { RunLinks, RunProgress, WaitingFor, PullRequestRef, DeploymentRef } from '../contracts/run';
import type { GateTermsRecord, VoteRecord } from '../contracts/gates';
import type { DecisionRecord } from '../contracts/stages';
import type { AutonomyMode } from '../domain/autonomy';
import type { RiskFinding, RiskRaise, RunRisk } from '../domain/risk';

export interface RunRecord {
  readonly runId: string;
  readonly tenant: string;
  readonly project: string;
  readonly workItem: string;
  readonly title: string;
  readonly requester: string;
  readonly state: SdlcState;
  readonly status: RunStatus;
  readonly statusReason: string | null;
  readonly waitingFor: WaitingFor | null;
  readonly links: RunLinks;
  readonly rounds: number;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly pullRequest: PullRequestRef | null;
  readonly deployment: DeploymentRef | null;
  /** Null until it is assessed. */
  readonly risk: RunRisk | null;
  readonly autonomy: AutonomyMode | null;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly updatedAt: string;
}

export interface RunFilter {
  readonly tenant?: string;
  readonly project?: string;
  readonly state?: SdlcState;
  /** A running or waiting run that a person paused is `paused` here. */
  readonly status?: RunStatus;
  readonly workItem?: string;
  /** Default 50, at most 500. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface NewRun {
  readonly tenant: string;
  readonly project: string;
  readonly workItem: string;
  readonly title: string;
  readonly requester: string;
  readonly branch?: string;
  readonly state: SdlcState;
  /** The same key answers the same run for ever: hook message id or Idempotency-Key. */
  readonly requestKey: string;
  readonly at: string;
  /** Refuse (kind `active`) when a run of this work item has not ended. */
  readonly onlyIfNoneActive: boolean;
}

export type AllocatedRun =
  | { readonly kind: 'created' | 'existing'; readonly runId: string; readonly n: number }
  | { readonly kind: 'active'; readonly runId: string };

export interface StoredEvent extends TimelineEvent {
  /** Grows by one per run; the cursor of the live log. */
  readonly sequence: number;
  readonly at: string;
}

export interface GateRecord {
  readonly runId: string;
  readonly gateId: string;
  readonly tenant: string;
  readonly gate: 'qa' | 'deploy' | 'checkpoint';
  readonly instanceId: string;
  readonly requester: string;
  readonly subject: string;
  readonly subjectUri?: string;
  readonly choices: readonly string[];
  readonly openedAt: string;
  readonly deadline: string;
  /** Absent at checkpoints, and at gates that were opened before gates had terms: those ask for one member of the gate's role. */
  readonly terms?: GateTermsRecord;
  readonly status: 'open' | 'decided' | 'expired' | 'closed';
}

export type DecisionInsert =
  /** The row as it stands, with the votes where there were several. */
  | { readonly kind: 'inserted'; readonly decision: DecisionRecord }
  /** Kept as one approval of a quorum; the gate stays open. `same` when this person's was counted before. */
  | { readonly kind: 'counted'; readonly approvals: number; readonly same: boolean }
  /** An approval of, by or on behalf of one of the same people counts already. */
  | { readonly kind: 'countedAlready'; readonly vote: VoteRecord }
  /** A decision of this gate exists; `same` when it is the very one asked for (a double click). */
  | { readonly kind: 'exists'; readonly decision: DecisionRecord; readonly same: boolean }
  | { readonly kind: 'notOpen'; readonly status: GateRecord['status'] | 'unknown' };

export type ControlMode = 'run' | 'pause' | 'cancel';

/**
 * Runs, their live log, gates, decisions and control rows. Every write is one atomic step, durable when its promise
 * resolves; every compare-and-set is decided inside the store.
 */
export interface RunIndex {
  allocateRun(run: NewRun): Promise<AllocatedRun>;
  getRun(runId: string): Promise<RunRecord | undefined>;
  listRuns(filter: RunFilter): Promise<{ readonly items: readonly RunRecord[]; readonly cursor?: string }>;
  countByState(): Promise<
    readonly { readonly tenant: string; readonly state: SdlcState; readonly status: RunStatus; readonly runs: number }[]
  >;
  /** Merges `progress` and appends `event`, once per `key`; a progress older than the stored one (`at`) changes no field. */
  recordProgress(
    runId: string,
    key: string,
    at: string,
    progress: RunProgress & { readonly branch?: string },
    event?: TimelineEvent,
  ): Promise<void>;
  /** Events after `after` (0 = from the start), oldest first, at most `limit` (default 200). */
  listEvents(runId: string, after: number, limit?: number): Promise<readonly StoredEvent[]>;

  /** Opens the gate once; opening it again answers its present record. */
  openGate(gate: Omit<GateRecord, 'status'>): Promise<GateRecord>;
  getGate(runId: string, gateId: string): Promise<GateRecord | undefined>;
  /**
   * Written once per (runId, gateId), only while the gate is open and the subject is the gate's. An approval short of `quorum`
   * (default 1) is kept as a vote: one per person, whether the person decided or was stood in for. The one that reaches the
   * quorum, and every rejection, is the decision; it lists the votes.
   */
  insertDecision(decision: DecisionRecord, quorum?: number): Promise<DecisionInsert>;
  /** Approvals that were counted at the gate, oldest first. */
  listVotes(runId: string, gateId: string): Promise<readonly VoteRecord[]>;
  /** Moves the deadline of an open gate, and `until` of the run that waits there. */
  moveDeadline(runId: string, gateId: string, deadline: string): Promise<void>;
  /** Combines the run's risk (domain/risk) with an assessment or a raise; answers what stands. Keeps `autonomy` when given. */
  recordRisk(
    runId: string,
    news: { readonly assessed?: RiskFinding; readonly raise?: RiskRaise; readonly autonomy?: AutonomyMode },
  ): Promise<RunRisk>;
  getDecision(runId: string, gateId: string): Promise<DecisionRecord | undefined>;
  /** Decided gates whose run still shows that it waits there: their doorbell was lost, or is just being heard. */
  listUnheardDecisions(): Promise<readonly { readonly gate: GateRecord; readonly decision: DecisionRecord }[]>;
  /** Closes an open gate as expired or closed; answers the decision when one came first. */
  closeGate(
    runId: string,
    gateId: string,
    status: 'expired' | 'closed',
    at: string,
  ): Promise<DecisionRecord | undefined>;

  getControl(runId: string): Promise<ControlMode>;
  /** `cancel` is final: no later mode replaces it (answers false). */
  setControl(runId: string, mode: ControlMode, by: string, at: string): Promise<boolean>;
  addControlWaiter(runId: string, instanceId: string): Promise<void>;
  listControlWaiters(runId: string): Promise<readonly string[]>;
  removeControlWaiter(runId: string, instanceId: string): Promise<void>;
  /**
   * Whose doorbell may have been lost: instances of living runs that wait out a pause which is over, and where a run waits that is being
   * cancelled or whose control row has changed since `since` (ISO 8601).
   */
  listUnheardControls(
    since: string,
  ): Promise<readonly { readonly runId: string; readonly instanceId: string; readonly mode: ControlMode }[]>;

  recordIntake(entry: {
    readonly tenant: string;
    readonly messageId: string;
    readonly at: string;
    readonly outcome: string;
    readonly reason: string;
  }): Promise<void>;
  listIntake(
    tenant: string,
    limit: number,
  ): Promise<
    readonly { readonly messageId: string; readonly at: string; readonly outcome: string; readonly reason: string }[]
  >;
}

/** What the store of a run's gates answers. */
export type GateMethods = Pick<
  RunIndex,
  | 'openGate'
  | 'getGate'
  | 'insertDecision'
  | 'listVotes'
  | 'moveDeadline'
  | 'getDecision'
  | 'listUnheardDecisions'
  | 'closeGate'
>;

/** What the store of a run's control row answers. */
export type ControlMethods = Pick<
  RunIndex,
  | 'getControl'
  | 'setControl'
  | 'addControlWaiter'
  | 'listControlWaiters'
  | 'removeControlWaiter'
  | 'listUnheardControls'
>;

import type { AutonomyMode } from '../domain/autonomy';
import type { DeliveryFigures } from '../domain/delivery';
import type { AskedPart } from '../domain/coordination';
import type { CheckpointChoice } from '../domain/gates';
import type { RunStatus, SdlcState } from '../domain/lifecycle';
import type { TimelineEvent } from './activities';
import type { PartShown } from './coordination';
import type { RunRiskView, VotesView } from './gates';
import type { DeploymentRef, PullRequestRef, RunLinks, WaitingFor } from './run';

/** `GET /api/v1/runs/{runId}` and `stellwerk show --json`. Times are ISO 8601, money is US dollars. */
export interface RunView {
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
  /** URI of the newest manifest. */
  readonly manifest: string | null;
  readonly links: RunLinks;
  readonly rounds: number;
  readonly costUsd: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly branch: string | null;
  readonly commit: string | null;
  readonly pullRequest: PullRequestRef | null;
  readonly deployment: DeploymentRef | null;
  /** Null until it is assessed. */
  readonly risk: RunRiskView | null;
  /** At a gate that asks for more than one approval. */
  readonly votes?: VotesView;
  readonly nextTransitions: readonly string[];
  /** Of a run that coordinates several repositories: its parts in the order of the merge. */
  readonly parts?: readonly PartShown[];
  /** Cost of the run and of all its parts. */
  readonly costWithPartsUsd?: number;
  /** The run that coordinates, when this one is a part. */
  readonly whole?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
}

export interface RunListView {
  readonly items: readonly RunView[];
  readonly cursor?: string;
}

/** `GET /api/v1/runs/{runId}/events?after=&wait=`: `wait` seconds (≤ 20) for the first new event. */
export interface EventView extends TimelineEvent {
  readonly sequence: number;
  readonly at: string;
}

/** `POST /api/v1/runs` (header Idempotency-Key honoured) → 202 `{runId, links}`. */
export interface StartRunBody {
  /** Default: the caller's tenant. */
  readonly tenant?: string;
  /** Default: the tenant's only project. */
  readonly project?: string;
  readonly title: string;
  readonly description?: string;
  readonly acceptanceCriteria?: readonly string[];
  /** Labels of the ticket; some raise the risk of its run. */
  readonly labels?: readonly string[];
  /**
   * Projects that change together, `project` among them or not: one run coordinates, each project has a run of its own. The
   * first is what the others build on unless `role` and `dependsOn` say otherwise.
   */
  readonly repositories?: readonly AskedPart[];
  /** Text of a model script for this run; refused unless the host's model is `scripted`. */
  readonly modelScript?: string;
}

/** `POST /api/v1/runs/{runId}/gates/{gate}/decision` */
export interface DecisionBody {
  readonly decision: 'approve' | 'reject';
  /** Digest of what was shown (`waitingFor.subject`). */
  readonly subject: string;
  readonly comment?: string;
  readonly checklist?: Readonly<Record<string, boolean>>;
}

/** `POST /api/v1/runs/{runId}/checkpoint` */
export interface CheckpointBody {
  /** Gate id as in `waitingFor.gateId`; default: the open one. */
  readonly checkpoint?: string;
  /** One of `waitingFor.choices`. `cancel` cancels the run, with the authority that takes. */
  readonly choice: CheckpointChoice;
  readonly comment?: string;
}

/** `GET /api/v1/runs/{runId}/state` and `stellwerk state`. `idle` = not begun, completed or cancelled. */
export interface RunStateView {
  readonly version: '1.0';
  readonly runId: string;
  readonly status: 'idle' | 'running' | 'waiting_for_confirmation' | 'paused' | 'failed';
  readonly currentStage: string | null;
  readonly completedStages: readonly string[];
  readonly failedStages: readonly string[];
  readonly stageHistory: readonly StageHistoryEntry[];
  /** The stage that was completed last: where `continue` goes on from. */
  readonly lastCheckpoint: string | null;
  readonly waitingFor: WaitingFor | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface StageHistoryEntry {
  readonly stageId: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly startTime: string;
  readonly endTime: string | null;
  /** 2 after the automatic retry. */
  readonly attempts: number;
  readonly error: string | null;
}

/** One line of `GET /api/v1/runs/{runId}/artifacts?folder=`. */
export interface RunArtifactView {
  /** `documents`, `edits`, `_untrusted/<stage>` or `_failed/<stage>/attempt-2`. */
  readonly folder: string;
  readonly path: string;
  /** Null: a deletion that was asked for. */
  readonly uri: string | null;
  readonly at: string;
  readonly by: string | null;
  readonly note?: string;
}

/** Answer of `PUT /api/v1/runs/{runId}/artifacts/{name}`. */
export interface EditedArtifact {
  readonly runId: string;
  readonly name: string;
  readonly uri: string;
  readonly previous: string | null;
}

/** `POST /api/v1/projects`: registers a repository. Idempotent by location. */
export interface ProjectBody {
  readonly tenant?: string;
  /** Default: slug of the repository's folder name. */
  readonly project?: string;
  /** Local path or URL of the repository. */
  readonly location: string;
  readonly ado?: {
    readonly organization: string;
    readonly project: string;
    readonly startTag?: string;
    readonly startStates?: readonly string[];
    readonly startOnAssignment?: boolean;
    readonly startArea?: string;
    readonly areaPaths?: readonly string[];
    readonly commands?: boolean;
    readonly agent?: string;
  };
  /** What starts a run of a project on GitHub or GitLab. Default: the label `stellwerk`. */
  readonly hub?: HubRules;
}

export interface HubRules {
  /** A run starts when this label is added. */
  readonly startLabel?: string;
  /** A run starts when an issue is assigned to `agent`. Default false. */
  readonly startOnAssignment?: boolean;
  /** Whether `/stellwerk …` in a comment counts. Default true. */
  readonly commands?: boolean;
  /** Login of the service itself: what it does starts nothing. */
  readonly agent?: string;
  /** Who runs the project's checks: this host, or GitHub Actions or GitLab's pipelines. Default `local`. */
  readonly checks?: 'local' | 'platform';
}

export interface ProjectView {
  readonly tenant: string;
  readonly project: string;
  readonly repository: string;
  readonly defaultBranch: string;
  /** Its place on the platform and what starts a run there; absent = only the API files tickets. */
  readonly ado?: ProjectBody['ado'];
}

/** `POST /api/v1/tenants`, for administrators. What is left out stays as it was. */
export interface TenantBody {
  readonly tenant: string;
  readonly displayName?: string;
  readonly maxAutonomy?: AutonomyMode;
}

/** `GET /api/v1/tenants/{tenant}`. */
export interface TenantView {
  readonly tenant: string;
  readonly displayName: string;
  /** The freest mode that runs of the tenant may have; absent = no cap. */
  readonly maxAutonomy?: AutonomyMode;
}

/** `GET /api/v1/tenants/{tenant}/figures?days=`: how delivery went (DORA's four measures), from the tenant's records. */
export interface FiguresView extends DeliveryFigures {
  readonly tenant: string;
  /** ISO 8601. */
  readonly since: string;
  readonly until: string;
}

/** `GET /api/v1/tenants/{tenant}/budget`; PUT and POST …/raises answer the same. Windows are those of UTC. */
export interface BudgetView {
  readonly tenant: string;
  /** Open reservations; what they hold counts at every level of their scope. */
  readonly reservations: number;
  readonly reservedUsd: number;
  readonly day: BudgetWindowView;
  readonly week: BudgetWindowView;
  readonly month: BudgetWindowView;
  /** Projects that spent in an open window, or have something reserved. */
  readonly projects: readonly ProjectBudgetView[];
  /** Runs that have not ended and have spent, the dearest first, at most 100. */
  readonly runs: readonly RunBudgetView[];
  /** What may be spent more for a while. */
  readonly raises: readonly BudgetRaiseView[];
}

export interface BudgetWindowView {
  /** First day of the window, `2026-01-05`, or its month, `2026-01`. */
  readonly since: string;
  /** Raises included; `null` = unlimited. */
  readonly limitUsd: number | null;
  readonly spentUsd: number;
  /** What can still be reserved; `null` = unlimited. */
  readonly leftUsd: number | null;
  /** Highest alert level (50, 80, 90, 100) that spending has reached; 0 = none. */
  readonly alertPercent: number;
}

export interface ProjectBudgetView {
  readonly project: string;
  readonly day: BudgetWindowView;
  readonly week: BudgetWindowView;
  readonly month: BudgetWindowView;
}

/** From the run's beginning; `since` is empty. */
export interface RunBudgetView extends BudgetWindowView {
  readonly runId: string;
  readonly requests: number;
  readonly requestLimit: number | null;
  readonly stages: Readonly<Record<string, BudgetWindowView>>;
}

export interface BudgetRaiseView {
  /** `tenant`, `project:shop`, `run:acme.shop.42.1` or `stage:acme.shop.42.1/code`. */
  readonly scope: string;
  readonly amountUsd: number;
  readonly requests: number;
  readonly until: string;
}

/** `PUT /api/v1/tenants/{tenant}/budget`: all limits of the tenant; an absent one is lifted. For administrators. */
export interface BudgetBody {
  readonly dayUsd?: number;
  readonly weekUsd?: number;
  readonly monthUsd?: number;
}

/** `GET /api/v1/audit/verify`: what the host finds when it recomputes the tenant's chain. */
export interface AuditVerdictView {
  readonly tenant: string;
  readonly intact: boolean;
  /** Records that hold, from the first on. */
  readonly records: number;
  /** Hash of the last of them. */
  readonly hash: string;
  readonly brokenAt?: number;
}

/** `POST /api/v1/tenants/{tenant}/budget/raises`: more for a while, audited. For administrators. Idempotency-Key honoured. */
export interface BudgetRaiseBody {
  /** Default `tenant`. */
  readonly scope?: string;
  readonly amountUsd?: number;
  /** More model turns; only for a run. */
  readonly requests?: number;
  /** ISO 8601, at most 31 days ahead. Default: 24 hours from now. */
  readonly until?: string;
  readonly reason: string;
}

/** `GET /api/v1/tenants/{tenant}/ledger?by=&window=`: sums of the ledger. */
export interface LedgerReportView {
  readonly tenant: string;
  readonly by: LedgerGrouping;
  readonly window: LedgerWindow;
  /** First instant that counts; `null` = all there is. */
  readonly since: string | null;
  readonly totalUsd: number;
  readonly rows: readonly LedgerReportRow[];
}

export type LedgerGrouping = 'project' | 'run' | 'stage';
export type LedgerWindow = 'day' | 'week' | 'month' | 'all';

/** The dearest first. Fields below the grouping are absent. */
export interface LedgerReportRow {
  readonly project: string;
  readonly runId?: string;
  readonly stage?: string;
  readonly turns: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costUsd: number;
}

/** `POST /api/v1/bugs` → 202 `{triageId}` */
export interface BugBody {
  readonly tenant?: string;
  readonly project?: string;
  /** A `bug_report` document. */
  readonly report: unknown;
}

/** RFC 9457 body of every error; `code` is stable. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly [extension: string]: unknown;
}

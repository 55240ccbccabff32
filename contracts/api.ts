import type { RunStatus, SdlcState } from '../domain/lifecycle';
import type { TimelineEvent } from './activities';
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
  readonly nextTransitions: readonly string[];
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
  readonly choice: 'continue' | 'repeat' | 'pause';
  readonly comment?: string;
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
  };
}

export interface ProjectView {
  readonly tenant: string;
  readonly project: string;
  readonly repository: string;
  readonly defaultBranch: string;
}

/** `GET /api/v1/tenants/{tenant}/budget`; PUT answers the same. Windows are those of UTC. */
export interface BudgetView {
  readonly tenant: string;
  /** Open reservations; what they hold counts in both windows. */
  readonly reservations: number;
  readonly reservedUsd: number;
  readonly day: BudgetWindowView;
  readonly month: BudgetWindowView;
}

export interface BudgetWindowView {
  /** `2026-01-05` or `2026-01`. */
  readonly since: string;
  /** `null` = unlimited. */
  readonly limitUsd: number | null;
  readonly spentUsd: number;
  /** What can still be reserved; `null` = unlimited. */
  readonly leftUsd: number | null;
  /** Highest alert level (50, 80, 90, 100) that spending has reached; 0 = none. */
  readonly alertPercent: number;
}

/** `PUT /api/v1/tenants/{tenant}/budget`: both limits; an absent one is lifted. For administrators. */
export interface BudgetBody {
  readonly dayUsd?: number;
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

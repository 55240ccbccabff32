import type { AutonomyMode } from '../domain/autonomy';
import type { GatePolicy } from '../domain/policy/gates';
import type { RiskClass } from '../domain/risk';

/** What a gate was opened with. The class is looked up again at every decision, so that a later raise counts here too. */
export interface GateTermsRecord {
  readonly policy: GatePolicy[keyof GatePolicy];
  readonly risk: RiskClass;
  /** Digest of `policy`: which rules a decision was made under. */
  readonly policyVersion: string;
}

/** One approval that counts towards a quorum. */
export interface VoteRecord {
  readonly by: string;
  /** Whose right was used, when it was not the voter's own. */
  readonly onBehalfOf?: string;
  readonly channel: string;
  readonly comment?: string;
  readonly checklist?: Readonly<Record<string, boolean>>;
  readonly at: string;
}

/** Standing of the approvals at a gate, as the API shows it. */
export interface VotesView {
  readonly quorum: number;
  readonly approvals: readonly VoteRecord[];
}

/** `POST /api/v1/delegations`: the caller, or an administrator for somebody, lets `to` decide in the place of `from`. */
export interface DelegationBody {
  /** Default: the caller. */
  readonly from?: string;
  readonly to: string;
  /** Default: every role of `from`. */
  readonly roles?: readonly string[];
  /** ISO 8601; default now. */
  readonly since?: string;
  /** ISO 8601; at most a year after `since`. */
  readonly until: string;
  readonly tenant?: string;
  readonly reason?: string;
}

/** `POST /api/v1/runs/{runId}/risk`: raises the run's class. Nobody can lower it. */
export interface RiskBody {
  readonly risk: RiskClass;
  readonly reason: string;
}

export interface RunRiskView {
  readonly class: RiskClass;
  readonly reasons: readonly string[];
  readonly autonomy?: AutonomyMode;
}

import type { SignalSample } from '../domain/release';
import type { MigrationOutcome } from './effects';

/** Users' requests that a version served, as counted at a moment; only differences mean anything. */
export interface Served {
  readonly at: string;
  readonly requests: number;
  readonly errors: number;
  readonly baseline?: { readonly requests: number; readonly errors: number };
}

export type MeasuredSample = SignalSample & { readonly served?: Served };

/** One step of a rollout that was taken. */
export interface TakenStep {
  readonly weightPercent: number;
  /** Absent = the step was not judged. */
  readonly verdict?: 'pass' | 'breach' | 'inconclusive';
  readonly holds?: number;
}

/** What an attempt has done and measured so far. */
export interface AttemptEvidence {
  readonly startedAt: string;
  readonly healthy: boolean;
  readonly migration?: MigrationOutcome;
  readonly steps: readonly TakenStep[];
  readonly signals: readonly SignalSample[];
  /** Index in `signals` at which the soak began; absent = there was none. */
  readonly soakFrom?: number;
  readonly supplyChain?: SupplyChainResult;
}

/** Where a deployment stands that is held with its traffic until a person says how to go on. */
export interface HeldDeployment {
  readonly deployId: string;
  readonly commit: string;
  /** Index of the rollout's step that is watched; the number of steps = the soak. */
  readonly step: number;
  readonly evidence: AttemptEvidence;
}

export interface RollBackEvidence {
  /** Null = nothing was live before. */
  readonly restored: string | null;
  /** Absent when nothing was restored. */
  readonly verdict?: 'pass' | 'breach' | 'inconclusive';
  readonly reason?: string;
  readonly samples: readonly SignalSample[];
}

/** Answer of the supply-chain gate. `held` = the policy demands evidence that is missing or speaks against the artefact. */
export interface SupplyChainResult {
  readonly status: 'passed' | 'held' | 'skipped';
  readonly signature: 'verified' | 'invalid' | 'missing' | 'off';
  readonly sbom?: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly maxCvss?: number;
  readonly reasons: readonly string[];
  /** The branch stands at another commit than the bundle's: what is there now has to be tested first. */
  readonly isSuperseded?: boolean;
}

/** How far the traffic of a deployment has come, for people who look at the run. */
export interface RolloutProgress {
  /** Counts from 1; the one after the last is the soak. */
  readonly step: number;
  readonly steps: number;
  readonly weightPercent: number;
  /** Why it does not go on by itself. */
  readonly hold?: string;
}

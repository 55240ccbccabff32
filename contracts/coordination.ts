import type { PartRole, PartSpec, PartView, Standing } from '../domain/coordination';
import type { EffectInput, Refused } from './activity-results';
import type { PullRequestRef, RunRequest, RunSnapshot } from './run';

/** What a run knows of the whole it is one part of. */
export interface PartOf {
  /** The run that coordinates. */
  readonly parent: string;
  /** How many repositories change together. */
  readonly repositories: number;
  /** Artifact with the joint plan, and with the tested changes that this part builds on. */
  readonly context?: string;
}

/** The subject of the joint gate: everything that is approved together, each with its own digest. */
export interface JointReport {
  readonly parent: string;
  readonly parts: readonly {
    readonly project: string;
    readonly role: PartRole;
    readonly runId: string;
    readonly gateId: string;
    /** Digest of the part's own `qa_report`. */
    readonly subject: string;
    readonly qaReport: string;
    readonly commit: string;
    readonly pullRequest: PullRequestRef | null;
  }[];
}

/** One part as the API shows it with its whole. */
export interface PartShown extends PartSpec {
  readonly standing: Standing;
  readonly reason: string | null;
  readonly runId: string | null;
  readonly state: string | null;
  readonly status: string | null;
  readonly pullRequest: PullRequestRef | null;
  readonly costUsd: number;
}

export interface CoordinationEffects {
  /** Files the part's ticket and starts its run. Idempotent by parent and project. */
  startPart: {
    input: EffectInput & { readonly run: RunSnapshot; readonly project: string; readonly spec?: string };
    output: { readonly kind: 'started'; readonly runId: string } | Refused;
  };
  /** Takes what the pull request brought off the default branch; one that was never merged is abandoned. Undoes. */
  revertMerge: {
    input: EffectInput & { readonly run: RunSnapshot; readonly pullRequest: PullRequestRef };
    output:
      | { readonly kind: 'reverted'; readonly commit: string | null }
      | { readonly kind: 'blocked'; readonly reason: string }
      | Refused;
  };
}

export interface CoordinationRecords {
  /** Remembers the parts of the whole. Refused: they make no graph, or a project is not registered. */
  planParts: {
    input: { readonly run: RunSnapshot };
    output: { readonly kind: 'planned'; readonly parts: readonly PartSpec[] } | Refused;
  };
  /** The parts in the order of the merge. */
  readParts: {
    input: { readonly runId: string };
    output: { readonly control: 'run' | 'pause' | 'cancel'; readonly parts: readonly PartView[] };
  };
  /** Moves all of the runs' standings or none of them, and rings at the whole and at them. True also when they stood there. */
  moveParts: {
    input: {
      readonly parent: string;
      readonly runs: readonly string[];
      readonly to: Standing;
      readonly reason?: string;
      /** Also cancels the runs, by their control rows. */
      readonly cancel?: boolean;
      readonly at: string;
    };
    output: { readonly moved: boolean };
  };
  readStanding: {
    input: { readonly runId: string };
    output: {
      readonly standing: Standing;
      readonly reason: string | null;
      readonly control: 'run' | 'pause' | 'cancel';
    };
  };
  writeJointReport: {
    input: { readonly runId: string; readonly tenant: string };
    output: { readonly report: string; readonly digest: string };
  };
  /** Makes a decision at the joint gate the decision of each named part, by the same people and under the same rules. */
  relayDecision: {
    input: { readonly runId: string; readonly gateId: string; readonly runs: readonly string[] };
    output: { readonly kind: 'relayed' } | { readonly kind: 'refused'; readonly reason: string };
  };
  /** Rings at the run that coordinates. */
  ringWhole: { input: { readonly parent: string }; output: null };
}

/** Input of `coordinateChange`. */
export type CoordinationRequest = RunRequest & Required<Pick<RunRequest, 'repositories'>>;

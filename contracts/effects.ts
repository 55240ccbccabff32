import type { EffectInput, Refused } from './activity-results';
import type { CoordinationEffects } from './coordination';
import type { AgentSessionInput } from './stages';
import type { DeploymentRef, PullRequestRef, RunSnapshot } from './run';

export interface MigrationOutcome {
  readonly status: 'migrated' | 'failed';
  /** Its last lines. Untrusted. */
  readonly detail: string;
}

/**
 * Effects change the world. Before each one its run's control row is read: a paused run answers `paused`, a cancelled one
 * `cancelled`, and nothing is done.
 */
export interface EffectContracts extends CoordinationEffects {
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
      /** What the run may spend in all, raises included; absent = what its policy says. */
      readonly runLimitMicroUsd?: number;
    };
    output: (
      | { readonly kind: 'tools'; readonly calls: number }
      | { readonly kind: 'finished'; readonly output: string }
      | { readonly kind: 'invalid'; readonly reason: string; readonly code?: 'skill_missing' }
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
      | { readonly kind: 'invalid'; readonly reason: string; readonly code?: 'skill_missing' }
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
      /** Runs these commands alone, after install and build; for telling whose a failure is. */
      readonly only?: readonly string[];
      /** Decides which levels of tests run. */
      readonly testPlan?: string;
      readonly instanceId: string;
    };
    output: { readonly kind: 'started' } | Refused;
  };
  publishReport: {
    input: EffectInput & { readonly run: RunSnapshot; readonly pullRequest: PullRequestRef; readonly qaReport: string };
    output: { readonly kind: 'published' } | Refused;
  };
  mergePullRequest: {
    input: EffectInput & {
      readonly run: RunSnapshot;
      readonly pullRequest: PullRequestRef;
      readonly commit: string;
      /** Never merge: the branch holds something newer than the approved commit, which is to be tested. */
      readonly reworkOnly?: boolean;
    };
    output:
      | { readonly kind: 'merged'; readonly commit: string }
      /** The default branch or the run's branch moved after the approval: another tree would be delivered than was approved. */
      | { readonly kind: 'rework'; readonly commit: string; readonly base: string; readonly reason: string }
      | { readonly kind: 'blocked'; readonly reason: string }
      | Refused;
  };
  /** Builds and migrates the candidate and starts it beside the live version. */
  startDeployment: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string; readonly commit: string };
    output:
      | { readonly kind: 'started'; readonly candidateUrl: string; readonly migration?: MigrationOutcome }
      | { readonly kind: 'failed'; readonly reason: string; readonly migration?: MigrationOutcome }
      | Refused;
  };
  /** Gives the candidate a share of the traffic, 1 to 99 %. */
  shiftTraffic: {
    input: EffectInput & { readonly run: RunSnapshot; readonly deployId: string; readonly weightPercent: number };
    output:
      | { readonly kind: 'shifted'; readonly deployment: DeploymentRef }
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

export type EffectName = keyof EffectContracts;

/** Effects that must still run after a pause or a cancel, since they undo. */
export const undoingEffects: readonly EffectName[] = ['rollBackDeployment', 'revertMerge'];

import type { ClassedFailure } from '../domain/failure-class';
import type { CheckSummary } from './activity-results';
import type { RunSnapshot } from './run';
import type { DecisionRecord } from './stages';

/** What a change is found to be: its branch, its checks, its bundle, its report. */
export interface ChangeRecords {
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
}

import type { RiskClass, RiskRaise } from '../domain/risk';
import type { Refused } from './activity-results';
import type { RunSnapshot } from './run';
import type { PlanResult } from './stages';

/** PLANNING: what a ticket becomes before anything is written. */
export interface PlanningRecords {
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
  writePlan: {
    input: {
      readonly run: RunSnapshot;
      readonly output: string;
      /** URI of the `repository_map`; absent in runs that began before there was one. */
      readonly map?: string;
    };
    output: Extract<PlanResult, { kind: 'planned' }> | Refused;
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
}

/** What one run, its stages and its project may use. Money is in USD; absent = no limit of that kind. */
export interface BudgetPolicy {
  /** Of the project, per window (UTC); weeks begin on Monday. */
  readonly dayUsd?: number;
  readonly weekUsd?: number;
  readonly monthUsd?: number;
  /** Of each run, from its beginning to its end. */
  readonly runUsd: number;
  /** Of one stage of a run, over all its visits. */
  readonly stageUsd: { readonly [S in 'plan' | 'code' | 'test' | 'deploy']?: number };
  /** Model turns of a run. */
  readonly maxRequests: number;
  /** Time in which a run's stages work; waiting for people and for a slot does not count. */
  readonly maxWallClockMinutes: number;
}

export type BudgetOverrides = Partial<BudgetPolicy>;

const defaults = { maxRequests: 1_000, maxWallClockMinutes: 480 } as const;

/** The project's values over the defaults. `runLimitUsd` is the older name of `budget.runUsd`, which wins. */
export function resolveBudget(budget: BudgetOverrides = {}, runLimitUsd = 5): BudgetPolicy {
  return { ...defaults, runUsd: runLimitUsd, stageUsd: {}, ...budget };
}

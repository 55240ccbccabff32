import { microUsd } from '../money';
import { resolveBudget } from '../policy/budget';
import type { BudgetPolicy } from '../policy/budget';
import type { ScopeLimits } from './state';

/** The limits that a run's policy sets for one of its stages, in micro-USD. */
export function limitsOf(
  policy: { readonly budget?: BudgetPolicy; readonly runLimitUsd: number },
  stage: string,
): ScopeLimits {
  const { dayUsd, weekUsd, monthUsd, runUsd, stageUsd, maxRequests } =
    policy.budget ?? resolveBudget({}, policy.runLimitUsd);
  const stageLimit = (stageUsd as Readonly<Record<string, number | undefined>>)[stage];
  return {
    project: {
      ...(dayUsd === undefined ? {} : { day: microUsd(dayUsd) }),
      ...(weekUsd === undefined ? {} : { week: microUsd(weekUsd) }),
      ...(monthUsd === undefined ? {} : { month: microUsd(monthUsd) }),
    },
    run: microUsd(runUsd),
    ...(stageLimit === undefined ? {} : { stage: microUsd(stageLimit) }),
    requests: maxRequests,
  };
}

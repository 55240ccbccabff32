import type { BudgetView, BudgetWindowView, ProjectBudgetView, RunBudgetView } from '../../contracts/api';
import { allLines, heldOf, highestLevel, requestLimitOf, reservedIn } from '../../domain/budget';
import type { BudgetLine, BudgetState, BudgetWindow } from '../../domain/budget';
import { usd } from '../../domain/money';

const mostRuns = 100;

/** A tenant's budget as people see it. */
export function budgetView(tenant: string, state: BudgetState): BudgetView {
  const lines = new Map(allLines(state).map((line) => [`${line.scope}|${line.window}`, lineView(state, line)]));
  const view = (scope: string, window: BudgetWindow | 'total'): BudgetWindowView =>
    lines.get(`${scope}|${window}`) ?? unknown;
  const windows = (scope: string): Pick<BudgetView, BudgetWindow> => ({
    day: view(scope, 'day'),
    week: view(scope, 'week'),
    month: view(scope, 'month'),
  });
  const { reservations, raises } = state;
  return {
    tenant,
    reservations: reservations.length,
    reservedUsd: usd(reservedIn(reservations)),
    ...windows('tenant'),
    projects: Object.keys(state.projects).map((project): ProjectBudgetView => ({
      project,
      ...windows(`project:${project}`),
    })),
    runs: Object.entries(state.runs)
      .sort(([, left], [, right]) => right.spent - left.spent)
      .slice(0, mostRuns)
      .map(([runId, run]): RunBudgetView => ({
        runId,
        ...view(`run:${runId}`, 'total'),
        requests: run.requests,
        requestLimit: requestLimitOf(state, runId, run) ?? null,
        stages: Object.fromEntries(
          Object.keys(run.stages).map((stage) => [stage, view(`stage:${runId}/${stage}`, 'total')]),
        ),
      })),
    raises: raises.map(({ scope, microUsd, requests, until }) => ({
      ...{ scope, amountUsd: usd(microUsd), requests, until },
    })),
  };
}

function lineView({ reservations }: BudgetState, line: BudgetLine): BudgetWindowView {
  const { since, spent, limit, scope } = line;
  return {
    since,
    limitUsd: limit === undefined ? null : usd(limit),
    spentUsd: usd(spent),
    leftUsd: limit === undefined ? null : usd(Math.max(0, limit - spent - heldOf(reservations, scope))),
    alertPercent: highestLevel(line),
  };
}

const unknown: BudgetWindowView = { since: '', limitUsd: null, spentUsd: 0, leftUsd: null, alertPercent: 0 };

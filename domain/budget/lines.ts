import { budgetWindows } from './state';
import type {
  BudgetLevel,
  BudgetLimits,
  BudgetScope,
  BudgetState,
  BudgetWindow,
  Reservation,
  RunBook,
  TotalBook,
  WindowBooks,
} from './state';

/** One limit that spending is held against: a book, what may be in it, and what open reservations may still add. */
export interface BudgetLine {
  readonly level: BudgetLevel;
  readonly scope: string;
  readonly window: BudgetWindow | 'total';
  readonly since: string;
  readonly spent: number;
  readonly reported: number;
  /** Raises included; absent = unlimited. */
  readonly limit?: number;
}

/** How raises, refusals and alerts name a scope. */
export const scopeKey = {
  tenant: 'tenant',
  project: (project: string): string => `project:${project}`,
  run: (run: string): string => `run:${run}`,
  stage: (run: string, stage: string): string => `stage:${run}/${stage}`,
} as const;

const scopePattern = /^(tenant|project:[a-z0-9-]+|run:[a-z0-9.-]+|stage:[a-z0-9.-]+\/[a-z0-9-]+)$/;

export function isScopeKey(text: string): boolean {
  return text.length <= 150 && scopePattern.test(text);
}

/** Every line of a scope, the widest first; without a scope those of the tenant. */
export function linesOf(state: BudgetState, scope: BudgetScope | undefined): readonly BudgetLine[] {
  const tenant = windowLines(state, 'tenant', scopeKey.tenant, state);
  if (!scope) return tenant;
  const { project, run, stage, parents = [] } = scope;
  const projectBook = state.projects[project];
  const stageBook = state.runs[run]?.stages[stage];
  return [
    ...tenant,
    ...(projectBook ? windowLines(state, 'project', scopeKey.project(project), projectBook) : []),
    ...[...parents.map((parent) => parent.run).reverse(), run].flatMap((each) => runLine(state, each)),
    ...(stageBook ? [totalLine(state, 'stage', scopeKey.stage(run, stage), stageBook)] : []),
  ];
}

/** Every line there is. */
export function allLines(state: BudgetState): readonly BudgetLine[] {
  return [
    ...windowLines(state, 'tenant', scopeKey.tenant, state),
    ...Object.entries(state.projects).flatMap(([name, book]) =>
      windowLines(state, 'project', scopeKey.project(name), book),
    ),
    ...Object.entries(state.runs).flatMap(([run, book]) => [
      totalLine(state, 'run', scopeKey.run(run), book),
      ...Object.entries(book.stages).map(([stage, each]) =>
        totalLine(state, 'stage', scopeKey.stage(run, stage), each),
      ),
    ]),
  ];
}

/** What open reservations hold of a line. */
export function heldOf(reservations: readonly Reservation[], scope: string): number {
  return reservations.reduce((sum, each) => (touches(each, scope) ? sum + each.microUsd : sum), 0);
}

/** Open turns of a run and of the runs that are parts of it. */
export function openTurnsOf(reservations: readonly Reservation[], run: string): number {
  return reservations.filter((each) => touches(each, scopeKey.run(run))).length;
}

/** Model turns that a run may make, raises included. */
export function requestLimitOf({ raises }: BudgetState, run: string, { requestLimit }: RunBook): number | undefined {
  if (requestLimit === undefined) return undefined;
  const scope = scopeKey.run(run);
  return raises.reduce((sum, raise) => (raise.scope === scope ? sum + raise.requests : sum), requestLimit);
}

function touches({ scope }: Reservation, key: string): boolean {
  if (key === scopeKey.tenant) return true;
  if (!scope) return false;
  const { project, run, stage, parents = [] } = scope;
  return (
    key === scopeKey.project(project) ||
    key === scopeKey.run(run) ||
    key === scopeKey.stage(run, stage) ||
    parents.some((parent) => key === scopeKey.run(parent.run))
  );
}

function runLine(state: BudgetState, run: string): readonly BudgetLine[] {
  const book = state.runs[run];
  return book ? [totalLine(state, 'run', scopeKey.run(run), book)] : [];
}

function windowLines(
  state: BudgetState,
  level: BudgetLevel,
  scope: string,
  { books, limits }: { readonly books: WindowBooks; readonly limits: BudgetLimits },
): readonly BudgetLine[] {
  return budgetWindows.map((window) => ({
    ...{ level, scope, window, ...books[window] },
    ...raised(state, scope, limits[window]),
  }));
}

function totalLine(state: BudgetState, level: BudgetLevel, scope: string, book: TotalBook): BudgetLine {
  const { spent, reported, limit } = book;
  return { ...{ level, scope, spent, reported }, window: 'total', since: '', ...raised(state, scope, limit) };
}

function raised(
  { raises }: BudgetState,
  scope: string,
  limit: number | undefined,
): { readonly limit: number } | undefined {
  if (limit === undefined) return undefined;
  return { limit: raises.reduce((sum, raise) => (raise.scope === scope ? sum + raise.microUsd : sum), limit) };
}

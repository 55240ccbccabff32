import { allLines, scopeKey } from './lines';
import type { BudgetLine } from './lines';
import { mapBooks } from './state';
import type { BudgetAlert, BudgetState, TotalBook } from './state';

const alertLevels: readonly number[] = [50, 80, 90, 100];

/** A level that somebody was told of, in a book that may have been followed by the next one since. */
export type ToldAlert = Pick<BudgetAlert, 'scope' | 'window' | 'since' | 'percent'>;

/** The levels of these lines that nobody was told of yet. */
export function alertsOf(lines: readonly BudgetLine[]): readonly BudgetAlert[] {
  return lines.flatMap((line) => {
    const { level, scope, window, since, spent, reported, limit } = line;
    return levelsOf(line)
      .filter((percent) => percent > reported)
      .map((percent) => ({ level, scope, window, since, percent, spent, limit: limit ?? 0 }));
  });
}

/** Marks levels as told. One of a window that is over, or of a run that has ended, changes nothing. */
export function markTold(state: BudgetState, told: readonly ToldAlert[]): BudgetState {
  if (told.length === 0) return state;
  const level = (scope: string, window: string, since: string, reported: number): number =>
    told
      .filter((alert) => alert.scope === scope && alert.window === window && alert.since === since)
      .reduce((highest, { percent }) => Math.max(highest, percent), reported);
  return mapReported(state, ({ scope, window, since, reported }) => level(scope, window, since, reported));
}

/** Levels that are not reached under new limits will be told again. */
export function forgetUnreached(state: BudgetState): BudgetState {
  return mapReported(state, (line) => Math.min(line.reported, highestLevel(line)));
}

/** The highest alert level that spending has reached; 0 = none. */
export function highestLevel(line: Pick<BudgetLine, 'spent' | 'limit'>): number {
  return levelsOf(line).at(-1) ?? 0;
}

function levelsOf({ spent, limit }: Pick<BudgetLine, 'spent' | 'limit'>): readonly number[] {
  // A limit of nothing is no level that spending reaches.
  return limit === undefined ? [] : alertLevels.filter((percent) => spent > 0 && spent * 100 >= percent * limit);
}

function mapReported(state: BudgetState, change: (line: BudgetLine) => number): BudgetState {
  const levels = new Map(allLines(state).map((line) => [`${line.scope}|${line.window}`, change(line)]));
  const reported = (scope: string, window: string): number => levels.get(`${scope}|${window}`) ?? 0;
  const total = <B extends TotalBook>(book: B, scope: string): B => ({ ...book, reported: reported(scope, 'total') });
  return {
    ...state,
    books: mapBooks(state.books, (book, window) => ({ ...book, reported: reported(scopeKey.tenant, window) })),
    projects: mapValues(state.projects, (project, name) => ({
      ...project,
      books: mapBooks(project.books, (book, window) => ({
        ...book,
        reported: reported(scopeKey.project(name), window),
      })),
    })),
    runs: mapValues(state.runs, (run, id) => ({
      ...total(run, scopeKey.run(id)),
      stages: mapValues(run.stages, (stage, name) => total(stage, scopeKey.stage(id, name))),
    })),
  };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

import { budgetWindows, eachBook } from './state';
import type { BudgetAlert, BudgetBook, BudgetState } from './state';

const alertLevels: readonly number[] = [50, 80, 90, 100];

/** The levels that nobody was told of yet, and the books with them told. */
export function takeAlerts(state: BudgetState): { alerts: readonly BudgetAlert[]; books: BudgetState['books'] } {
  const alerts = budgetWindows.flatMap((window) => {
    const { spent, reported } = state.books[window];
    const limit = state.limits[window];
    const levels = levelsOf(state.books[window], limit).filter((percent) => percent > reported);
    return levels.map((percent) => ({ window, percent, spent, limit: limit ?? 0 }));
  });
  const books = eachBook(state, (book, window) => ({
    ...book,
    reported: Math.max(book.reported, highestLevel(book, state.limits[window])),
  }));
  return { alerts, books };
}

/** The highest alert level that spending has reached; 0 = none. */
export function highestLevel(book: BudgetBook, limit: number | undefined): number {
  return levelsOf(book, limit).at(-1) ?? 0;
}

function levelsOf({ spent }: BudgetBook, limit: number | undefined): readonly number[] {
  return limit === undefined ? [] : alertLevels.filter((percent) => spent * 100 >= percent * limit);
}

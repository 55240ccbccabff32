import { emptyBooks, mapBooks } from './state';
import type { BudgetScope, BudgetState, ProjectBook, RunBook, ScopeLimits, TotalBook, WindowBooks } from './state';
import { openWindows } from './windows';

/** Makes the books of a scope, with the limits its run came with; what they hold already stays. */
export function openBooks(state: BudgetState, scope: BudgetScope, limits: ScopeLimits, at: string): BudgetState {
  const { project, run, stage, parents = [] } = scope;
  const known = state.projects[project];
  const runs: Record<string, RunBook> = { ...state.runs };
  for (const parent of parents) {
    runs[parent.run] = { ...(runs[parent.run] ?? newRun(project)), ...given('limit', parent.limit) };
  }
  const { stages, ...own } = runs[run] ?? newRun(project);
  runs[run] = {
    ...own,
    ...given('limit', limits.run),
    ...given('requestLimit', limits.requests),
    stages: { ...stages, [stage]: { ...(stages[stage] ?? newTotal), ...given('limit', limits.stage) } },
  };
  const projectBook: ProjectBook = {
    limits: limits.project ?? known?.limits ?? {},
    books: known?.books ?? openWindows(emptyBooks, at),
  };
  return { ...state, projects: { ...state.projects, [project]: projectBook }, runs };
}

/** Books a sum to every level of its scope. Runs that have ended keep no book; their project and tenant do. */
export function bookSpending(state: BudgetState, scope: BudgetScope | undefined, microUsd: number): BudgetState {
  const books = addTo(state.books, microUsd);
  if (!scope) return { ...state, books };
  const { project, run, stage, parents = [] } = scope;
  const known = state.projects[project] ?? { limits: {}, books: mapBooks(state.books, unspent) };
  const runs: Record<string, RunBook> = { ...state.runs };
  for (const each of [run, ...parents.map((parent) => parent.run)]) {
    const book = runs[each];
    if (!book) continue;
    const ofStage = each === run ? book.stages[stage] : undefined;
    runs[each] = {
      ...book,
      spent: book.spent + microUsd,
      requests: book.requests + 1,
      ...(ofStage ? { stages: { ...book.stages, [stage]: { ...ofStage, spent: ofStage.spent + microUsd } } } : {}),
    };
  }
  const projects = { ...state.projects, [project]: { ...known, books: addTo(known.books, microUsd) } };
  return { ...state, books, projects, runs };
}

/** Drops the books of projects that hold nothing and have spent nothing in any open window. */
export function dropQuietProjects(
  { projects, reservations }: Pick<BudgetState, 'projects' | 'reservations'>,
  at: string,
): BudgetState['projects'] {
  return Object.fromEntries(
    Object.entries(projects)
      .map(([name, book]) => [name, { ...book, books: openWindows(book.books, at) }] as const)
      .filter(
        ([name, { books }]) =>
          books.month.spent + books.week.spent + books.day.spent > 0 ||
          reservations.some(({ scope }) => scope?.project === name),
      ),
  );
}

const newTotal: TotalBook = { spent: 0, reported: 0 };

function newRun(project: string): RunBook {
  return { project, ...newTotal, requests: 0, stages: {} };
}

function addTo(books: WindowBooks, microUsd: number): WindowBooks {
  return mapBooks(books, (book) => ({ ...book, spent: book.spent + microUsd }));
}

function unspent({ since }: { readonly since: string }): WindowBooks['day'] {
  return { since, spent: 0, reported: 0 };
}

function given<K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: number });
}

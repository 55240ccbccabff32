export const budgetWindows = ['day', 'week', 'month'] as const;
export type BudgetWindow = (typeof budgetWindows)[number];

/** Most that may be spent in a window, in micro-USD; absent = unlimited. */
export type BudgetLimits = { readonly [W in BudgetWindow]?: number };

/** What was spent in one window (UTC). `reported` is the highest alert level that somebody was told of. */
export interface BudgetBook {
  /** First day of the window, `2026-01-05` (weeks begin on Monday), or its month, `2026-01`. */
  readonly since: string;
  readonly spent: number;
  readonly reported: number;
}

export type WindowBooks = Readonly<Record<BudgetWindow, BudgetBook>>;

/** A project's own windows. Its limits are those that its newest run came with. */
export interface ProjectBook {
  readonly limits: BudgetLimits;
  readonly books: WindowBooks;
}

/** What a run, or one of its stages, has spent from its beginning. */
export interface TotalBook {
  readonly spent: number;
  readonly reported: number;
  /** Absent = unlimited. */
  readonly limit?: number;
}

export interface RunBook extends TotalBook {
  readonly project: string;
  /** Model turns that were paid. */
  readonly requests: number;
  readonly requestLimit?: number;
  readonly stages: Readonly<Record<string, TotalBook>>;
}

/** Whom a sum is booked to besides the tenant: every level of it, and the runs this run is a part of. */
export interface BudgetScope {
  readonly project: string;
  readonly run: string;
  readonly stage: string;
  /** Runs that this one belongs to: it gets at most what they have left. `limit` is theirs, in micro-USD. */
  readonly parents?: readonly { readonly run: string; readonly limit?: number }[];
}

/** The limits a run's policy sets, in micro-USD; absent = unlimited. */
export interface ScopeLimits {
  readonly project?: BudgetLimits;
  readonly run?: number;
  readonly stage?: number;
  /** Model turns of the run. */
  readonly requests?: number;
}

export interface Reservation {
  readonly id: string;
  readonly microUsd: number;
  readonly expires: string;
  readonly scope?: BudgetScope;
}

/** Lets one scope spend more until an instant; it ends by itself. */
export interface BudgetRaise {
  readonly id: string;
  /** As `scopeKey` writes it: `tenant`, `project:shop`, `run:acme.shop.42.1`, `stage:acme.shop.42.1/code`. */
  readonly scope: string;
  readonly microUsd: number;
  /** More model turns, for a run. */
  readonly requests: number;
  readonly until: string;
}

/**
 * A tenant's budget. It holds open items and window sums only: a run's book goes when the run ends, what is settled and over
 * stands in the ledger. Money is in micro-USD.
 */
export interface BudgetState {
  readonly limits: BudgetLimits;
  readonly books: WindowBooks;
  readonly projects: Readonly<Record<string, ProjectBook>>;
  readonly runs: Readonly<Record<string, RunBook>>;
  readonly reservations: readonly Reservation[];
  readonly raises: readonly BudgetRaise[];
  /** Ids that must not be booked again, each for as long as a repetition may still come. */
  readonly settled: readonly { readonly id: string; readonly until: string }[];
}

export type BudgetLevel = 'tenant' | 'project' | 'run' | 'stage';

/** Which limit does not allow the reservation, with the figures to tell a person. */
export interface BudgetRefusal {
  readonly level: BudgetLevel;
  /** `scopeKey` of the level, as a raise names it. */
  readonly scope: string;
  readonly window: BudgetWindow | 'total';
  /** Requests are counted in turns, all else in micro-USD. */
  readonly unit: 'microUsd' | 'requests';
  /** Empty for totals. */
  readonly since: string;
  readonly spent: number;
  readonly reserved: number;
  readonly limit: number;
  readonly wanted: number;
}

export interface BudgetAlert {
  readonly level: BudgetLevel;
  readonly scope: string;
  readonly window: BudgetWindow | 'total';
  readonly since: string;
  readonly percent: number;
  readonly spent: number;
  readonly limit: number;
}

/** `alerts` are the levels that spending has crossed since the last answer; each is told once per window and scope. */
export type ReserveAnswer = { readonly alerts: readonly BudgetAlert[] } & (
  | {
      readonly kind: 'granted';
      /** What the run may spend in all, raises included; absent = unlimited. */
      readonly runLimit?: number;
    }
  | ({ readonly kind: 'refused' } & BudgetRefusal)
);

export type SettleAnswer = { readonly kind: 'booked' } | { readonly kind: 'known' };

const unopened: BudgetBook = { since: '', spent: 0, reported: 0 };
export const emptyBooks: WindowBooks = { day: unopened, week: unopened, month: unopened };

export const emptyBudget: BudgetState = {
  limits: {},
  books: emptyBooks,
  projects: {},
  runs: {},
  reservations: [],
  raises: [],
  settled: [],
};

/** A state as an earlier version kept it, in today's shape. */
export function upgradeBudget(state: Partial<BudgetState>): BudgetState {
  if (state.books?.week && state.projects && state.runs && state.raises) return state as BudgetState;
  return { ...emptyBudget, ...state, books: { ...emptyBooks, ...state.books } };
}

export function mapBooks(
  books: WindowBooks,
  change: (book: BudgetBook, window: BudgetWindow) => BudgetBook,
): WindowBooks {
  return { day: change(books.day, 'day'), week: change(books.week, 'week'), month: change(books.month, 'month') };
}

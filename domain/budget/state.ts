export const budgetWindows = ['day', 'month'] as const;
export type BudgetWindow = (typeof budgetWindows)[number];

/** Most that may be spent in a window, in micro-USD; absent = unlimited. */
export type BudgetLimits = { readonly [W in BudgetWindow]?: number };

/** What was spent in one window (UTC). `reported` is the highest alert level that somebody was told of. */
export interface BudgetBook {
  /** `2026-01-05` or `2026-01`. */
  readonly since: string;
  readonly spent: number;
  readonly reported: number;
}

export interface Reservation {
  readonly id: string;
  readonly microUsd: number;
  readonly expires: string;
}

/** A tenant's budget. It holds open items only: what is settled and over stands in the ledger. Money is in micro-USD. */
export interface BudgetState {
  readonly limits: BudgetLimits;
  readonly books: Readonly<Record<BudgetWindow, BudgetBook>>;
  readonly reservations: readonly Reservation[];
  /** Ids that must not be booked again, each for as long as a repetition may still come. */
  readonly settled: readonly { readonly id: string; readonly until: string }[];
}

/** Which limit does not allow the reservation, with the figures to tell a person. */
export interface BudgetRefusal {
  readonly window: BudgetWindow;
  readonly since: string;
  readonly spent: number;
  readonly reserved: number;
  readonly limit: number;
  readonly wanted: number;
}

export interface BudgetAlert {
  readonly window: BudgetWindow;
  readonly percent: number;
  readonly spent: number;
  readonly limit: number;
}

/** `alerts` are the levels that spending has crossed since the last answer; each is told once per window. */
export type ReserveAnswer = { readonly alerts: readonly BudgetAlert[] } & (
  { readonly kind: 'granted' } | ({ readonly kind: 'refused' } & BudgetRefusal)
);

export type SettleAnswer = { readonly kind: 'booked' } | { readonly kind: 'known' };

export const emptyBudget: BudgetState = {
  limits: {},
  books: { day: { since: '', spent: 0, reported: 0 }, month: { since: '', spent: 0, reported: 0 } },
  reservations: [],
  settled: [],
};

export function eachBook(
  { books }: BudgetState,
  change: (book: BudgetBook, window: BudgetWindow) => BudgetBook,
): BudgetState['books'] {
  return { day: change(books.day, 'day'), month: change(books.month, 'month') };
}

import { highestLevel, takeAlerts } from './budget/alerts';
import { budgetWindows, eachBook } from './budget/state';
import type {
  BudgetLimits,
  BudgetRefusal,
  BudgetState,
  Reservation,
  ReserveAnswer,
  SettleAnswer,
} from './budget/state';

export { highestLevel } from './budget/alerts';
export * from './budget/state';

/** A settled id is remembered at least this long: longer than the engine repeats one effect. */
const rememberedSeconds = 1_800;

/**
 * Holds money for one effect: granted only while what is spent and reserved stays within every limit. Idempotent by id: a
 * repetition renews the lease, a higher amount is checked like a new one, and a settled id needs nothing any more.
 */
export function reserve(
  state: BudgetState,
  { id, microUsd, at, leaseSeconds }: { id: string; microUsd: number; at: string; leaseSeconds: number },
): { readonly state: BudgetState; readonly answer: ReserveAnswer } {
  const swept = sweep(state, at);
  const { alerts, books } = takeAlerts(swept);
  const current = { ...swept, books };
  if (current.settled.some((known) => known.id === id)) return { state: current, answer: { kind: 'granted', alerts } };
  const held = current.reservations.find((known) => known.id === id);
  const others = current.reservations.filter((known) => known.id !== id);
  const wanted = Math.max(microUsd, held?.microUsd ?? 0);
  const refusal = wanted === held?.microUsd ? undefined : refusalOf(current, reservedIn(others), wanted);
  if (refusal) return { state: current, answer: { kind: 'refused', ...refusal, alerts } };
  const reservation = { id, microUsd: wanted, expires: plusSeconds(at, leaseSeconds) };
  return { state: { ...current, reservations: [...others, reservation] }, answer: { kind: 'granted', alerts } };
}

/** Books what was really spent, once per id, whether or not its reservation still stands: the money is gone. */
export function settle(
  state: BudgetState,
  { id, microUsd, at }: { id: string; microUsd: number; at: string },
): { readonly state: BudgetState; readonly answer: SettleAnswer } {
  const lease = state.reservations.find((known) => known.id === id)?.expires ?? at;
  const swept = sweep(state, at);
  if (swept.settled.some((known) => known.id === id)) return { state: swept, answer: { kind: 'known' } };
  const until = [lease, plusSeconds(at, rememberedSeconds)].sort().at(-1) ?? lease;
  const books = eachBook(swept, (book) => ({ ...book, spent: book.spent + microUsd }));
  return {
    state: { ...release(swept, id), books, settled: [...swept.settled, { id, until }] },
    answer: { kind: 'booked' },
  };
}

/** Gives a reservation back of which nothing was spent. Unknown ids change nothing. */
export function release(state: BudgetState, id: string): BudgetState {
  return { ...state, reservations: state.reservations.filter((known) => known.id !== id) };
}

/** Drops leases and remembered ids that are over, and opens the windows of that instant. Windows never go back. */
export function sweep(state: BudgetState, at: string): BudgetState {
  const opens = { day: at.slice(0, 10), month: at.slice(0, 7) };
  return {
    ...state,
    books: eachBook(state, (book, window) =>
      opens[window] > book.since ? { since: opens[window], spent: 0, reported: 0 } : book,
    ),
    reservations: state.reservations.filter(({ expires }) => expires > at),
    settled: state.settled.filter(({ until }) => until > at),
  };
}

/** Sets both limits. Levels that are not reached under the new ones will be told again. */
export function configure(state: BudgetState, limits: BudgetLimits): BudgetState {
  const books = eachBook(state, (book, window) => ({
    ...book,
    reported: Math.min(book.reported, highestLevel(book, limits[window])),
  }));
  return { ...state, limits, books };
}

export function reservedIn(reservations: readonly Reservation[]): number {
  return reservations.reduce((sum, { microUsd }) => sum + microUsd, 0);
}

function refusalOf({ limits, books }: BudgetState, reserved: number, wanted: number): BudgetRefusal | undefined {
  for (const window of budgetWindows) {
    const limit = limits[window];
    const { since, spent } = books[window];
    if (limit !== undefined && spent + reserved + wanted > limit) {
      return { window, since, spent, reserved, limit, wanted };
    }
  }
  return undefined;
}

function plusSeconds(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}

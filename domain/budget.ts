import { alertsOf, forgetUnreached, markTold } from './budget/alerts';
import type { ToldAlert } from './budget/alerts';
import { bookSpending, dropQuietProjects, openBooks } from './budget/books';
import { heldOf, linesOf, openTurnsOf, requestLimitOf, scopeKey } from './budget/lines';
import { openWindows } from './budget/windows';
import type {
  BudgetLimits,
  BudgetRaise,
  BudgetRefusal,
  BudgetScope,
  BudgetState,
  Reservation,
  ReserveAnswer,
  ScopeLimits,
  SettleAnswer,
} from './budget/state';

export { alertsOf, highestLevel } from './budget/alerts';
export type { ToldAlert } from './budget/alerts';
export { allLines, heldOf, isScopeKey, linesOf, requestLimitOf, scopeKey } from './budget/lines';
export type { BudgetLine } from './budget/lines';
export * from './budget/state';

/** A settled id is remembered at least this long: longer than the engine repeats one effect. */
const rememberedSeconds = 1_800;

export interface ReserveRequest {
  readonly id: string;
  readonly microUsd: number;
  readonly at: string;
  readonly leaseSeconds: number;
  readonly scope?: BudgetScope;
  readonly limits?: ScopeLimits;
}

/**
 * Holds money for one effect: granted only while what is spent and reserved stays within every limit of its scope, from the
 * tenant down to the stage. Idempotent by id: a repetition renews the lease, a higher amount is checked like a new one, and a
 * settled id needs nothing any more.
 */
export function reserve(
  state: BudgetState,
  { id, microUsd, at, leaseSeconds, scope, limits = {} }: ReserveRequest,
): { readonly state: BudgetState; readonly answer: ReserveAnswer } {
  const swept = sweep(state, at);
  const opened = scope ? openBooks(swept, scope, limits, at) : swept;
  const alerts = alertsOf(linesOf(opened, scope));
  const current = markTold(opened, alerts);
  const granted = { kind: 'granted', alerts, ...runLimitOf(current, scope) } as const;
  if (current.settled.some((known) => known.id === id)) return { state: current, answer: granted };
  const held = current.reservations.find((known) => known.id === id);
  const others = current.reservations.filter((known) => known.id !== id);
  const wanted = Math.max(microUsd, held?.microUsd ?? 0);
  const refusal = wanted === held?.microUsd ? undefined : refusalOf(current, others, scope, wanted);
  if (refusal) return { state: current, answer: { kind: 'refused', ...refusal, alerts } };
  const reservation: Reservation = {
    ...{ id, microUsd: wanted, expires: plusSeconds(at, leaseSeconds) },
    ...(scope ? { scope } : {}),
  };
  return { state: { ...current, reservations: [...others, reservation] }, answer: granted };
}

/** Books what was really spent to every level, once per id, whether or not its reservation still stands: the money is gone. */
export function settle(
  state: BudgetState,
  { id, microUsd, at, scope }: { id: string; microUsd: number; at: string; scope?: BudgetScope },
): { readonly state: BudgetState; readonly answer: SettleAnswer } {
  const reservation = state.reservations.find((known) => known.id === id);
  const swept = sweep(state, at);
  if (swept.settled.some((known) => known.id === id)) return { state: swept, answer: { kind: 'known' } };
  const until = [reservation?.expires ?? at, plusSeconds(at, rememberedSeconds)].sort().at(-1) ?? at;
  const booked = bookSpending(release(swept, id), reservation?.scope ?? scope, microUsd);
  return { state: { ...booked, settled: [...booked.settled, { id, until }] }, answer: { kind: 'booked' } };
}

/** Gives a reservation back of which nothing was spent. Unknown ids change nothing. */
export function release(state: BudgetState, id: string): BudgetState {
  return { ...state, reservations: state.reservations.filter((known) => known.id !== id) };
}

/**
 * Drops leases, raises and remembered ids that are over, and opens the windows of that instant. `told` are alerts that
 * somebody has passed on.
 */
export function sweep(state: BudgetState, at: string, told: readonly ToldAlert[] = []): BudgetState {
  const reservations = state.reservations.filter(({ expires }) => expires > at);
  const current = {
    ...state,
    reservations,
    books: openWindows(state.books, at),
    projects: dropQuietProjects({ projects: state.projects, reservations }, at),
    raises: state.raises.filter(({ until }) => until > at),
    settled: state.settled.filter(({ until }) => until > at),
  };
  return markTold(current, told);
}

/** Sets the tenant's limits. Levels that are not reached under the new ones will be told again. */
export function configure(state: BudgetState, limits: BudgetLimits): BudgetState {
  return forgetUnreached({ ...state, limits });
}

/** Lets a scope spend more for a while. Idempotent by id. */
export function raise(state: BudgetState, added: BudgetRaise): BudgetState {
  if (state.raises.some(({ id }) => id === added.id)) return state;
  return forgetUnreached({ ...state, raises: [...state.raises, added] });
}

/** A run has ended: its books and raises go, its sums stay in the windows of project and tenant. */
export function closeRuns(state: BudgetState, ended: readonly string[]): BudgetState {
  const stagesOf = ended.map((run) => scopeKey.stage(run, ''));
  const isOf = (scope: string): boolean =>
    ended.some((run) => scope === scopeKey.run(run)) || stagesOf.some((prefix) => scope.startsWith(prefix));
  return {
    ...state,
    runs: Object.fromEntries(Object.entries(state.runs).filter(([run]) => !ended.includes(run))),
    raises: state.raises.filter(({ scope }) => !isOf(scope)),
  };
}

export function reservedIn(reservations: readonly Reservation[]): number {
  return reservations.reduce((sum, { microUsd }) => sum + microUsd, 0);
}

function refusalOf(
  state: BudgetState,
  others: readonly Reservation[],
  scope: BudgetScope | undefined,
  wanted: number,
): BudgetRefusal | undefined {
  for (const { level, scope: key, window, since, spent, limit } of linesOf(state, scope)) {
    if (limit === undefined) continue;
    const reserved = heldOf(others, key);
    if (spent + reserved + wanted > limit) {
      return { level, scope: key, window, unit: 'microUsd', since, spent, reserved, limit, wanted };
    }
  }
  return scope && tooManyRequests(state, others, scope);
}

function runLimitOf(state: BudgetState, scope: BudgetScope | undefined): { readonly runLimit?: number } {
  const key = scope && scopeKey.run(scope.run);
  const limit = linesOf(state, scope).find((line) => line.scope === key)?.limit;
  return limit === undefined ? {} : { runLimit: limit };
}

function tooManyRequests(
  state: BudgetState,
  others: readonly Reservation[],
  { run, parents = [] }: BudgetScope,
): BudgetRefusal | undefined {
  for (const each of [run, ...parents.map((parent) => parent.run)]) {
    const book = state.runs[each];
    const limit = book && requestLimitOf(state, each, book);
    if (!book || limit === undefined) continue;
    const [spent, reserved] = [book.requests, openTurnsOf(others, each)];
    if (spent + reserved + 1 > limit) {
      const figures = { since: '', spent, reserved, limit, wanted: 1 };
      return { level: 'run', scope: scopeKey.run(each), window: 'total', unit: 'requests', ...figures };
    }
  }
  return undefined;
}

function plusSeconds(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}

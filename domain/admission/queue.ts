import { admissionRanks } from './state';
import type {
  AdmissionGrant,
  AdmissionLimits,
  AdmissionState,
  AdmissionTicket,
  RecoverAnswer,
  ReleaseSlotAnswer,
  RequestAnswer,
  Woken,
} from './state';

/** How long a slot is held before somebody looks whether its run still lives, in seconds. */
export const admissionLeaseSeconds = 900;

/** How long a ticket that is over is remembered, in seconds: longer than a message of the engine is repeated. */
const rememberedSeconds = 600;

/**
 * Gives the ticket a slot or a place in line. Within a rank the line is first come, first served; it is overtaken only where
 * its head waits for its own tenant's limit. A run has one ticket: a new one replaces what it held before.
 */
export function requestSlot(
  state: AdmissionState,
  ticket: AdmissionTicket,
  at: string,
): { readonly state: AdmissionState; readonly answer: RequestAnswer } {
  if (state.ended.some(({ id }) => id === ticket.id)) return { state, answer: { kind: 'ended' } };
  if (state.grants.some(({ id }) => id === ticket.id)) {
    return { state: renewed(state, [ticket.run], at), answer: { kind: 'granted' } };
  }
  const { state: served } = grantNext(inLine(withoutRun(state, ticket.run), ticket), at);
  const position = served.queue.findIndex(({ id }) => id === ticket.id) + 1;
  return { state: served, answer: position === 0 ? { kind: 'granted' } : { kind: 'queued', position } };
}

/** Gives a slot, or a place in line, back. Unknown tickets only are remembered as over. */
export function releaseSlot(
  state: AdmissionState,
  id: string,
  at: string,
): { readonly state: AdmissionState; readonly answer: ReleaseSlotAnswer } {
  const isOther = (ticket: { readonly id: string }): boolean => ticket.id !== id;
  const ended = state.ended.filter((known) => known.until > at && known.id !== id);
  const left = {
    ...state,
    grants: state.grants.filter(isOther),
    queue: state.queue.filter(isOther),
    parked: parkedOf(state).filter(isOther),
    ended: [...ended, { id, until: plusSeconds(at, rememberedSeconds) }],
  };
  const { state: served, next } = grantNext(left, at);
  return { state: served, answer: { kind: 'released', next } };
}

/** A paused run holds nothing: its slot goes to the next, and it is remembered that it had one. */
export function parkSlot(
  state: AdmissionState,
  run: string,
  at: string,
): { readonly state: AdmissionState; readonly answer: ReleaseSlotAnswer } {
  const held = state.grants.find((grant) => grant.run === run);
  if (held === undefined) return { state, answer: { kind: 'released', next: [] } };
  const { id, tenant, rank = admissionRanks.returning } = held;
  const parked = { id, run, tenant, rank: Math.min(rank, admissionRanks.returning), since: at };
  const left = { ...withoutRun(state, run), parked: [...parkedOf(state).filter((other) => other.run !== run), parked] };
  const { state: served, next } = grantNext(left, at);
  return { state: served, answer: { kind: 'released', next } };
}

/**
 * A run that is not paused any more asks for what it had, with the ticket it had: before new ones, after hotfixes. One that had
 * nothing may go on, for what it does needs no slot.
 */
export function unparkSlot(
  state: AdmissionState,
  run: string,
  at: string,
): { readonly state: AdmissionState; readonly answer: RequestAnswer } {
  const parked = parkedOf(state).find((ticket) => ticket.run === run);
  if (parked !== undefined) return requestSlot(state, { ...parked, since: at }, at);
  const position = state.queue.findIndex((ticket) => ticket.run === run) + 1;
  return { state, answer: position === 0 ? { kind: 'granted' } : { kind: 'queued', position } };
}

/** Runs that live keep what they hold for another lease; what dead ones held goes to the next. */
export function recoverSlots(
  state: AdmissionState,
  { at, alive, dead }: { readonly at: string; readonly alive: readonly string[]; readonly dead: readonly string[] },
): { readonly state: AdmissionState; readonly answer: RecoverAnswer } {
  const gone = new Set(dead);
  const lives = (item: { readonly run: string }): boolean => !gone.has(item.run);
  const left = {
    ...state,
    grants: state.grants.filter(lives),
    queue: state.queue.filter(lives),
    parked: parkedOf(state).filter(lives),
  };
  const { state: served, next } = grantNext(renewed(left, alive, at), at);
  const ended = served.ended.filter(({ until }) => until > at);
  return { state: { ...served, ended }, answer: { kind: 'recovered', next } };
}

export function setLimits(
  state: AdmissionState,
  limits: AdmissionLimits,
  at: string,
): { readonly state: AdmissionState; readonly answer: RecoverAnswer } {
  const { state: served, next } = grantNext({ ...state, limits }, at);
  return { state: served, answer: { kind: 'recovered', next } };
}

/** Slots whose lease is over: their runs are to be looked for. */
export function overdueGrants({ grants }: AdmissionState, at: string): readonly AdmissionGrant[] {
  return grants.filter(({ until }) => until <= at);
}

/** Fills free slots from the head of the line; a tenant that is full is stepped over. */
function grantNext(
  state: AdmissionState,
  at: string,
): { readonly state: AdmissionState; readonly next: readonly Woken[] } {
  const { limits, grants, queue } = state;
  let free = limits.global - grants.length;
  if (free <= 0 || queue.length === 0) return { state, next: [] };
  const used = new Map<string, number>();
  for (const { tenant } of grants) used.set(tenant, (used.get(tenant) ?? 0) + 1);
  const granted: AdmissionGrant[] = [];
  const waiting: AdmissionTicket[] = [];
  for (const ticket of queue) {
    const ofTenant = used.get(ticket.tenant) ?? 0;
    if (free > 0 && ofTenant < limits.tenant) {
      const { id, run, tenant, rank } = ticket;
      used.set(tenant, ofTenant + 1);
      free -= 1;
      granted.push({ id, run, tenant, rank, until: plusSeconds(at, admissionLeaseSeconds) });
    } else {
      waiting.push(ticket);
    }
  }
  const next = granted.map(({ id, run }) => ({ id, run }));
  return { state: { ...state, grants: [...grants, ...granted], queue: waiting }, next };
}

function inLine(state: AdmissionState, ticket: AdmissionTicket): AdmissionState {
  const after = state.queue.findIndex((other) => isBefore(ticket, other));
  const place = after === -1 ? state.queue.length : after;
  return { ...state, queue: [...state.queue.slice(0, place), ticket, ...state.queue.slice(place)] };
}

function isBefore(left: AdmissionTicket, right: AdmissionTicket): boolean {
  if (left.rank !== right.rank) return left.rank < right.rank;
  if (left.since !== right.since) return left.since < right.since;
  return left.id < right.id;
}

function withoutRun(state: AdmissionState, run: string): AdmissionState {
  const isOther = (item: { readonly run: string }): boolean => item.run !== run;
  return {
    ...state,
    grants: state.grants.filter(isOther),
    queue: state.queue.filter(isOther),
    parked: parkedOf(state).filter(isOther),
  };
}

function parkedOf({ parked = [] }: AdmissionState): readonly AdmissionTicket[] {
  return parked;
}

function renewed(state: AdmissionState, runs: readonly string[], at: string): AdmissionState {
  if (runs.length === 0) return state;
  const living = new Set(runs);
  const until = plusSeconds(at, admissionLeaseSeconds);
  return { ...state, grants: state.grants.map((grant) => (living.has(grant.run) ? { ...grant, until } : grant)) };
}

function plusSeconds(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString();
}

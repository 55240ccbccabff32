/** A run that wants to deploy. */
export interface TurnWaiter {
  readonly runId: string;
  readonly hotfix: boolean;
  readonly since: string;
  /** When it asked last (ISO 8601). */
  readonly seenAt: string;
}

/** Who deploys a project now and who is next: one deployment at a time, so that every one starts from the last one's end. */
export interface TurnState {
  readonly holder: string | null;
  readonly waiting: readonly TurnWaiter[];
}

export type TurnAnswer =
  { readonly kind: 'granted' } | { readonly kind: 'waiting'; readonly holder: string | null; readonly ahead: number };

export interface TurnRequest {
  readonly runId: string;
  readonly hotfix: boolean;
  readonly at: string;
}

export const noTurns: TurnState = { holder: null, waiting: [] };

/** Who has not asked for this long does not wait any more: paused, cancelled or gone. */
const forgottenAfterMs = 15 * 60_000;

/** Asks for the turn, or asks again. Hotfixes go first, then whoever has waited longest; a deployment under way is not interrupted. */
export function takeTurn(
  state: TurnState,
  { runId, hotfix, at }: TurnRequest,
): { readonly state: TurnState; readonly answer: TurnAnswer } {
  if (state.holder === runId) return { state, answer: { kind: 'granted' } };
  const known = state.waiting.find((waiter) => waiter.runId === runId);
  const others = state.waiting.filter(
    (waiter) => waiter.runId !== runId && Date.parse(at) - Date.parse(waiter.seenAt) < forgottenAfterMs,
  );
  const line = [...others, { runId, hotfix, since: known?.since ?? at, seenAt: at }].sort(inOrder);
  const ahead = line.findIndex((waiter) => waiter.runId === runId);
  if (state.holder === null && ahead === 0) {
    return { state: { holder: runId, waiting: line.slice(1) }, answer: { kind: 'granted' } };
  }
  return {
    state: { ...state, waiting: line },
    answer: { kind: 'waiting', holder: state.holder, ahead },
  };
}

/** Gives the turn back, or leaves the line. */
export function releaseTurn(state: TurnState, runId: string): TurnState {
  return {
    holder: state.holder === runId ? null : state.holder,
    waiting: state.waiting.filter((waiter) => waiter.runId !== runId),
  };
}

function inOrder(a: TurnWaiter, b: TurnWaiter): number {
  if (a.hotfix !== b.hotfix) return a.hotfix ? -1 : 1;
  return Date.parse(a.since) - Date.parse(b.since) || a.runId.localeCompare(b.runId);
}

/** What the emulator does wrong, and how often. Counts go down; `rate` is drawn from the seed. */
export interface FaultPlan {
  /** Share of requests that fail with 500, 0 to 1. */
  readonly errorRate?: number;
  /** Share of requests that are answered after `slowMs`. */
  readonly slowRate?: number;
  readonly slowMs?: number;
  /** The next requests are answered 429 with this Retry-After in seconds. */
  readonly throttle?: { readonly times: number; readonly retryAfterSeconds: number };
  /** The next requests get the HTML sign-in page with 203, as after a token has expired. */
  readonly signInPages?: number;
  /** Headers of a request that is only warned: it succeeded, wait before the next. */
  readonly delayNext?: { readonly times: number; readonly retryAfterSeconds: number };
  readonly seed?: number;
}

export type Misbehaviour =
  | { readonly kind: 'none' }
  | { readonly kind: 'error' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'delayed'; readonly retryAfterSeconds: number }
  | { readonly kind: 'signIn' };

export interface Faults {
  plan(plan: FaultPlan): void;
  next(): Misbehaviour;
}

export function createFaults(): Faults {
  let plan: FaultPlan = {};
  let throttles = 0;
  let delays = 0;
  let signIns = 0;
  let state = 1;

  /** A small generator, so that a run of faults can be repeated. */
  function random(): number {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  }

  return {
    plan(next) {
      plan = next;
      throttles = next.throttle?.times ?? 0;
      delays = next.delayNext?.times ?? 0;
      signIns = next.signInPages ?? 0;
      state = next.seed ?? 1;
    },
    next() {
      if (signIns > 0) {
        signIns -= 1;
        return { kind: 'signIn' };
      }
      if (throttles > 0) {
        throttles -= 1;
        return { kind: 'throttled', retryAfterSeconds: plan.throttle?.retryAfterSeconds ?? 1 };
      }
      if (random() < (plan.errorRate ?? 0)) return { kind: 'error' };
      if (random() < (plan.slowRate ?? 0)) return { kind: 'slow', milliseconds: plan.slowMs ?? 1_000 };
      if (delays > 0) {
        delays -= 1;
        return { kind: 'delayed', retryAfterSeconds: plan.delayNext?.retryAfterSeconds ?? 1 };
      }
      return { kind: 'none' };
    },
  };
}

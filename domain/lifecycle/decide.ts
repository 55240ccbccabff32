import type { TransitionFacts } from './facts';
import type { SdlcState } from './states';
import { transitionNames, transitions } from './transitions';
import type { Transition, TransitionName, TransitionSource } from './transitions';

export type TransitionDecision =
  | { readonly allowed: true; readonly transition: TransitionName; readonly to: SdlcState }
  | { readonly allowed: false; readonly transition: TransitionName; readonly reason: string };

/** The only place that says whether a run may move. Pure: the same facts give the same answer in every replay. */
export function decide(state: TransitionSource, name: TransitionName, facts: TransitionFacts): TransitionDecision {
  const { from, to, guard } = transitions[name];
  if (state !== from) {
    return { allowed: false, transition: name, reason: `${name} starts in ${from}, not in ${state}` };
  }
  const unmet = guard(facts);
  return unmet === undefined
    ? { allowed: true, transition: name, to }
    : { allowed: false, transition: name, reason: `${name} needs more: ${unmet}` };
}

/** Transitions that leave a state, in table order, whether or not their guards hold now. */
export function nextTransitions(state: TransitionSource): readonly Transition[] {
  return transitionNames.map((name) => transitions[name]).filter((transition) => transition.from === state);
}

import type { NeedsPerson } from '../../contracts/stages';
import { firstLine, RunCancelled } from '../kit';
import type { Step } from '../kit';

/**
 * Runs a stage's body so that its instance always completes: a cancel and a fault come back as tagged results, for a throw
 * would reach the parent as a text.
 */
export function* guarded<T>(body: Step<T>): Step<T | NeedsPerson | { readonly kind: 'cancelled' }> {
  try {
    return yield* body;
  } catch (error) {
    if (error instanceof RunCancelled) {
      return { kind: 'cancelled' };
    }
    return { kind: 'needsPerson', code: 'stage_failed', reason: firstLine(error) };
  }
}

/** A refusal of an effect is a matter for a person. */
export function needsPerson(refused: Omit<NeedsPerson, 'kind'>): NeedsPerson {
  const { code, reason, subject } = refused;
  return { kind: 'needsPerson', code, reason, ...(subject === undefined ? {} : { subject }) };
}

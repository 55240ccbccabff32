import { undoingEffects } from '../contracts/activities';
import type { Controlled, EffectContracts, EffectName, Refused } from '../contracts/activities';
import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { AuthoriseEffect } from './authorise-effect';

export type EffectHandler<N extends EffectName> = (
  input: EffectContracts[N]['input'],
) => Promise<EffectContracts[N]['output']>;

/**
 * Looks at the run's control row before the effect: a paused run answers `paused`, a cancelled one `cancelled`, and nothing
 * is done. Then the rules are asked, and their answer is on record before the effect begins. Effects that undo run all the
 * same. What no repetition can mend comes back as a refusal; the rest is thrown, and the engine tries again.
 */
export function controlled<N extends EffectName>(
  ports: Pick<Ports, 'runs'>,
  authorise: AuthoriseEffect,
  name: N,
  handler: EffectHandler<N>,
): (input: EffectContracts[N]['input']) => Promise<EffectContracts[N]['output'] | Controlled | Refused> {
  return async (input) => {
    const held = await heldBy(ports, name, input.runId);
    if (held) {
      return held;
    }
    try {
      const authority = await authorise(name, input);
      if (authority.kind === 'refused') {
        return authority;
      }
      // Asking takes a moment, in which somebody may have been told that nothing starts any more.
      return (await heldBy(ports, name, input.runId)) ?? (await handler(input));
    } catch (error) {
      if (!isAppError(error) || error.retryable) {
        throw error;
      }
      return { kind: 'refused', code: error.code, reason: error.message };
    }
  };
}

async function heldBy(ports: Pick<Ports, 'runs'>, name: EffectName, runId: string): Promise<Controlled | undefined> {
  if (undoingEffects.includes(name)) {
    return undefined;
  }
  const mode = await ports.runs.getControl(runId);
  return mode === 'run' ? undefined : { kind: mode === 'pause' ? 'paused' : 'cancelled' };
}

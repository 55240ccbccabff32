import { undoingEffects } from '../contracts/activities';
import type { Controlled, EffectContracts, EffectName } from '../contracts/activities';
import type { Ports } from '../ports';

export type EffectHandler<N extends EffectName> = (
  input: EffectContracts[N]['input'],
) => Promise<EffectContracts[N]['output']>;

/**
 * Looks at the run's control row before the effect: a paused run answers `paused`, a cancelled one `cancelled`, and nothing
 * is done. Effects that undo run all the same.
 */
export function controlled<N extends EffectName>(
  ports: Pick<Ports, 'runs'>,
  name: N,
  handler: EffectHandler<N>,
): (input: EffectContracts[N]['input']) => Promise<EffectContracts[N]['output'] | Controlled> {
  return async (input) => {
    if (!undoingEffects.includes(name)) {
      const mode = await ports.runs.getControl(input.runId);
      if (mode !== 'run') {
        return { kind: mode === 'pause' ? 'paused' : 'cancelled' };
      }
    }
    return handler(input);
  };
}

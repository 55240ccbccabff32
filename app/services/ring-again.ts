import type { GateChoice } from '../../domain/gates';
import type { Ports } from '../../ports';
import { doorbells } from './decide-gate';
import type { DurablePort } from './durable-port';

/**
 * Rings at every gate that is decided while its run still shows that it waits there. A crash between a decision and its
 * doorbell, or a bell that nobody heard, then costs a minute and not the gate's next look. Harmless where it was heard.
 */
export function createRingAgain(ports: Pick<Ports, 'runs'>, durable: DurablePort): () => Promise<number> {
  return async function ringAgain() {
    const unheard = await ports.runs.listUnheardDecisions();
    for (const { gate, decision } of unheard) {
      await durable.raiseEvent(gate.instanceId, doorbells[gate.gate](decision.choice as GateChoice), {});
    }
    return unheard.length;
  };
}

import { eventNames } from '../../contracts/names';
import type { GateChoice } from '../../domain/gates';
import type { Ports } from '../../ports';
import { doorbells } from './decide-gate';
import type { DurablePort } from './durable-port';

/** For how long a change of a control row is rung again where its run waits, in milliseconds: some rounds of the timer. */
const ringsForMs = 180_000;

/**
 * Rings at every gate that is decided while its run still shows that it waits there, and wherever a run waits whose pause is
 * over or that is being cancelled. A crash between a row and its doorbell, or a bell that nobody heard, then costs a minute and
 * not the waiter's next look. Harmless where it was heard.
 */
export function createRingAgain(ports: Pick<Ports, 'clock' | 'runs'>, durable: DurablePort): () => Promise<number> {
  return async function ringAgain() {
    const decisions = await ports.runs.listUnheardDecisions();
    for (const { gate, decision } of decisions) {
      await durable.raiseEvent(gate.instanceId, doorbells[gate.gate](decision.choice as GateChoice), {});
    }
    return decisions.length + (await ringControls());
  };

  async function ringControls(): Promise<number> {
    const since = new Date(ports.clock.now().getTime() - ringsForMs).toISOString();
    const controls = await ports.runs.listUnheardControls(since);
    for (const { instanceId, mode } of controls) {
      await durable.raiseEvent(instanceId, eventNames.controlChanged, { mode });
    }
    return controls.length;
  }
}

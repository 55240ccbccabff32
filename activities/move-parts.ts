import type { RecordContracts } from '../contracts/activities';
import { eventNames } from '../contracts/names';
import type { Ports } from '../ports';
import type { Ring } from './wake-admitted';

type Contract = RecordContracts['moveParts'];

/** The rows first, then the bells: whoever hears nothing finds the row when it looks again. */
export function createMoveParts(ports: Pick<Ports, 'audit' | 'parts' | 'runs'>, ring: Ring) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { parent, runs, to, reason, cancel, at } = input;
    const [first] = runs;
    const part = first === undefined ? undefined : await ports.parts.find(first);
    const moved = await ports.parts.move(runs, to, reason);
    if (moved && part) {
      await ports.audit.append({
        tenant: part.tenant,
        key: `${parent}/parts/${to}/${runs.join('+')}/${at}`,
        kind: 'control',
        runId: parent,
        actor: 'stellwerk',
        data: { effect: 'coordinate', standing: to, runs, ...(reason === undefined ? {} : { reason }) },
        at,
      });
    }
    if (cancel) for (const runId of runs) await ports.runs.setControl(runId, 'cancel', 'stellwerk', at);
    for (const runId of runs) await ringAt(ports, ring, runId);
    await ringWhole(ports, ring, parent);
    return { moved };
  };
}

/** Also at the gate the whole waits at, which then sees whether its subject still stands. */
export async function ringWhole(ports: Pick<Ports, 'runs'>, ring: Ring, parent: string): Promise<null> {
  await ringAt(ports, ring, parent);
  return null;
}

async function ringAt({ runs }: Pick<Ports, 'runs'>, ring: Ring, runId: string): Promise<void> {
  const waiters = await runs.listControlWaiters(runId);
  const gate = (await runs.getRun(runId))?.waitingFor?.instanceId;
  const instances = new Set([runId, ...waiters, ...(gate === undefined ? [] : [gate])]);
  await Promise.allSettled([...instances].map((instance) => ring(instance, eventNames.controlChanged)));
}

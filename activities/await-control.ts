import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['awaitControl'];

/** Registers the waiting instance first and reads the mode second, so that a resume in between is never missed. */
export function createAwaitControl(ports: Pick<Ports, 'runs'>) {
  return async ({ runId, instanceId }: Contract['input']): Promise<Contract['output']> => {
    await ports.runs.addControlWaiter(runId, instanceId);
    const mode = await ports.runs.getControl(runId);
    if (mode !== 'pause') {
      await ports.runs.removeControlWaiter(runId, instanceId);
    }
    return { mode };
  };
}

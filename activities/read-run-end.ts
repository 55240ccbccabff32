import type { RecordContracts } from '../contracts/activities';
import { isEnded } from '../domain/lifecycle';
import type { Ports } from '../ports';

type Contract = RecordContracts['readRunEnd'];

/** A run that nobody knows has ended as well. One that failed but waits for a person has not. */
export function createReadRunEnd(ports: Pick<Ports, 'runs'>) {
  return async ({ runId }: Contract['input']): Promise<Contract['output']> => {
    const run = await ports.runs.getRun(runId);
    if (!run || (isEnded(run.status) && run.waitingFor === null)) return { isOver: true };
    return { isOver: false, ...((await ports.runs.getControl(runId)) === 'pause' ? { isPaused: true } : {}) };
  };
}

import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['recordProgress'];

/** Brings the run index and the live log up to date, once per key. */
export function createRecordProgress(ports: Pick<Ports, 'runs'>) {
  return async ({ runId, key, at, progress, event }: Contract['input']): Promise<Contract['output']> => {
    await ports.runs.recordProgress(runId, key, at, progress, event);
    return null;
  };
}

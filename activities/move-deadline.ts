import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['moveDeadline'];

/** The deadline that people see is the one that counts: a pause moves both. */
export function createMoveDeadline(ports: Pick<Ports, 'runs'>) {
  return async ({ runId, gateId, deadline }: Contract['input']): Promise<Contract['output']> => {
    await ports.runs.moveDeadline(runId, gateId, deadline);
    return null;
  };
}

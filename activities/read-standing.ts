import type { RecordContracts } from '../contracts/activities';
import { AppError } from '../domain/errors';
import type { Ports } from '../ports';

type Contract = RecordContracts['readStanding'];

export function createReadStanding(ports: Pick<Ports, 'parts' | 'runs'>) {
  return async ({ runId }: Contract['input']): Promise<Contract['output']> => {
    const part = await ports.parts.find(runId);
    if (!part) throw new AppError('unknown_run', `Run ${runId} is no part of a coordinated change.`);
    return { standing: part.standing, reason: part.reason, control: await ports.runs.getControl(runId) };
  };
}

import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { readPartFacts, viewOf } from './part-views';

type Contract = RecordContracts['readParts'];

export function createReadParts(ports: Pick<Ports, 'parts' | 'runs'>) {
  return async ({ runId }: Contract['input']): Promise<Contract['output']> => {
    const facts = await readPartFacts(ports, runId);
    return { control: await ports.runs.getControl(runId), parts: facts.map(viewOf) };
  };
}

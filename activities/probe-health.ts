import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['probeHealth'];

export function createProbeHealth(ports: Pick<Ports, 'deployer'>) {
  return ({ deployId }: Contract['input']): Promise<Contract['output']> => ports.deployer.probe(deployId);
}

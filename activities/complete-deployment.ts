import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['completeDeployment'];

/** Ends the previous version; from here on a roll back is a deployment of its own. */
export function createCompleteDeployment(ports: Pick<Ports, 'deployer'>) {
  return async ({ deployId }: Contract['input']): Promise<Contract['output']> => {
    await ports.deployer.complete(deployId);
    return { kind: 'completed' };
  };
}

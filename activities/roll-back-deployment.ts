import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['rollBackDeployment'];

/** Gives the traffic back and ends the candidate; a deployment that never started is nothing to undo. */
export function createRollBackDeployment(ports: Pick<Ports, 'deployer' | 'audit' | 'clock'>) {
  return async ({ run, deployId, operationKey }: Contract['input']): Promise<Contract['output']> => {
    if (!(await ports.deployer.find(deployId))) {
      return { kind: 'rolledBack', restored: null };
    }
    const { restored } = await ports.deployer.rollBack(deployId);
    await ports.audit.append({
      tenant: run.tenant,
      key: operationKey,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'roll_back', deployId, restored },
      at: ports.clock.now().toISOString(),
    });
    return { kind: 'rolledBack', restored };
  };
}

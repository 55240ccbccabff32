import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['promoteDeployment'];

/** Gives the traffic to the candidate. */
export function createPromoteDeployment(ports: Pick<Ports, 'deployer' | 'audit' | 'clock'>) {
  return async ({ run, deployId, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const promoted = await ports.deployer.promote(deployId);
    if (promoted.kind === 'failed') {
      return promoted;
    }
    const { url, version, approvals } = promoted;
    await ports.audit.append({
      tenant: run.tenant,
      key: operationKey,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'promotion', deployId, version, url, ...(approvals ? { platformApprovals: approvals } : {}) },
      at: ports.clock.now().toISOString(),
    });
    return { kind: 'promoted', deployment: { deployId, url, version } };
  };
}

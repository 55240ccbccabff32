import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['shiftTraffic'];

/** Gives the candidate a share of the traffic beside the live version. */
export function createShiftTraffic(ports: Pick<Ports, 'deployer' | 'audit' | 'clock'>) {
  return async ({ run, deployId, weightPercent, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const shifted = await ports.deployer.shift(deployId, weightPercent);
    if (shifted.kind === 'failed') {
      return shifted;
    }
    const { url, version } = shifted;
    await ports.audit.append({
      tenant: run.tenant,
      key: operationKey,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'traffic_shift', deployId, version, url, weightPercent },
      at: ports.clock.now().toISOString(),
    });
    return { kind: 'shifted', deployment: { deployId, url, version } };
  };
}

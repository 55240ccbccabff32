import type { EffectContracts } from '../contracts/activities';
import { resolveReleasePolicy } from '../domain/policy/release';
import type { Ports } from '../ports';

type Contract = EffectContracts['startDeployment'];

/** Builds and starts the candidate beside the live version. */
export function createStartDeployment(ports: Pick<Ports, 'deployer' | 'audit' | 'clock'>) {
  return async ({ run, deployId, commit, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const { tenant, project, repository, commands, runId } = run;
    const { platformApprovals } = resolveReleasePolicy(run.policy.release);
    const started = await ports.deployer.start({
      ...{ deployId, tenant, project, repository, commit, commands },
      ...(platformApprovals === 'host' ? {} : { approvals: platformApprovals }),
    });
    await ports.audit.append({
      tenant,
      key: operationKey,
      kind: 'effect',
      runId,
      actor: 'stellwerk',
      data: { effect: 'deployment', deployId, commit, outcome: started.kind },
      at: ports.clock.now().toISOString(),
    });
    return started;
  };
}

import {
  createAdoChecks,
  createAdoClient,
  createAdoCodeHost,
  createAdoDeployer,
  createAdoHookSource,
  createAdoWorkTracker,
  createEntraCredential,
  createPatCredential,
} from '../../adapters/ado';
import type { Ports } from '../../ports';
import type { HookSource } from '../../ports/hook-source';
import type { AdoConfig } from './ado-config';

type AdoPorts = Pick<Ports, 'code' | 'work'> &
  Partial<Pick<Ports, 'checks' | 'deployer'>> & { readonly hookSource: HookSource };

/** Azure DevOps behind the ports, for all organizations with one client. What runs on this host instead is left out. */
export function createAdo(
  config: AdoConfig | undefined,
  ports: Pick<Ports, 'projects' | 'secrets'>,
): AdoPorts | undefined {
  if (!config) return undefined;
  const { organizations, auth, pat, states, approvals } = config;
  const { projects } = ports;
  const credential = auth === 'pat' ? createPatCredential(ports.secrets, pat) : createEntraCredential();
  const client = createAdoClient({ organizations, credential });
  return {
    code: createAdoCodeHost(client),
    hookSource: createAdoHookSource(client),
    work: createAdoWorkTracker({ client, projects, states }),
    ...(config.checks === 'pipelines' ? { checks: createAdoChecks({ client, projects }) } : {}),
    ...(config.deployments === 'pipelines' ? { deployer: createAdoDeployer({ client, projects, approvals }) } : {}),
  };
}

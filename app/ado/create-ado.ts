import {
  createAdoClient,
  createAdoCodeHost,
  createAdoWorkTracker,
  createEntraCredential,
  createPatCredential,
} from '../../adapters/ado';
import type { Ports } from '../../ports';
import type { AdoConfig } from './ado-config';

/** Azure DevOps behind the ports of code and work items, for all organizations with one client. */
export function createAdo(
  config: AdoConfig | undefined,
  ports: Pick<Ports, 'projects' | 'secrets'>,
): Pick<Ports, 'code' | 'work'> | undefined {
  if (!config) return undefined;
  const { organizations, auth, pat, states } = config;
  const credential = auth === 'pat' ? createPatCredential(ports.secrets, pat) : createEntraCredential();
  const client = createAdoClient({ organizations, credential });
  return {
    code: createAdoCodeHost(client),
    work: createAdoWorkTracker({ client, projects: ports.projects, states }),
  };
}

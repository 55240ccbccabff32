import { parseRepositoryId } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { Deployer } from '../../ports/deployer';
import { platformOfProject, portsOf } from './platform-ports';
import type { PlatformPorts } from './platform-ports';

type Call = (...args: readonly unknown[]) => unknown;

/** A deployment belongs to the platform of its project; its id begins with tenant and project. */
export function routeDeployer(configured: PlatformPorts, projects: Ports['projects']): Deployer {
  const local = portsOf(configured, 'local').deployer;
  const names = Object.keys(local) as (keyof Deployer)[];
  const routed = names.map((name) => [
    name,
    async (first: unknown, ...rest: readonly unknown[]) => {
      const deployer = await chosen(first);
      return (deployer[name] as unknown as Call).call(deployer, first, ...rest);
    },
  ]);
  return Object.fromEntries(routed) as Deployer;

  async function chosen(first: unknown): Promise<Deployer> {
    if (typeof first === 'object' && first !== null && 'repository' in first) {
      const { repository } = first.repository as { readonly repository: string };
      return portsOf(configured, parseRepositoryId(repository).platform).deployer;
    }
    const [tenant = '', project = ''] = String(first).split('.');
    return portsOf(configured, await platformOfProject(projects, tenant, project)).deployer;
  }
}

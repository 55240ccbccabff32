import { parseRepositoryId } from '../../domain/ids';
import type { Platform } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { PlatformPorts } from './platform-ports';
import { routeCheckRunner } from './route-check-runner';
import { routeCodeHost } from './route-code-host';
import { routeDeployer } from './route-deployer';
import { routeWorkTracker } from './route-work-tracker';

export type { PlatformPorts } from './platform-ports';

/** Checks and deployments of this machine take their tree from wherever the repository lives. */
export function routeExport(
  local: Ports['code'],
  remote: Partial<Record<Platform, Pick<Ports, 'code'> | undefined>>,
): Ports['code']['exportTree'] {
  return async (repository, commit, folder) => {
    const { platform } = parseRepositoryId(repository);
    await (remote[platform]?.code ?? local).exportTree(repository, commit, folder);
  };
}

/** The platform ports of the product: each call goes to the platform of its repository or project. */
export function routePlatforms(
  configured: PlatformPorts,
  projects: Ports['projects'],
): Pick<Ports, 'checks' | 'code' | 'deployer' | 'work'> {
  const { local } = configured;
  if (local && Object.keys(configured).length === 1) return local;
  return {
    checks: routeCheckRunner(configured, projects),
    code: routeCodeHost(configured),
    deployer: routeDeployer(configured, projects),
    work: routeWorkTracker(configured, projects),
  };
}

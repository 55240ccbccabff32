import type { Ports } from '../../ports';
import type { PlatformPorts } from './platform-ports';
import { routeCheckRunner } from './route-check-runner';
import { routeCodeHost } from './route-code-host';
import { routeDeployer } from './route-deployer';
import { routeWorkTracker } from './route-work-tracker';

export type { PlatformPorts } from './platform-ports';

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

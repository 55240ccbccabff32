import { parseRepositoryId } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { CheckRunner } from '../../ports/check-runner';
import { platformOfProject, portsOf } from './platform-ports';
import type { PlatformPorts } from './platform-ports';

/** A check runs where its repository lives; later calls know only its id, which begins with tenant and project. */
export function routeCheckRunner(configured: PlatformPorts, projects: Ports['projects']): CheckRunner {
  const ofCheck = async (checkId: string): Promise<CheckRunner> => {
    const [tenant = '', project = ''] = checkId.split('.');
    return portsOf(configured, await platformOfProject(projects, tenant, project)).checks;
  };
  return {
    start: async (request) => {
      const { platform } = parseRepositoryId(request.repository.repository);
      await portsOf(configured, platform).checks.start(request);
    },
    result: async (checkId) => (await ofCheck(checkId)).result(checkId),
    cancel: async (checkId) => (await ofCheck(checkId)).cancel(checkId),
  };
}

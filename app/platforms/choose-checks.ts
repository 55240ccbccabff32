import type { Ports } from '../../ports';
import type { CheckRunner } from '../../ports/check-runner';

/**
 * A project on a hub says who runs its checks (`hub.checks`). A check that began here before the project changed its mind is
 * ended here all the same.
 */
export function chooseChecks(
  local: CheckRunner,
  hub: CheckRunner,
  projects: Pick<Ports['projects'], 'getProject'>,
): CheckRunner {
  const isOfHub = async (checkId: string): Promise<boolean> => {
    const [tenant = '', project = ''] = checkId.split('.');
    return (await projects.getProject(tenant, project))?.ado?.checks === 'platform';
  };
  return {
    start: async (request) => ((await isOfHub(request.checkId)) ? hub : local).start(request),
    async result(checkId) {
      const found = (await isOfHub(checkId)) ? await hub.result(checkId) : undefined;
      return found ?? local.result(checkId);
    },
    async cancel(checkId) {
      if (await isOfHub(checkId)) await hub.cancel(checkId);
      await local.cancel(checkId);
    },
  };
}

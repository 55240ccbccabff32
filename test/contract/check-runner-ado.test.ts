import { createAdoChecks, createAdoClient, createPatCredential } from '../../adapters/ado';
import { checkOfBuild } from '../../app/services/ado-build-event';
import { renderAzurePipeline } from '../../pipelines/azure/render-azure';
import { kinds } from '../../pipelines/kinds';
import { startAdoEmulator } from '../support/ado-emulator';
import { buildsOf } from '../support/ado-emulator/pipelines/build';
import { seedRepository } from '../support/ado-emulator/seed-repository';
import { describeCheckRunnerContract } from './check-runner.contract';

describeCheckRunnerContract('Azure Pipelines', async () => {
  const emulator = await startAdoEmulator();
  const { store, organization, url } = emulator;
  const messages = new Map<string, object>();
  store.listen((event) => {
    const message = checkOfBuild('acme', event);
    if (message) messages.set(message.checkId, message);
  });
  const repository = store.ensureRepository('Web Shop', 'storefront');
  const id = `ado:${organization}/Web Shop/storefront`;
  const client = createAdoClient({
    organizations: [{ name: organization, url }],
    credential: createPatCredential({ get: async () => ['pat'] }),
  });
  const project = { tenant: 'acme', project: 'shop', repository: id, defaultBranch: 'main' };
  return {
    runner: createAdoChecks({ client, projects: { getProject: async () => project } }),
    messages: () => messages,
    async commit(files) {
      const pipeline = renderAzurePipeline(kinds.node);
      const commit = await seedRepository(store, repository, { ...files, 'azure-pipelines.yml': pipeline });
      return { repository: { repository: id, defaultBranch: 'main' }, commit };
    },
    async dispose() {
      const open = [...buildsOf(store).values()];
      for (const { abort } of open) abort.abort();
      await Promise.all(open.map(({ ended }) => ended));
      await emulator.close();
    },
  };
});

import { createAdoClient, createAdoCodeHost, createPatCredential } from '../../adapters/ado';
import { startAdoEmulator } from '../support/ado-emulator';
import { seedRepository } from '../support/ado-emulator/seed-repository';
import { describeChangeReviewContract } from './change-review.contract';
import { describeCodeHostContract } from './code-host.contract';

async function make() {
  const emulator = await startAdoEmulator();
  const { store, organization, url } = emulator;
  const repository = store.ensureRepository('Web Shop', 'storefront');
  await seedRepository(store, repository, { 'README.md': 'hello\n' });
  const credential = createPatCredential({ get: async () => ['pat'] });
  const client = createAdoClient({ organizations: [{ name: organization, url }], credential });
  return {
    codeHost: createAdoCodeHost(client),
    location: `ado:${organization}/Web Shop/storefront`,
    async push(branch: string, parent: string, name: string, email: string, message: string) {
      const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
      const committer = { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
      const args = ['commit-tree', `${parent}^{tree}`, '-p', parent, '-m', message];
      const made = await store.git.run(repository.folder, args, undefined, { ...author, ...committer });
      await store.git.run(repository.folder, ['update-ref', `refs/heads/${branch}`, made.toString('utf8').trim()]);
    },
    dispose: () => emulator.close(),
  };
}

describeCodeHostContract('Azure DevOps', make);
describeChangeReviewContract('Azure DevOps', make);

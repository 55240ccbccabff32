import { createBlobArtifactStore } from '../../adapters/blob/artifact-store';
import { startAzurite } from '../support/emulators/azurite';
import type { Azurite } from '../support/emulators/azurite';
import { emulatorCredential } from '../support/emulators/token-credential';
import { describeArtifactStoreContract } from './artifact-store.contract';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.close());

describeArtifactStoreContract('Blob Storage', async () => ({
  open: async () =>
    createBlobArtifactStore({
      endpoint: azurite.endpoint,
      credential: emulatorCredential('https://storage.azure.com'),
    }),
  stop: async () => undefined,
  dispose: async () => azurite.clear(),
}));

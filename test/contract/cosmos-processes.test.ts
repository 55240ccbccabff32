import { createCosmosPorts, openCosmos } from '../../adapters/cosmos';
import { loopbackCertificate } from '../support/emulators/certificate';
import { startCosmos, type CosmosEmulator } from '../support/emulators/cosmos';
import { emulatorCredential } from '../support/emulators/token-credential';
import { describeProcesses } from './store-processes.contract';

let emulator: CosmosEmulator;
beforeAll(async () => {
  emulator = await startCosmos();
});
afterAll(() => emulator.close());

describeProcesses('Cosmos DB', async (folder) => {
  const database = folder.split('-').at(-1) ?? '';
  emulator.ensureDatabase(database);
  const { certFile } = await loopbackCertificate();
  return {
    place: `${emulator.url}/${database}`,
    environment: { NODE_EXTRA_CA_CERTS: certFile },
    async withPorts(work) {
      const credential = emulatorCredential('https://cosmos.azure.com');
      const store = openCosmos({ endpoint: emulator.url, database, credential });
      try {
        return await work(createCosmosPorts(store, { clock: { now: () => new Date() } }));
      } finally {
        store.close();
      }
    },
  };
});

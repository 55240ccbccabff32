import { randomUUID } from 'node:crypto';
import { openCosmos, type CosmosStore } from '../../adapters/cosmos';
import { startCosmos, type CosmosEmulator } from '../support/emulators/cosmos';
import { emulatorCredential } from '../support/emulators/token-credential';
import type { AdapterUnderTest } from './adapter-under-test';

let emulator: CosmosEmulator;

/** One emulator for the tests of a file. The suites on Azure itself are in azure.test.ts. */
export function useCosmos(): void {
  beforeAll(async () => {
    emulator = await startCosmos();
  });
  afterAll(() => emulator.close());
}

/** Clients of one database with the containers that infra/ deploys. */
export async function makeCosmosAdapter<T>(create: (store: CosmosStore) => T): Promise<AdapterUnderTest<T>> {
  const database = `test-${randomUUID()}`;
  emulator.ensureDatabase(database);
  const stores: CosmosStore[] = [];
  const close = (): void => stores.splice(0).forEach((store) => store.close());
  return {
    async open() {
      const credential = emulatorCredential('https://cosmos.azure.com');
      const store = openCosmos({ endpoint: emulator.url, database, credential });
      stores.push(store);
      return create(store);
    },
    async stop() {
      close();
    },
    async dispose() {
      close();
      emulator.removeDatabase(database);
    },
  };
}

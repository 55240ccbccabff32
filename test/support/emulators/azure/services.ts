import { join } from 'node:path';
import { startAzurite } from '../azurite';
import { deployedContainers, startCosmos } from '../cosmos';
import { startKeyVault } from '../key-vault';
import { deployedQueues, startServiceBusEmulator } from '../service-bus';
import { startManagedIdentity } from './managed-identity';

/** A service on loopback, and what the app has to be told to work with it. */
export interface Service {
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  /** Where it keeps what outlives a restart; a folder of its own. */
  readonly folder: string;
  /** Of the checkout that infra/ and the emulators' packages are in. */
  readonly root: string;
}

/** Those that `npm start -- --services azure-emulators` starts, by what the user is shown. */
export const services: Readonly<Record<string, (options: ServiceOptions) => Promise<Service>>> = {
  identity: startManagedIdentity,
  cosmos: async ({ folder, root }) => {
    const cosmos = await startCosmos({ folder });
    cosmos.ensureDatabase('stellwerk', deployedContainers(root));
    return {
      settings: { STELLWERK_STORE: 'cosmos', STELLWERK_COSMOS_ENDPOINT: cosmos.url },
      close: () => cosmos.close(),
    };
  },
  bus: async ({ folder }) => {
    const bus = await startServiceBusEmulator({ folder, tls: true, queues: deployedQueues });
    return {
      settings: {
        STELLWERK_BUS: 'servicebus',
        ServiceBusConnection__fullyQualifiedNamespace: bus.namespace,
        ServiceBusConnection__credential: 'managedidentity',
      },
      close: () => bus.close(),
    };
  },
  blob: async ({ folder, root }) => {
    const azurite = await startAzurite({ folder, packages: join(root, 'test/support/emulators') });
    return {
      settings: { STELLWERK_ARTIFACTS: 'blob', STELLWERK_BLOB_ENDPOINT: azurite.endpoint },
      close: () => azurite.close(),
    };
  },
  vault: async ({ folder }) => {
    const vault = await startKeyVault({ folder });
    return {
      settings: { STELLWERK_SECRETS: 'keyvault', STELLWERK_KEYVAULT_URL: vault.url },
      close: () => vault.close(),
    };
  },
};

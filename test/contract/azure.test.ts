import { createBlobArtifactStore } from '../../adapters/blob/artifact-store';
import { createCosmosPorts, openCosmos, type CosmosStore } from '../../adapters/cosmos';
import type { StorePorts } from '../../ports';
import { ownCredential } from '../../app/identity/own-credential';
import type { AdapterUnderTest } from './adapter-under-test';
import { describeArtifactStoreContract } from './artifact-store.contract';
import { describeAuditLogContract } from './audit-log.contract';
import { describeBugIndexContract } from './bug-index.contract';
import { emptyBlobs, emptyCosmos } from './azure-clean';
import { openBusOfAzure } from './azure-service-bus';
import { describeDelegationsContract } from './delegations.contract';
import { describeEventBookContract } from './event-book.contract';
import { describeLedgerContract } from './ledger.contract';
import { describeMessageBusContract } from './message-bus.contract';
import { describeNoticeBookContract } from './notice-book.contract';
import { describePolicyStoreContract } from './policy-store.contract';
import { describeProjectIndexContract } from './project-index.contract';
import { describeRunIndexContract } from './run-index.contract';
import { describeRunPartsContract } from './run-parts.contract';
import { describeTurnStoreContract } from './turn-store.contract';
import { describeWorkTrackerContract } from './work-tracker.contract';

/**
 * The suites on services of Azure, by the identity that is signed in (`az login`). What is there is removed after every test, so
 * the database's name has to end in `-test` and the account has to be one for tests. One file: no two of these run at once.
 */
const {
  STELLWERK_AZURE_TEST_COSMOS_ENDPOINT: cosmosEndpoint,
  STELLWERK_AZURE_TEST_COSMOS_DATABASE: database = 'stellwerk-test',
  STELLWERK_AZURE_TEST_BLOB_ENDPOINT: blobEndpoint,
  STELLWERK_AZURE_TEST_SERVICE_BUS_NAMESPACE: namespace,
} = process.env;

if (cosmosEndpoint === undefined) {
  it.skip('Cosmos DB of Azure: skipped, for STELLWERK_AZURE_TEST_COSMOS_ENDPOINT is not set', () => undefined);
} else {
  if (!database.endsWith('-test')) throw new Error(`${database} is not emptied: its name does not end in -test.`);
  const config = { endpoint: cosmosEndpoint, database, credential: ownCredential };
  const clock = { now: () => new Date() };

  const make =
    <K extends keyof StorePorts>(port: K) =>
    async (): Promise<AdapterUnderTest<StorePorts[K]>> => {
      const stores: CosmosStore[] = [];
      const stop = async (): Promise<void> => stores.splice(0).forEach((store) => store.close());
      return {
        async open() {
          const store = openCosmos(config);
          stores.push(store);
          return createCosmosPorts(store, { clock })[port];
        },
        stop,
        async dispose() {
          await stop();
          await emptyCosmos(config);
        },
      };
    };

  beforeAll(() => emptyCosmos(config));
  describeAuditLogContract('Cosmos DB of Azure', make('audit'));
  describeBugIndexContract('Cosmos DB of Azure', make('bugs'));
  describeDelegationsContract('Cosmos DB of Azure', make('delegations'));
  describeEventBookContract('Cosmos DB of Azure', make('events'));
  describeLedgerContract('Cosmos DB of Azure', make('ledger'));
  describeNoticeBookContract('Cosmos DB of Azure', make('notices'));
  describePolicyStoreContract('Cosmos DB of Azure', make('policies'));
  describeProjectIndexContract('Cosmos DB of Azure', make('projects'));
  describeRunIndexContract('Cosmos DB of Azure', make('runs'));
  describeRunPartsContract('Cosmos DB of Azure', make('parts'));
  describeTurnStoreContract('Cosmos DB of Azure', make('turns'));
  describeWorkTrackerContract('Cosmos DB of Azure', make('work'));
}

if (blobEndpoint === undefined) {
  it.skip('Blob Storage of Azure: skipped, for STELLWERK_AZURE_TEST_BLOB_ENDPOINT is not set', () => undefined);
} else {
  const config = { endpoint: blobEndpoint, credential: ownCredential };
  describeArtifactStoreContract('Blob Storage of Azure', async () => ({
    open: async () => createBlobArtifactStore(config),
    stop: async () => undefined,
    dispose: () => emptyBlobs(config),
  }));
}

if (namespace === undefined) {
  it.skip('Service Bus of Azure: skipped, for STELLWERK_AZURE_TEST_SERVICE_BUS_NAMESPACE is not set', () => undefined);
} else {
  describeMessageBusContract('Service Bus of Azure', () => openBusOfAzure(namespace));
}

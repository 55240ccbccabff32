import { CosmosClient } from '@azure/cosmos';
import { BlobServiceClient } from '@azure/storage-blob';
import type { CosmosConfig } from '../../adapters/cosmos';
import { deployedContainers } from '../support/emulators/cosmos';

/** Removes every document of the database. */
export async function emptyCosmos({ endpoint, database, credential }: CosmosConfig): Promise<void> {
  const client = new CosmosClient({ endpoint, aadCredentials: credential });
  for (const { name } of deployedContainers()) {
    const container = client.database(database).container(name);
    const { resources } = await container.items
      .query<{ readonly id: string; readonly tenant: string }>('SELECT c.id, c.tenant FROM c')
      .fetchAll();
    for (const { id, tenant } of resources) await container.item(id, tenant).delete();
  }
  client.dispose();
}

/** Removes the blobs of the tenants' containers; containers stay, for their names are taken for a while after they went. */
export async function emptyBlobs({
  endpoint,
  credential,
}: Pick<CosmosConfig, 'endpoint' | 'credential'>): Promise<void> {
  const service = new BlobServiceClient(endpoint, credential);
  for await (const { name } of service.listContainers({ prefix: 'artifacts-' })) {
    const container = service.getContainerClient(name);
    for await (const blob of container.listBlobsFlat()) await container.deleteBlob(blob.name);
  }
}

import type { TokenCredential } from '@azure/identity';
import { storeError } from './errors';

export interface BlobStoreConfig {
  /** Blob endpoint of the account, e.g. `https://<account>.blob.core.windows.net`. */
  readonly endpoint: string;
  /** Identity with the role Storage Blob Data Contributor. */
  readonly credential: TokenCredential;
  /** Endpoint of a tenant with an account of its own; undefined = the one above. */
  readonly endpointOf?: (tenant: string) => Promise<string | undefined>;
}

type Service = Awaited<ReturnType<typeof connect>>;
export type Container = ReturnType<Service['getContainerClient']>;

/** One container per tenant, in the tenant's own account or the shared one. infra/ makes it; a missing one is made. */
export function createContainers(config: BlobStoreConfig): (tenant: string) => Promise<Container> {
  const services = new Map<string, Promise<Service>>();
  const containers = new Map<string, Promise<Container>>();

  function serviceAt(endpoint: string): Promise<Service> {
    const known = services.get(endpoint) ?? connect(endpoint, config.credential);
    services.set(endpoint, known);
    return known;
  }

  async function open(tenant: string): Promise<Container> {
    const endpoint = (await config.endpointOf?.(tenant)) ?? config.endpoint;
    const container = (await serviceAt(endpoint)).getContainerClient(containerName(tenant));
    try {
      if (!(await container.exists())) await container.createIfNotExists();
    } catch (error) {
      throw storeError(error, tenant);
    }
    return container;
  }

  return function containerOf(tenant) {
    const known = containers.get(tenant);
    if (known) return known;
    const opening = open(tenant);
    containers.set(tenant, opening);
    opening.catch(() => containers.delete(tenant));
    return opening;
  };
}

/** The SDK is loaded at the first call, so that starting the app does not pay for it. */
async function connect(endpoint: string, credential: TokenCredential) {
  const { BlobServiceClient } = await import('@azure/storage-blob');
  return new BlobServiceClient(endpoint, credential);
}

/** infra/modules/names.bicep makes the same name. */
export function containerName(tenant: string): string {
  return `artifacts-${tenant}`;
}

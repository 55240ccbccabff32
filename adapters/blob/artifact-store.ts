import { createHash } from 'node:crypto';
import { artifactUri, parseArtifactUri, type ArtifactUriParts } from '../../domain/ids';
import { AppError } from '../../domain/errors';
import type { ArtifactStore } from '../../ports/artifact-store';
import { createContainers } from './client';
import type { BlobStoreConfig, Container } from './client';
import { statusOf, storeError } from './errors';

/**
 * Artifacts as blobs `{first two digits}/{digest}.{name}.json` in the tenant's container, which may be immutable: a blob is
 * made only when it is not there, and never written again. Every part of a name is checked to be a slug, a digest or an
 * artifact name before it is used.
 */
export function createBlobArtifactStore(config: BlobStoreConfig): ArtifactStore {
  const containerOf = createContainers(config);

  async function read(container: Container, parts: ArtifactUriParts): Promise<Uint8Array | undefined> {
    const content = await orMissing(() => container.getBlockBlobClient(pathOf(parts)).downloadToBuffer(), parts.tenant);
    if (content && digestOf(content) !== parts.sha256) throw corrupt(parts);
    return content;
  }

  /** The name is for people: the same content put under another name is the same artifact. */
  async function findName(container: Container, { sha256, tenant }: ArtifactUriParts) {
    const prefix = `${folderOf(sha256)}/${sha256}.`;
    try {
      for await (const blob of container.listBlobsFlat({ prefix })) {
        return blob.name.slice(prefix.length, -'.json'.length);
      }
    } catch (error) {
      throw storeError(error, tenant);
    }
    return undefined;
  }

  return {
    async put(tenant, name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
      const parts = { tenant, sha256: digestOf(bytes), name };
      const uri = artifactUri(parts);
      const container = await containerOf(tenant);
      try {
        await container.getBlockBlobClient(pathOf(parts)).uploadData(bytes, {
          conditions: { ifNoneMatch: '*' },
          blobHTTPHeaders: { blobContentType: 'application/json' },
        });
      } catch (error) {
        // It is there already: by its name it has this content.
        if (statusOf(error) !== 409 && statusOf(error) !== 412) throw storeError(error, tenant);
      }
      return { uri, sha256: parts.sha256, size: bytes.byteLength };
    },
    async get(uri) {
      const parts = parseArtifactUri(uri);
      if (!parts) throw new AppError('unknown_artifact', `"${uri}" is no artifact URI.`);
      const container = await containerOf(parts.tenant);
      const direct = await read(container, parts);
      if (direct) return direct;
      const name = await findName(container, parts);
      const content = name === undefined ? undefined : await read(container, { ...parts, name });
      if (content) return content;
      throw new AppError('unknown_artifact', `Artifact ${uri} is not in the store.`, { details: { uri } });
    },
    async find(tenant, sha256) {
      const parts = parseArtifactUri(`stellwerk://${tenant}/${sha256}/any.json`);
      if (!parts) return undefined;
      const container = await containerOf(tenant);
      const name = await findName(container, parts);
      const content = name === undefined ? undefined : await read(container, { ...parts, name });
      return content && name !== undefined ? { name, content } : undefined;
    },
  };
}

function folderOf(sha256: string): string {
  return sha256.slice(0, 2);
}

function pathOf({ sha256, name }: ArtifactUriParts): string {
  return `${folderOf(sha256)}/${sha256}.${name}.json`;
}

async function orMissing<T>(work: () => Promise<T>, tenant: string): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw storeError(error, tenant);
  }
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function corrupt(parts: ArtifactUriParts): AppError {
  return new AppError(
    'artifact_corrupt',
    `Artifact ${artifactUri(parts)} no longer has its digest. Restore it from an earlier version of its blob.`,
    { details: { tenant: parts.tenant, sha256: parts.sha256 } },
  );
}

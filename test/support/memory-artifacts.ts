import { createHash } from 'node:crypto';
import { artifactUri, parseArtifactUri } from '../../domain/ids';
import type { ArtifactStore } from '../../ports/artifact-store';

/** An artifact store in memory, with real digests and URIs. */
export function createMemoryArtifacts(): ArtifactStore & { names(): string[] } {
  const stored = new Map<string, Uint8Array>();
  return {
    async put(tenant, name, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const uri = artifactUri({ tenant, sha256, name });
      stored.set(uri, bytes);
      return { uri, sha256, size: bytes.byteLength };
    },
    async get(uri) {
      const bytes = stored.get(uri);
      if (!bytes) throw new Error(`no artifact ${uri}`);
      return bytes;
    },
    async find() {
      return undefined;
    },
    names: () => [...stored.keys()].map((uri) => parseArtifactUri(uri)?.name ?? ''),
  };
}

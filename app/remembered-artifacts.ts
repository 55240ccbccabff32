import type { ArtifactStore } from '../ports/artifact-store';

const defaultBytes = 32 * 1024 * 1024;

/**
 * Keeps the documents used last in memory. Their names are their digests, so what is remembered is never out of date; a file
 * that is damaged meanwhile is found by the next process, or once the document has been forgotten. Answers are shared: nobody
 * may write into them.
 */
export function rememberArtifacts(store: ArtifactStore, limitBytes = defaultBytes): ArtifactStore {
  // In the order of use, the latest at the end.
  const known = new Map<string, Uint8Array>();
  let bytes = 0;

  function remember(uri: string, content: Uint8Array): void {
    forget(uri);
    if (content.byteLength > limitBytes / 8) return;
    known.set(uri, content);
    bytes += content.byteLength;
    for (const oldest of known.keys()) {
      if (bytes <= limitBytes) return;
      forget(oldest);
    }
  }

  function forget(uri: string): void {
    bytes -= known.get(uri)?.byteLength ?? 0;
    known.delete(uri);
  }

  return {
    /** Always reaches the store: that a document is remembered does not prove that it is on disk. */
    async put(tenant, name, content) {
      // A copy: what the caller does with its bytes later is its business.
      const own = typeof content === 'string' ? Buffer.from(content, 'utf8') : Uint8Array.from(content);
      const stored = await store.put(tenant, name, own);
      remember(stored.uri, own);
      return stored;
    },
    async get(uri) {
      const content = known.get(uri) ?? (await store.get(uri));
      remember(uri, content);
      return content;
    },
    find: (tenant, sha256) => store.find(tenant, sha256),
  };
}

export interface StoredArtifact {
  readonly uri: string;
  readonly sha256: string;
  readonly size: number;
}

/**
 * Immutable, content-addressed documents, kept apart per tenant. Putting the same content twice answers the same URI;
 * nothing is ever overwritten. Only URIs travel through histories.
 */
export interface ArtifactStore {
  /** `name` without extension, e.g. `qa_report`; it becomes part of the URI. Durable when the promise resolves. */
  put(tenant: string, name: string, content: string | Uint8Array): Promise<StoredArtifact>;
  /** Rejects with `unknown_artifact`; rejects with `artifact_corrupt` when the content no longer has its digest. */
  get(uri: string): Promise<Uint8Array>;
  /** `get` by tenant and digest, as the API asks for it. */
  find(tenant: string, sha256: string): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined>;
}

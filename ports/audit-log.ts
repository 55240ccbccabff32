export interface AuditEntry {
  readonly tenant: string;
  /** One record per key for ever, e.g. `{runId}/transition/{sequence}`. */
  readonly key: string;
  /** `authorisation`: what the rules said before an effect or an approval. `decision_refused`: a gate's answer was no. */
  readonly kind: 'transition' | 'decision' | 'effect' | 'control' | 'refusal' | 'authorisation' | 'decision_refused';
  readonly runId?: string;
  readonly actor: string;
  /** No secret, no personal data beyond user ids. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

export interface AuditRecord extends AuditEntry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  /** Records that hold, from the first on. */
  readonly records: number;
  /** Hash of the last of them, for an anchor outside of the log; 64 zeros when there is none. */
  readonly hash: string;
  /** First sequence that does not hold. */
  readonly brokenAt?: number;
}

/** Append-only, one hash chain per tenant: a changed, dropped or reordered record breaks the chain. */
export interface AuditLog {
  /** Idempotent by key; answers the record that stands. */
  append(entry: AuditEntry): Promise<AuditRecord>;
  list(
    tenant: string,
    filter: { readonly runId?: string; readonly after?: number; readonly limit?: number },
  ): Promise<readonly AuditRecord[]>;
  /** Recomputes the chain. */
  verify(tenant: string): Promise<AuditVerdict>;
}

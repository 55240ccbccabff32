export interface LedgerEntry {
  /** One entry per key for ever, e.g. the model turn's operation key. */
  readonly key: string;
  readonly tenant: string;
  readonly project: string;
  readonly runId: string;
  readonly stage: string;
  readonly role: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar. */
  readonly costMicroUsd: number;
  readonly at: string;
}

export interface LedgerTotals {
  readonly entries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicroUsd: number;
}

/** Sums of one project, run or stage. Fields below the grouping are absent. */
export interface LedgerSum extends LedgerTotals {
  readonly project: string;
  readonly runId?: string;
  readonly stage?: string;
}

export interface Ledger {
  /** Answers false when the key was there already. */
  record(entry: LedgerEntry): Promise<boolean>;
  totals(filter: { readonly tenant?: string; readonly runId?: string }): Promise<LedgerTotals>;
  /** Sums of a tenant's entries from `since` on (ISO 8601; absent = all), the dearest first, at most `limit` (default 1,000). */
  summarise(query: {
    readonly tenant: string;
    readonly by: 'project' | 'run' | 'stage';
    readonly since?: string;
    readonly limit?: number;
  }): Promise<readonly LedgerSum[]>;
  list(filter: {
    readonly tenant?: string;
    readonly runId?: string;
    readonly limit?: number;
  }): Promise<readonly LedgerEntry[]>;
}

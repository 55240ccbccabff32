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

export interface Ledger {
  /** Answers false when the key was there already. */
  record(entry: LedgerEntry): Promise<boolean>;
  totals(filter: { readonly tenant?: string; readonly runId?: string }): Promise<LedgerTotals>;
  list(filter: {
    readonly tenant?: string;
    readonly runId?: string;
    readonly limit?: number;
  }): Promise<readonly LedgerEntry[]>;
}

import type { Failure } from '../domain/failure-class';

/** What an effect answers instead of acting while the run is paused or after it was cancelled. */
export type Controlled = { readonly kind: 'paused' } | { readonly kind: 'cancelled' };

export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly reason: string;
  /** Of `needs_human`: digest of the questions a person is asked; their checkpoint carries it as its subject. */
  readonly subject?: string;
}

/** Identity of one effect: run + stage + visit + operation, never the attempt. The same key never acts twice. */
export interface EffectInput {
  readonly runId: string;
  readonly tenant: string;
  readonly operationKey: string;
}

/** The doorbell may be lost, so every wait polls with this answer. */
export interface CheckSummary {
  readonly checkId: string;
  readonly passed: boolean;
  /** Full result as an artifact: every command with exit code, time and output tail. */
  readonly result: string;
  readonly failures: readonly Failure[];
}

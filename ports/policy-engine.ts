import type { PolicyAnswer, PolicyRequest, Verdict } from '../domain/policy/request';

export interface PolicyDecision {
  /** The hardest of the answers. */
  readonly verdict: Verdict;
  /** One per request, in their order. */
  readonly answers: readonly PolicyAnswer[];
  /** Digest of schema and rules that decided: equal digests decide alike. */
  readonly policyVersion: string;
}

export interface PolicyRule {
  readonly id: string;
  readonly layer: 'base' | 'defaults' | 'tenant';
  readonly effect: 'permit' | 'forbid';
  readonly actions: readonly string[];
  readonly reason: string;
  readonly next?: string;
  readonly text: string;
}

export interface PolicyDescription {
  readonly policyVersion: string;
  readonly schema: string;
  readonly rules: readonly PolicyRule[];
}

/** The rules of the product and of each tenant. Deterministic: the same version gives the same answer to the same request. */
export interface PolicyEngine {
  /**
   * Asks the tenant's rules as they stand now. Nothing is written. Whatever cannot be decided is denied with a reason
   * `engine:…`; rejects only when the tenant's rules cannot be read.
   */
  decide(tenant: string, requests: readonly PolicyRequest[]): Promise<PolicyDecision>;
  describe(tenant: string): Promise<PolicyDescription>;
  /** Whether a text would do as the tenant's own rules, with every problem; answers the version it would make. */
  check(
    tenant: string,
    text: string,
  ): Promise<
    | { readonly kind: 'usable'; readonly policyVersion: string; readonly rules: readonly PolicyRule[] }
    | { readonly kind: 'unusable'; readonly problems: readonly string[] }
  >;
}

export interface TenantPolicies {
  readonly tenant: string;
  /** Counts from 1. */
  readonly version: number;
  /** The tenant's own rules; empty = none any more. */
  readonly text: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** A tenant's own rules, every version of them. Nothing is ever overwritten. */
export interface PolicyStore {
  current(tenant: string): Promise<TenantPolicies | undefined>;
  /** Newest first. */
  list(tenant: string, limit: number): Promise<readonly TenantPolicies[]>;
  /** Adds a version by compare-and-set: answers false unless it is the next one, so that two writers cannot both win. */
  add(policies: TenantPolicies): Promise<boolean>;
}

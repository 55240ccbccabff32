/** `to` may decide in the place of `from`, with those of its roles that are named, from `since` until `until`. */
export interface DelegationRecord {
  readonly id: string;
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
  /** None = every role that `from` has at the time of a decision. */
  readonly roles: readonly string[];
  /** ISO 8601. */
  readonly since: string;
  readonly until: string;
  readonly reason?: string;
  readonly madeBy: string;
  readonly madeAt: string;
  /** Set when it was ended before its time. */
  readonly endedAt?: string;
}

/** Who stands in for whom. Records are never deleted. */
export interface Delegations {
  /** Idempotent by id. */
  add(delegation: DelegationRecord): Promise<void>;
  /** False when there is none, or it has ended already. */
  end(tenant: string, id: string, at: string): Promise<boolean>;
  /** In force at `at`, of one delegate when `to` is named. */
  listActive(tenant: string, at: string, to?: string): Promise<readonly DelegationRecord[]>;
}

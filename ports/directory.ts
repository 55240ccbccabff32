export interface Identity {
  readonly user: string;
  readonly displayName: string;
  /** `*` = every tenant (administrators of one machine). */
  readonly tenant: string;
  /** requester | qa | ops | admin. */
  readonly roles: readonly string[];
}

/** Who calls, and which roles a user has. Comparison of credentials takes constant time. */
export interface Directory {
  authenticate(bearerToken: string): Promise<Identity | undefined>;
  find(user: string): Promise<Identity | undefined>;
  listByRole(tenant: string, role: string): Promise<readonly Identity[]>;
}

export interface Identity {
  readonly user: string;
  readonly displayName: string;
  /** `*` = every tenant (administrators of one machine). */
  readonly tenant: string;
  /** dev | qa | ops | admin (domain/gates). */
  readonly roles: readonly string[];
}

/** Who calls, and which roles a user has. Comparison of credentials takes constant time. */
export interface Directory {
  authenticate(bearerToken: string): Promise<Identity | undefined>;
  find(user: string): Promise<Identity | undefined>;
  listByRole(tenant: string, role: string): Promise<readonly Identity[]>;
}

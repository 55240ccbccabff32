export interface Identity {
  readonly user: string;
  readonly displayName: string;
  /** `*` = every tenant (administrators of one machine). */
  readonly tenant: string;
  /** dev | qa | ops | admin (domain/gates). */
  readonly roles: readonly string[];
  /** Default: none. */
  readonly groups?: readonly string[];
  /** Address of the person's commits; default: only user and name are compared. */
  readonly email?: string;
  /** Accounts elsewhere that are the same person, lower case: `github:<login>`, `gitlab:<login>`. Default: none. */
  readonly logins?: readonly string[];
  /** Ids that events may have given the person while the directory did not know who it was. They only ever forbid. */
  readonly aliases?: readonly string[];
  /** ISO 8601; the credential is worth nothing afterwards. Default: never. */
  readonly expiresAt?: string;
  /** The directory's own, unchanging id of the person; absent where it has none. */
  readonly objectId?: string;
  /** No person: may file and administer by its roles, and decides at no gate. */
  readonly application?: true;
}

/** Who calls, and which roles a user has. Comparison of credentials takes constant time. */
export interface Directory {
  authenticate(bearerToken: string): Promise<Identity | undefined>;
  find(user: string): Promise<Identity | undefined>;
  /**
   * The person as the directory knows them now, where credentials carry roles of an earlier time; undefined when they are gone.
   * Absent = credentials are looked up anyway.
   */
  refresh?(identity: Identity): Promise<Identity | undefined>;
  /** The one person of the tenant with this mail address (lower case); undefined when it is nobody's, or of several. */
  findByAddress?(tenant: string, address: string): Promise<Identity | undefined>;
  /** The one person of the tenant whose account elsewhere this is (`github:<login>`, lower case). Absent = nobody has any. */
  findByLogin?(tenant: string, login: string): Promise<Identity | undefined>;
  /** Members of a group of the directory. */
  listByGroup(tenant: string, group: string): Promise<readonly Identity[]>;
  listByRole(tenant: string, role: string): Promise<readonly Identity[]>;
}

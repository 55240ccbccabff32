import type { AutonomyMode } from '../domain/autonomy';

export interface TenantRecord {
  readonly tenant: string;
  readonly displayName: string;
  /** The freest mode that runs of the tenant may have; absent = no cap. An absent value leaves a stored cap as it is. */
  readonly maxAutonomy?: AutonomyMode;
}

export interface ProjectRecord {
  readonly tenant: string;
  readonly project: string;
  /** The code host's id of the repository. */
  readonly repository: string;
  readonly defaultBranch: string;
  /** Which ADO project's events belong here, and what starts a run. */
  readonly ado?: {
    readonly organization: string;
    readonly project: string;
    /** A run starts when this tag is added, or when the state becomes one of `startStates`. */
    readonly startTag?: string;
    readonly startStates?: readonly string[];
    /** A run starts when the item is assigned to `agent`. Default false. */
    readonly startOnAssignment?: boolean;
    /** A run starts when the item comes into this area path or below it. */
    readonly startArea?: string;
    /** Only items below one of these area paths belong to the project. Default: all. */
    readonly areaPaths?: readonly string[];
    /** Whether `/stellwerk …` in a comment counts. Default true. */
    readonly commands?: boolean;
    /** Account, id or display name of the service's own identity: what it does starts nothing. */
    readonly agent?: string;
    /** Of a project on GitHub or GitLab: who runs its checks. Default `local`, this host. */
    readonly checks?: 'local' | 'platform';
  };
}

/** Tenants and their projects. Writes are idempotent by id. */
export interface ProjectIndex {
  ensureTenant(tenant: TenantRecord): Promise<void>;
  getTenant(tenant: string): Promise<TenantRecord | undefined>;
  /** By id. */
  listTenants(): Promise<readonly TenantRecord[]>;
  ensureProject(project: ProjectRecord): Promise<void>;
  getProject(tenant: string, project: string): Promise<ProjectRecord | undefined>;
  listProjects(tenant: string): Promise<readonly ProjectRecord[]>;
}

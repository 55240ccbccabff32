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
  };
}

/** Tenants and their projects. Writes are idempotent by id. */
export interface ProjectIndex {
  ensureTenant(tenant: TenantRecord): Promise<void>;
  getTenant(tenant: string): Promise<TenantRecord | undefined>;
  ensureProject(project: ProjectRecord): Promise<void>;
  getProject(tenant: string, project: string): Promise<ProjectRecord | undefined>;
  listProjects(tenant: string): Promise<readonly ProjectRecord[]>;
}

import type { ProjectCommands, RepositoryRef } from '../contracts/run';

export interface DeployRequest {
  readonly deployId: string;
  readonly tenant: string;
  readonly project: string;
  readonly repository: RepositoryRef;
  readonly commit: string;
  readonly commands: ProjectCommands;
  /** What happens to approvals that the platform's environment asks for. Absent = as the host is set. */
  readonly approvals?: 'left' | 'mirrored';
}

/** A decision of a person in the platform's own environment. */
export interface PlatformApproval {
  readonly by: string;
  readonly comment?: string;
}

/** How the project's migration ended; a project without one has none. */
export interface Migration {
  readonly status: 'migrated' | 'failed';
  /** Its last lines. Untrusted. */
  readonly detail: string;
}

/** A version that should run, as the environment knows it. */
export interface RunningVersion {
  readonly version: string;
  /** Its own address, past the shared one. */
  readonly url: string;
  /** Process group on this machine, for measuring what it uses; absent where there is none. */
  readonly processGroup?: number;
  /** Users' requests and their failures since some moment that a restart of the host may move; only differences count. */
  readonly served: { readonly requests: number; readonly errors: number };
}

/**
 * Blue/green deployment of a built version. One environment per project; its address stays the same over versions. The
 * previous version is kept until `complete`. Every call is idempotent by `deployId` and survives a restart of the host.
 */
export interface Deployer {
  /**
   * Builds the candidate, runs the project's migration in its checkout, and starts it beside the live version. `failed` =
   * nothing was switched. A migration that a crash cut short runs again, so it has to be repeatable; one that ended does not.
   */
  start(
    request: DeployRequest,
  ): Promise<
    | { readonly kind: 'started'; readonly candidateUrl: string; readonly migration?: Migration }
    | { readonly kind: 'failed'; readonly reason: string; readonly migration?: Migration }
  >;
  /** One health request to the candidate, at most 2 s. */
  probe(deployId: string): Promise<{ readonly healthy: boolean; readonly detail: string }>;
  /** Gives the candidate a share of the traffic, 1 to 99 %, beside the live version; all of it when nothing is live. */
  shift(
    deployId: string,
    weightPercent: number,
  ): Promise<
    | { readonly kind: 'shifted'; readonly url: string; readonly version: string }
    | { readonly kind: 'failed'; readonly reason: string }
  >;
  /** Gives all of the traffic to the candidate. */
  promote(deployId: string): Promise<
    | {
        readonly kind: 'promoted';
        readonly url: string;
        readonly version: string;
        /** Who let it through on the platform; absent = nobody was asked there. */
        readonly approvals?: readonly PlatformApproval[];
      }
    | { readonly kind: 'failed'; readonly reason: string }
  >;
  /** Ends the candidate; the previous version, if any, has the traffic again. Answers its version. */
  rollBack(deployId: string): Promise<{ readonly restored: string | null }>;
  /** Ends the previous version after the soak. */
  complete(deployId: string): Promise<void>;
  find(deployId: string): Promise<
    | {
        readonly url: string;
        readonly candidateUrl: string;
        readonly version: string;
        readonly previousVersion: string | null;
        /** Absent once it has been ended; one that died by itself is still here, and refuses connections. */
        readonly candidate?: RunningVersion;
        /** What is live beside it, was live before it, or is live again after a roll back. Absent = nothing. */
        readonly baseline?: RunningVersion;
      }
    | undefined
  >;
}

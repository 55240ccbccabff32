import type { ProjectCommands, RepositoryRef } from '../contracts/run';

export interface DeployRequest {
  readonly deployId: string;
  readonly tenant: string;
  readonly project: string;
  readonly repository: RepositoryRef;
  readonly commit: string;
  readonly commands: ProjectCommands;
}

/**
 * Blue/green deployment of a built version. One environment per project; its address stays the same over versions. The
 * previous version is kept until `complete`. Every call is idempotent by `deployId` and survives a restart of the host.
 */
export interface Deployer {
  /** Starts the candidate beside the live version. `failed` = nothing was switched. */
  start(
    request: DeployRequest,
  ): Promise<
    { readonly kind: 'started'; readonly candidateUrl: string } | { readonly kind: 'failed'; readonly reason: string }
  >;
  /** One health request to the candidate, at most 2 s. */
  probe(deployId: string): Promise<{ readonly healthy: boolean; readonly detail: string }>;
  /** Gives the traffic to the candidate. */
  promote(
    deployId: string,
  ): Promise<
    | { readonly kind: 'promoted'; readonly url: string; readonly version: string }
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
      }
    | undefined
  >;
}

import type { ProjectIndex } from '../../ports/project-index';
import type { CheckRunner } from '../../ports/check-runner';
import type { CodeHost } from '../../ports/code-host';
import type { WorkTracker } from '../../ports/work-tracker';
import type { CommitSeal } from '../hubs/commit-seal';
import { createGitHubChecks } from './checks';
import { createGitHubClient } from './client';
import type { GitHubConfig } from './client';
import { createGitHubCodeHost } from './code-host';
import { createGitHubWorkTracker } from './work-tracker';

export type { GitHubConfig } from './client';

/** Code, work items and checks of projects on GitHub. Deployments are not its matter. */
export function createGitHub(
  config: GitHubConfig,
  { seal, projects }: { readonly seal: CommitSeal; readonly projects: Pick<ProjectIndex, 'getProject'> },
): { readonly checks: CheckRunner; readonly code: CodeHost; readonly work: WorkTracker } {
  const client = createGitHubClient(config);
  return {
    checks: createGitHubChecks(client, projects),
    code: createGitHubCodeHost(client, seal, config.timing),
    work: createGitHubWorkTracker(client, projects),
  };
}

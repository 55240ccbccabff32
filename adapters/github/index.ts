import type { ProjectIndex } from '../../ports/project-index';
import type { CodeHost } from '../../ports/code-host';
import type { WorkTracker } from '../../ports/work-tracker';
import type { CommitSeal } from '../hubs/commit-seal';
import { createGitHubClient } from './client';
import type { GitHubConfig } from './client';
import { createGitHubCodeHost } from './code-host';
import { createGitHubWorkTracker } from './work-tracker';

export type { GitHubConfig } from './client';

/** Code and work items of projects on GitHub. Checks and deployments are not its matter. */
export function createGitHub(
  config: GitHubConfig,
  { seal, projects }: { readonly seal: CommitSeal; readonly projects: Pick<ProjectIndex, 'getProject'> },
): { readonly code: CodeHost; readonly work: WorkTracker } {
  const client = createGitHubClient(config);
  return {
    code: createGitHubCodeHost(client, seal, config.timing),
    work: createGitHubWorkTracker(client, projects),
  };
}

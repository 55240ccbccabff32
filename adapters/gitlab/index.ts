import type { CodeHost } from '../../ports/code-host';
import type { ProjectIndex } from '../../ports/project-index';
import type { WorkTracker } from '../../ports/work-tracker';
import type { CommitSeal } from '../hubs/commit-seal';
import { createGitLabClient } from './client';
import type { GitLabConfig } from './client';
import { createGitLabCodeHost } from './code-host';
import { createGitLabWorkTracker } from './work-tracker';

export type { GitLabConfig } from './client';

/** Code and work items of projects on GitLab. Checks and deployments are not its matter. */
export function createGitLab(
  config: GitLabConfig,
  { seal, projects }: { readonly seal: CommitSeal; readonly projects: Pick<ProjectIndex, 'getProject'> },
): { readonly code: CodeHost; readonly work: WorkTracker } {
  const client = createGitLabClient(config);
  return {
    code: createGitLabCodeHost(client, seal, config.timing),
    work: createGitLabWorkTracker(client, projects),
  };
}

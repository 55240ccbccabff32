import type { CheckRunner } from '../../ports/check-runner';
import type { CodeHost } from '../../ports/code-host';
import type { ProjectIndex } from '../../ports/project-index';
import type { WorkTracker } from '../../ports/work-tracker';
import type { CommitSeal } from '../hubs/commit-seal';
import { createGitLabChecks } from './checks';
import { createGitLabClient } from './client';
import type { GitLabConfig } from './client';
import { createGitLabCodeHost } from './code-host';
import { createGitLabWorkTracker } from './work-tracker';

export type { GitLabConfig } from './client';

/** Code, work items and checks of projects on GitLab. Deployments are not its matter. */
export function createGitLab(
  config: GitLabConfig,
  { seal, projects }: { readonly seal: CommitSeal; readonly projects: Pick<ProjectIndex, 'getProject'> },
): { readonly checks: CheckRunner; readonly code: CodeHost; readonly work: WorkTracker } {
  const client = createGitLabClient(config);
  return {
    checks: createGitLabChecks(client, projects),
    code: createGitLabCodeHost(client, seal, config.timing),
    work: createGitLabWorkTracker(client, projects),
  };
}

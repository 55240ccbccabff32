import { createGitLabClient } from '../../adapters/gitlab/client';
import { createGitLabWorkTracker } from '../../adapters/gitlab/work-tracker';
import { issueText, labelsOf } from '../../adapters/hubs/issue-form';
import type { WorkItem } from '../../ports/work-tracker';
import { startGitLabEmulator } from '../support/gitlab-emulator';
import type { GitLabEmulator } from '../support/gitlab-emulator';
import { describeWorkTrackerContract } from './work-tracker.contract';

let emulator: GitLabEmulator;

async function place(item: WorkItem): Promise<void> {
  const now = new Date().toISOString();
  const iid = Number(item.key);
  emulator.store.ensureProject(`octo/${item.project}`).issues.set(iid, {
    ...{ iid, title: item.title, description: issueText(item), state: 'opened', labels: labelsOf(item), user: 'dev' },
    ...{ createdAt: now, updatedAt: now, notes: [] },
  });
}

/** Who made it, its address and how often it was changed are the platform's to say. */
function shown(item: WorkItem | undefined): unknown {
  return item && { ...item, url: undefined, requester: undefined, revision: undefined };
}

describeWorkTrackerContract(
  'GitLab',
  async () => {
    emulator = await startGitLabEmulator();
    for (const name of ['shop', 'bank']) emulator.store.ensureProject(`octo/${name}`);
    return {
      async open() {
        const client = createGitLabClient({ url: emulator.host, token: async () => 'token' });
        const getProject = async (tenant: string, project: string) => ({
          ...{ tenant, project, defaultBranch: 'main', repository: `gitlab:octo/${project}` },
        });
        return createGitLabWorkTracker(client, { getProject });
      },
      stop: async () => undefined,
      dispose: () => emulator.close(),
    };
  },
  { place, shown },
);

import { createGitHubClient } from '../../adapters/github/client';
import { createGitHubWorkTracker } from '../../adapters/github/work-tracker';
import { issueText, labelsOf } from '../../adapters/hubs/issue-form';
import type { WorkItem } from '../../ports/work-tracker';
import { startGitHubEmulator } from '../support/github-emulator';
import type { GitHubEmulator } from '../support/github-emulator';
import { describeWorkTrackerContract } from './work-tracker.contract';

let emulator: GitHubEmulator;

async function place(item: WorkItem): Promise<void> {
  const now = new Date().toISOString();
  const number = Number(item.key);
  emulator.store.ensureRepository('octo', item.project).issues.set(number, {
    ...{ number, title: item.title, body: issueText(item), state: 'open', labels: labelsOf(item), user: 'dev' },
    ...{ createdAt: now, updatedAt: now, comments: [] },
  });
}

/** Who made it, its address and how often it was changed are the platform's to say. */
function shown(item: WorkItem | undefined): unknown {
  return item && { ...item, url: undefined, requester: undefined, revision: undefined };
}

describeWorkTrackerContract(
  'GitHub',
  async () => {
    emulator = await startGitHubEmulator();
    for (const name of ['shop', 'bank']) emulator.store.ensureRepository('octo', name);
    return {
      async open() {
        const client = createGitHubClient({ url: emulator.url, token: async () => 'token' });
        const getProject = async (tenant: string, project: string) => ({
          ...{ tenant, project, defaultBranch: 'main', repository: `github:octo/${project}` },
        });
        return createGitHubWorkTracker(client, { getProject });
      },
      stop: async () => undefined,
      dispose: () => emulator.close(),
    };
  },
  { place, shown },
);

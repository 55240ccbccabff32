import { createCommitSeal } from '../../adapters/hubs/commit-seal';
import { createGitLabClient } from '../../adapters/gitlab/client';
import { createGitLabCodeHost } from '../../adapters/gitlab/code-host';
import { startGitLabEmulator } from '../support/gitlab-emulator';
import { describeChangeReviewContract } from './change-review.contract';
import { describeCodeHostContract } from './code-host.contract';

async function make() {
  const emulator = await startGitLabEmulator();
  const { store, host } = emulator;
  const { folder } = store.ensureProject('octo/team/shop');
  const files = { 'README.md': 'hello\n' };
  await store.git.push(folder, { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'First', files });
  const client = createGitLabClient({ url: host, token: async () => 'token' });
  return {
    codeHost: createGitLabCodeHost(
      client,
      createCommitSeal(async () => ['a key']),
    ),
    location: 'gitlab:octo/team/shop',
    async push(branch: string, parent: string, name: string, email: string, message: string) {
      await store.git.push(folder, { branch, parent, name, email, message });
    },
    dispose: () => emulator.close(),
  };
}

describeCodeHostContract('GitLab', make);
describeChangeReviewContract('GitLab', make);

import { createCommitSeal } from '../../adapters/hubs/commit-seal';
import { createGitHubClient } from '../../adapters/github/client';
import { createGitHubCodeHost } from '../../adapters/github/code-host';
import { startGitHubEmulator } from '../support/github-emulator';
import { describeChangeReviewContract } from './change-review.contract';
import { describeMovedBaseContract } from './code-host-bases.contract';
import { describeCodeHostContract } from './code-host.contract';

async function make() {
  const emulator = await startGitHubEmulator();
  const { store, url } = emulator;
  const { folder } = store.ensureRepository('octo', 'shop');
  const files = { 'README.md': 'hello\n' };
  await store.git.push(folder, { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'First', files });
  const client = createGitHubClient({ url, token: async () => 'token' });
  return {
    codeHost: createGitHubCodeHost(
      client,
      createCommitSeal(async () => ['a key']),
    ),
    location: 'github:octo/shop',
    async push(branch: string, parent: string, name: string, email: string, message: string) {
      await store.git.push(folder, { branch, parent, name, email, message });
    },
    dispose: () => emulator.close(),
  };
}

describeCodeHostContract('GitHub', make);
describeMovedBaseContract('GitHub', make);
describeChangeReviewContract('GitHub', make);

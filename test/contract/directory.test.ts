import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalDirectory } from '../../adapters/local-identity/directory';
import { describeDirectoryContract } from './directory.contract';

describeDirectoryContract('the data folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-people-'));
  return {
    open: async () => createLocalDirectory({ folder, tenant: 'acme' }),
    tokenOf(user) {
      const file = readFileSync(join(folder, 'identities.json'), 'utf8');
      const { users } = JSON.parse(file) as { users: { user: string; token: string }[] };
      return users.find((each) => each.user === user)?.token ?? '';
    },
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

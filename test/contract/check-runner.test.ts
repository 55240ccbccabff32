import { join } from 'node:path';
import { createLocalChecks } from '../../adapters/local-checks';
import { createCollectingBus } from '../unit/adapters-local/collecting-bus';
import { newFolder, removeFolders, searchPath, writeFiles } from '../unit/adapters-local/scratch';
import { describeCheckRunnerContract } from './check-runner.contract';

describeCheckRunnerContract('local process', async () => {
  const data = newFolder('checks');
  const bus = createCollectingBus();
  const trees = new Map<string, Readonly<Record<string, string>>>();
  const runner = createLocalChecks({
    databaseFile: join(data, 'checks.db'),
    folder: join(data, 'checks'),
    path: searchPath,
    hiddenFolders: [data],
    exportTree: async (_repository, commit, folder) => writeFiles(folder, trees.get(commit) ?? {}),
    bus,
  });
  return {
    runner,
    messages: () => bus.messages,
    commit: async (files) => {
      const commit = String(trees.size).padStart(40, '0');
      trees.set(commit, files);
      return { repository: { repository: 'acme.shop', defaultBranch: 'main' }, commit };
    },
    dispose: async () => {
      await runner.close();
      removeFolders();
    },
  };
});

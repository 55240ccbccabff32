import { join } from 'node:path';
import { createLocalGit } from '../../adapters/local-git';
import { mergeWithIndex, mergeWithMergeTree } from '../../adapters/local-git/merge-trees';
import { gitIn, newFolder, newRepository, removeFolders, searchPath } from '../unit/adapters-local/scratch';
import { describeCodeHostContract } from './code-host.contract';

const kinds = { 'bare repository': true, 'repository with a work tree': false };

for (const [kind, isBare] of Object.entries(kinds)) {
  describeCodeHostContract(`local git, ${kind}`, async () => {
    const worked = newRepository({ 'README.md': 'hello\n' });
    const data = newFolder('data');
    if (isBare) gitIn(data, 'clone', '-q', '--bare', worked, 'bare.git');
    const codeHost = createLocalGit({
      databaseFile: join(data, 'codehost.db'),
      tempFolder: join(data, 'tmp'),
      path: searchPath,
      mergeTrees: isBare ? mergeWithMergeTree : mergeWithIndex,
    });
    return {
      codeHost,
      location: isBare ? join(data, 'bare.git') : worked,
      dispose: async () => {
        codeHost.close();
        removeFolders();
      },
    };
  });
}

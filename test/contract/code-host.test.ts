import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalGit } from '../../adapters/local-git';
import { mergeWithIndex, mergeWithMergeTree } from '../../adapters/local-git/merge-trees';
import { gitIn, newFolder, newRepository, removeFolders, searchPath } from '../unit/adapters-local/scratch';
import { describeChangeReviewContract } from './change-review.contract';
import { describeMovedBaseContract } from './code-host-bases.contract';
import { describeCodeHostContract } from './code-host.contract';

const kinds = { 'bare repository': true, 'repository with a work tree': false };
let worked: string;
let bare: string;

beforeAll(() => {
  worked = newRepository({ 'README.md': 'hello\n' });
  bare = newFolder('bare');
  gitIn(bare, 'clone', '-q', '--bare', worked, '.');
});
afterAll(removeFolders);

for (const [kind, isBare] of Object.entries(kinds)) {
  const make = async () => {
    const data = newFolder('data');
    const location = join(data, 'repository');
    cpSync(isBare ? bare : worked, location, { recursive: true });
    const codeHost = createLocalGit({
      databaseFile: join(data, 'codehost.db'),
      tempFolder: join(data, 'tmp'),
      path: searchPath,
      mergeTrees: isBare ? mergeWithMergeTree : mergeWithIndex,
    });
    async function push(branch: string, parent: string, name: string, email: string, message: string): Promise<void> {
      const own = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
      const made = gitIn(location, ...own, 'commit-tree', `${parent}^{tree}`, '-p', parent, '-m', message).trim();
      gitIn(location, 'update-ref', `refs/heads/${branch}`, made);
    }
    return { codeHost, location, push, dispose: async () => codeHost.close() };
  };
  describeCodeHostContract(`local git, ${kind}`, make);
  describeMovedBaseContract(`local git, ${kind}`, make);
  describeChangeReviewContract(`local git, ${kind}`, make);
}

import { join } from 'node:path';
import { createLocalGit, type LocalGit } from '../../../adapters/local-git';
import { gitIn, newFolder, newRepository, removeFolders, searchPath } from './scratch';

describe('branches of a local repository', () => {
  let host: LocalGit;

  beforeEach(() => {
    const data = newFolder('data');
    host = createLocalGit({
      databaseFile: join(data, 'codehost.db'),
      tempFolder: join(data, 'tmp'),
      path: searchPath,
    });
  });

  afterEach(() => {
    host.close();
    removeFolders();
  });

  const defaultOf = async (folder: string) => (await host.ensureRepository('acme', 'shop', folder)).defaultBranch;

  it('delivers to the main branch, whatever is checked out', async () => {
    const folder = newRepository({ 'a.txt': 'a' });
    gitIn(folder, 'checkout', '-q', '-b', 'feature/x');
    expect(await defaultOf(folder)).toBe('main');
    gitIn(folder, 'checkout', '-q', '--detach');
    expect(await defaultOf(folder)).toBe('main');
  });

  it('delivers to what a clone knows as the default', async () => {
    const folder = newRepository({ 'a.txt': 'a' });
    gitIn(folder, 'branch', 'develop');
    gitIn(folder, 'update-ref', 'refs/remotes/origin/develop', 'HEAD');
    gitIn(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/develop');
    expect(await defaultOf(folder)).toBe('develop');
  });

  it('delivers to the only branch there is, and to the one a bare repository names', async () => {
    const folder = newRepository({ 'a.txt': 'a' });
    const bare = join(newFolder('bare'), 'shop.git');
    gitIn(folder, 'checkout', '-q', '-b', 'trunk');
    gitIn(folder, 'clone', '-q', '--bare', folder, bare);
    expect(await defaultOf(bare)).toBe('trunk');
    gitIn(folder, 'branch', '-D', 'main');
    expect(await defaultOf(folder)).toBe('trunk');
  });

  it('says which branch stands in the way of a new one, and repeats nothing', async () => {
    const folder = newRepository({ 'a.txt': 'a' });
    gitIn(folder, 'branch', 'stellwerk');
    const { repository } = await host.ensureRepository('acme', 'shop', folder);
    const base = gitIn(folder, 'rev-parse', 'HEAD');
    await expect(host.ensureBranch(repository, 'stellwerk/acme.shop.1.1', base)).rejects.toMatchObject({
      code: 'conflict',
      retryable: false,
      message: expect.stringContaining('git branch -m stellwerk <name>') as string,
    });
  });
});

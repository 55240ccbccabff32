import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGit } from '../../../adapters/local-git/git';
import { moveBranch } from '../../../adapters/local-git/revision';
import { gitIn, newFolder, newRepository, removeFolders, searchPath } from './scratch';

afterAll(removeFolders);

describe('a lock that a killed git left behind', () => {
  const git = createGit({ path: searchPath, tempFolder: newFolder('tmp') });

  function lockedRepository(lock: string, ageSeconds: number) {
    const folder = newRepository({ 'README.md': 'hello\n' });
    const head = gitIn(folder, 'rev-parse', 'HEAD').trim();
    const next = gitIn(folder, 'commit-tree', `${head}^{tree}`, '-p', head, '-m', 'next').trim();
    const gitDir = join(folder, '.git');
    const path = join(gitDir, lock);
    const made = Date.now() / 1_000 - ageSeconds;
    writeFileSync(path, '');
    utimesSync(path, made, made);
    const branch = gitIn(folder, 'branch', '--show-current').trim();
    return { folder, gitDir, path, next, move: { branch, from: head, to: next, reason: 'test' } };
  }

  it('stops no branch for ever', async () => {
    const { folder, gitDir, path, next, move } = lockedRepository('refs/heads/main.lock', 60);
    expect(await moveBranch(git, { gitDir }, move)).toBe(true);
    expect(gitIn(folder, 'rev-parse', 'HEAD').trim()).toBe(next);
    expect(existsSync(path)).toBe(false);
  });

  it('is respected while its process may live', async () => {
    const { gitDir, path, move } = lockedRepository('refs/heads/main.lock', 0);
    await expect(moveBranch(git, { gitDir }, move)).rejects.toMatchObject({ code: 'vendor_failed' });
    expect(existsSync(path)).toBe(true);
  });

  it('is left alone when it is that of an index, which an open editor may hold for hours', async () => {
    const { folder, gitDir, path } = lockedRepository('index.lock', 3_600);
    const answer = await git.try(['read-tree', 'HEAD'], { gitDir, workTree: folder });
    expect(answer.code).not.toBe(0);
    expect(existsSync(path)).toBe(true);
  });
});

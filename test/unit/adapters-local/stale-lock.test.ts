import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followBranch } from '../../../adapters/local-git/checkout';
import { createGit } from '../../../adapters/local-git/git';
import { moveBranch } from '../../../adapters/local-git/revision';
import { commitAll, gitIn, newFolder, newRepository, removeFolders, searchPath, writeFiles } from './scratch';

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

describe('a work tree that a killed git left half way', () => {
  const git = createGit({ path: searchPath, tempFolder: newFolder('tmp') });

  function halfWay() {
    const folder = newRepository({ 'a.txt': 'a\n', 'b.txt': 'b\n', 'gone.txt': 'gone\n', 'own.txt': 'own\n' });
    const from = gitIn(folder, 'rev-parse', 'HEAD').trim();
    writeFiles(folder, { 'a.txt': 'a, second line\nmore\n', 'b.txt': 'b, changed\n', 'new.txt': 'new\n' });
    rmSync(join(folder, 'gone.txt'));
    const to = commitAll(folder, 'change').trim() || gitIn(folder, 'rev-parse', 'HEAD').trim();
    gitIn(folder, 'reset', '-q', '--hard', from);
    const gitDir = join(folder, '.git');
    writeFiles(folder, { 'a.txt': 'a, sec', 'b.txt': 'b, changed\n' });
    rmSync(join(folder, 'gone.txt'));
    writeFileSync(join(gitDir, 'stellwerk-follow'), `${from} ${to}`);
    writeFileSync(join(gitDir, 'index.lock'), '');
    const made = Date.now() / 1_000 - 10;
    for (const name of ['stellwerk-follow', 'index.lock']) utimesSync(join(gitDir, name), made, made);
    return { folder, gitDir, from, to };
  }

  it('is brought to its end by the repetition', async () => {
    const { folder, gitDir, from, to } = halfWay();
    expect(await followBranch(git, { workTree: folder, gitDir }, from, to)).toEqual({ kind: 'followed' });
    gitIn(folder, 'update-ref', 'HEAD', to);
    expect(gitIn(folder, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(gitDir, 'stellwerk-follow'))).toBe(false);
  });

  it("keeps a person's own change, and says that it is in the way", async () => {
    const { folder, gitDir, from, to } = halfWay();
    writeFiles(folder, { 'b.txt': 'mine\n' });
    expect(await followBranch(git, { workTree: folder, gitDir }, from, to)).toMatchObject({ kind: 'blocked' });
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('mine\n');
  });

  it('is not rolled back when the move that it belongs to was made', async () => {
    const { folder, gitDir, from, to } = halfWay();
    gitIn(folder, 'update-ref', 'refs/heads/main', to);
    expect(await moveBranch(git, { gitDir }, { branch: 'main', from, to, reason: 'test' })).toBe(true);
  });
});

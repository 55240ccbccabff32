import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReference } from '../../../adapters/local-git/read-reference';
import { git, makeRepository } from '../../support/product-repository';

describe('readReference', () => {
  let folder: string;
  let repository: string;
  let gitDir: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stellwerk-reference-'));
    repository = makeRepository(join(folder, 'repo'), { 'a.txt': 'a' });
    gitDir = join(repository, '.git');
    git(repository, 'branch', 'feature/one');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function asGitSays(reference: string, from = gitDir): void {
    const commit = git(repository, 'rev-parse', reference).trim();
    expect(readReference(from, reference)).toEqual({ kind: 'read', commit });
  }

  it('reads loose branches, packed ones, and those that moved on after they were packed', () => {
    asGitSays('refs/heads/feature/one');
    git(repository, 'pack-refs', '--all');
    asGitSays('refs/heads/feature/one');
    git(repository, 'checkout', '--quiet', 'feature/one');
    writeFileSync(join(repository, 'a.txt'), 'b');
    git(repository, 'commit', '--quiet', '--all', '--message', 'b');
    asGitSays('refs/heads/feature/one');
  });

  it('reads them from a further work tree', () => {
    git(repository, 'worktree', 'add', '--quiet', join(folder, 'tree'), 'feature/one');
    const further = execFileSync('git', ['rev-parse', '--absolute-git-dir'], { cwd: join(folder, 'tree') });
    asGitSays('refs/heads/feature/one', further.toString('utf8').trim());
  });

  it('knows that a branch is not there, also when another begins or ends with its name', () => {
    git(repository, 'pack-refs', '--all');
    for (const name of ['gone', 'feature', 'one', 'feature/one/more']) {
      expect(readReference(gitDir, `refs/heads/${name}`)).toEqual({ kind: 'read', commit: undefined });
    }
  });

  it('leaves it to git where a branch is another name, or branches are not kept in files', () => {
    git(repository, 'symbolic-ref', 'refs/heads/other', 'refs/heads/feature/one');
    expect(readReference(gitDir, 'refs/heads/other')).toEqual({ kind: 'unclear' });
    const tables = join(folder, 'tables');
    mkdirSync(join(tables, 'refs'), { recursive: true });
    writeFileSync(join(tables, 'refs/heads'), 'this repository uses the reftable format\n');
    expect(readReference(tables, 'refs/heads/main')).toEqual({ kind: 'unclear' });
  });
});

import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalGit, type LocalGit } from '../../../adapters/local-git';
import { commitAll, gitIn, newFolder, newRepository, removeFolders, searchPath } from './scratch';

describe('local git', () => {
  let folder: string;
  let data: string;
  let host: LocalGit;
  let repository: string;
  let base: string;

  const open = (): LocalGit =>
    createLocalGit({ databaseFile: join(data, 'codehost.db'), tempFolder: join(data, 'tmp'), path: searchPath });
  const setUp = async (files: Record<string, string>, arrange: () => void = () => undefined): Promise<void> => {
    folder = newRepository(files);
    arrange();
    base = commitAll(folder, 'arranged');
    data = newFolder('data');
    host = open();
    ({ repository } = await host.ensureRepository('acme', 'shop', folder));
    await host.ensureBranch(repository, 'work', base);
  };
  const commit = (changes: Record<string, string | null>, operationKey: string, expectedHead = base, branch = 'work') =>
    host.commit({
      repository,
      branch,
      expectedHead,
      message: 'Change things\n\nWith a reason.',
      operationKey,
      changes: Object.entries(changes).map(([path, text]) => ({
        path,
        content: text === null ? null : Buffer.from(text),
      })),
    });
  const committed = async (...args: Parameters<typeof commit>): Promise<string> => {
    const result = await commit(...args);
    if (result.kind !== 'committed') throw new Error(result.kind);
    return result.commit;
  };
  const openPullRequest = () =>
    host.ensurePullRequest({
      repository,
      source: 'work',
      target: 'main',
      title: 'A change',
      description: '',
      draft: false,
      workItem: '42',
    });

  afterEach(() => {
    host.close();
    removeFolders();
  });

  describe('repositories', () => {
    it('names the path when there is no repository', async () => {
      await setUp({ 'a.txt': 'a' });
      const missing = join(data, 'missing');
      const rejected = { code: 'unknown_repository', message: expect.stringContaining(missing) };
      await expect(host.ensureRepository('acme', 'x', missing)).rejects.toMatchObject(rejected);
      await expect(host.ensureRepository('acme', 'x', data)).rejects.toMatchObject({ code: 'unknown_repository' });
    });

    it('gives no other tenant the same repository by another of its paths', async () => {
      await setUp({ 'a.txt': 'a' });
      const further = join(newFolder('further'), 'tree');
      gitIn(folder, 'worktree', 'add', '--detach', further);
      for (const path of [folder, join(folder, '.git'), join(folder, '.git/worktrees/tree'), further]) {
        await expect(host.ensureRepository('globex', 'loot', path)).rejects.toMatchObject({ code: 'forbidden' });
      }
      expect((await host.ensureRepository('acme', 'shop', folder)).repository).toBe(repository);
    });

    it('keeps what it knows over a restart and tells repositories of one project apart', async () => {
      await setUp({ 'a.txt': 'a' });
      const other = newRepository({ 'b.txt': 'b' });
      const second = await host.ensureRepository('acme', 'shop', other);
      host.close();
      host = open();
      expect(await host.head(repository, 'main')).toBe(base);
      expect(await host.ensureRepository('acme', 'shop', other)).toEqual(second);
      expect([repository, second.repository]).toEqual(['acme.shop', 'acme.shop-2']);
    });
  });

  describe('commit', () => {
    it('touches neither work tree nor index and runs no hook', async () => {
      await setUp({ 'a.txt': 'a' });
      writeFileSync(join(folder, '.git/hooks/post-index-change'), '#!/bin/sh\ntouch /tmp/never\n', { mode: 0o755 });
      const marker = join(data, 'hooked');
      for (const hook of ['reference-transaction', 'post-commit', 'pre-commit']) {
        writeFileSync(join(folder, '.git/hooks', hook), `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
      }
      writeFileSync(join(folder, 'a.txt'), 'mine');
      gitIn(folder, 'add', 'a.txt');
      const index = readFileSync(join(folder, '.git/index'));
      await committed({ 'a.txt': 'theirs', 'new.txt': 'x' }, 'run/1');
      expect(readFileSync(join(folder, '.git/index'))).toEqual(index);
      expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('mine');
      expect(existsSync(join(folder, 'new.txt'))).toBe(false);
      expect(existsSync(marker)).toBe(false);
    });

    it('keeps the executable bit of a changed file', async () => {
      await setUp({ 'run.sh': 'echo 1\n' }, () => chmodSync(join(folder, 'run.sh'), 0o755));
      const made = await committed({ 'run.sh': 'echo 2\n', 'plain.txt': 'x' }, 'run/1');
      const files = await host.listFiles(repository, made);
      expect(files.map(({ path, executable }) => [path, executable])).toEqual([
        ['plain.txt', false],
        ['run.sh', true],
      ]);
    });

    it('names its author and its operation, and nothing else decides the id', async () => {
      await setUp({ 'a.txt': 'a' });
      const first = await committed({ 'a.txt': 'b' }, 'run/1');
      gitIn(folder, 'update-ref', 'refs/heads/work', base);
      const second = await committed({ 'a.txt': 'b' }, 'run/1');
      expect(second).toBe(first);
      expect(
        gitIn(folder, 'log', '-1', '--format=%an <%ae>|%(trailers:key=Stellwerk-Operation,valueonly)', first),
      ).toBe('Stellwerk <stellwerk@localhost>|run/1\n');
    });

    it('answers the first commit after a crash, even when a person went on from it', async () => {
      await setUp({ 'a.txt': 'a' });
      const made = await committed({ 'a.txt': 'b' }, 'run/1');
      gitIn(folder, 'checkout', '-q', 'work');
      writeFileSync(join(folder, 'person.txt'), 'x');
      const theirs = commitAll(folder, 'a person');
      expect(await commit({ 'a.txt': 'b' }, 'run/1')).toEqual({ kind: 'committed', commit: made });
      expect(await commit({ 'a.txt': 'c' }, 'run/2', made)).toEqual({ kind: 'headMoved', head: theirs });
    });

    it('does not believe an operation key that the message itself claims', async () => {
      await setUp({ 'a.txt': 'a' });
      const forged = { repository, branch: 'work', expectedHead: base, changes: [] };
      const made = await host.commit({
        ...forged,
        message: 'Nice\n\nStellwerk-Operation: run/2',
        changes: [{ path: 'a.txt', content: Buffer.from('b') }],
        operationKey: 'run/1',
      });
      const head = made.kind === 'committed' ? made.commit : '';
      expect((await commit({ 'a.txt': 'c' }, 'run/2', head)).kind).toBe('committed');
      expect((await host.head(repository, 'work')) === head).toBe(false);
    });

    it('refuses to write through or over a symbolic link', async () => {
      await setUp({ 'a.txt': 'a' }, () => {
        symlinkSync('/etc', join(folder, 'outside'));
        symlinkSync('a.txt', join(folder, 'link.txt'));
      });
      for (const path of ['outside/passwd', 'link.txt', 'a.txt/below']) {
        await expect(commit({ [path]: 'x' }, 'run/1')).rejects.toMatchObject({ code: 'path_violation' });
      }
      expect(await host.head(repository, 'work')).toBe(base);
      expect(await host.readFile(repository, base, 'link.txt')).toBeUndefined();
    });

    it('lets a folder take the place of a deleted file', async () => {
      await setUp({ thing: 'a' });
      const made = await committed({ thing: null, 'thing/inside.txt': 'x' }, 'run/1');
      expect((await host.listFiles(repository, made)).map(({ path }) => path)).toEqual(['thing/inside.txt']);
    });

    it('takes files of a clean checkout of the branch along', async () => {
      await setUp({ 'a.txt': 'a' });
      gitIn(folder, 'checkout', '-q', 'work');
      await committed({ 'a.txt': 'b', 'new.txt': 'x' }, 'run/1');
      expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('b');
      expect(gitIn(folder, 'status', '--porcelain')).toBe('');
    });
  });

  describe('reading', () => {
    it('copes with names of every kind', async () => {
      const names = ['with space.txt', 'ünïcode/日本.txt', 'new\nline.txt', '-dash', 'quote".txt', '*.glob'];
      await setUp(Object.fromEntries(names.map((name) => [name, `needle in ${name.length}\n`])));
      const listed = (await host.listFiles(repository, base)).map(({ path }) => path);
      expect(listed.sort()).toEqual([...names].sort());
      for (const name of names) {
        const content = await host.readFile(repository, base, name);
        expect(Buffer.from(content ?? []).toString()).toBe(`needle in ${name.length}\n`);
      }
      const found = await host.search(repository, base, 'needle', 100);
      expect(found.map(({ path }) => path).sort()).toEqual([...names].sort());
    });

    it('reads many files at once through one process', async () => {
      const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.txt`, `${n}`.repeat(n * 10)]));
      await setUp(files);
      const contents = await Promise.all(Object.keys(files).map((path) => host.readFile(repository, base, path)));
      expect(contents.map((content) => Buffer.from(content ?? []).toString())).toEqual(Object.values(files));
    });

    it('takes a text that looks like an option or a pattern as it is', async () => {
      await setUp({ 'a.txt': '--help\n[x]*\n' });
      expect(await host.search(repository, base, '--help', 5)).toHaveLength(1);
      expect(await host.search(repository, base, '[x]*', 5)).toHaveLength(1);
      await expect(host.listFiles(repository, '--help')).rejects.toMatchObject({ code: 'invalid_request' });
    });

    it('exports links as links, the executable bit, and files that attributes hide from archives', async () => {
      await setUp({ 'run.sh': 'x', 'test/a.txt': 'a', '.gitattributes': 'test export-ignore\n' }, () => {
        chmodSync(join(folder, 'run.sh'), 0o755);
        symlinkSync('/etc', join(folder, 'outside'));
      });
      const target = join(data, 'tree');
      await host.exportTree(repository, base, target);
      expect(readFileSync(join(target, 'test/a.txt'), 'utf8')).toBe('a');
      expect(lstatSync(join(target, 'run.sh')).mode & 0o100).toBe(0o100);
      expect(lstatSync(join(target, 'outside')).isSymbolicLink()).toBe(true);
      await expect(host.exportTree(repository, base, target)).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  describe('merge', () => {
    it('moves a clean checkout of the target along and keeps unrelated local changes', async () => {
      await setUp({ 'a.txt': 'a', 'mine.txt': 'm' });
      const head = await committed({ 'a.txt': 'b' }, 'run/1');
      writeFileSync(join(folder, 'mine.txt'), 'edited');
      const { id } = await openPullRequest();
      const result = await host.merge(id, head, 'run/merge');
      expect(result.kind).toBe('merged');
      expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('b');
      expect(gitIn(folder, 'status', '--porcelain')).toBe(' M mine.txt');
      expect(gitIn(folder, 'log', '-1', '--format=%P')).toBe(`${base} ${head}`);
    });

    it.each([
      ['an edited file', 'a.txt'],
      ['an untracked file', 'new.txt'],
    ])('is blocked by %s in the way, changes nothing, and says what to do', async (_what, path) => {
      await setUp({ 'a.txt': 'a' });
      const head = await committed({ 'a.txt': 'b', 'new.txt': 'n' }, 'run/1');
      writeFileSync(join(folder, path), 'local');
      const { id } = await openPullRequest();
      const result = await host.merge(id, head, 'run/merge');
      expect(result).toMatchObject({ kind: 'blocked', reason: expect.stringContaining(path) });
      expect(result).toMatchObject({ reason: expect.stringContaining('stash') });
      expect(await host.head(repository, 'main')).toBe(base);
      expect(readFileSync(join(folder, path), 'utf8')).toBe('local');
      gitIn(folder, 'checkout', '-q', '--', 'a.txt');
      gitIn(folder, 'clean', '-qfd');
      expect((await host.merge(id, head, 'run/merge')).kind).toBe('merged');
    });

    it('completes a merge whose record was lost in a crash', async () => {
      await setUp({ 'a.txt': 'a' });
      const head = await committed({ 'a.txt': 'b' }, 'run/1');
      const { id } = await openPullRequest();
      host.close();
      const before = readFileSync(join(data, 'codehost.db'));
      host = open();
      const first = await host.merge(id, head, 'run/merge');
      host.close();
      writeFileSync(join(data, 'codehost.db'), before);
      host = open();
      expect((await host.getPullRequest(id))?.status).toBe('active');
      expect(await host.merge(id, head, 'run/merge')).toEqual(first);
      expect((await host.getPullRequest(id))?.status).toBe('completed');
      expect(gitIn(folder, 'rev-list', '--count', '--merges', 'main')).toBe('1');
    });

    it('merges side by side with another change, following a renamed file', async () => {
      await setUp({ 'old.txt': 'one\ntwo\nthree\nfour\nfive\n' });
      const head = await committed({ 'old.txt': 'ONE\ntwo\nthree\nfour\nfive\n' }, 'run/1');
      gitIn(folder, 'mv', 'old.txt', 'new.txt');
      commitAll(folder, 'renamed');
      const { id } = await openPullRequest();
      expect((await host.merge(id, head, 'run/merge')).kind).toBe('merged');
      expect(readFileSync(join(folder, 'new.txt'), 'utf8')).toMatch(/^ONE\n/);
    });

    it('works when nobody has set up an identity and the repository names programs to run', async () => {
      await setUp({ 'a.txt': 'a' });
      const marker = join(data, 'ran');
      mkdirSync(join(folder, 'hooks'));
      for (const key of ['core.fsmonitor', 'diff.external', 'core.sshCommand', 'core.editor']) {
        gitIn(folder, 'config', key, `touch ${marker}`);
      }
      const head = await committed({ 'a.txt': 'b' }, 'run/1');
      const { id } = await openPullRequest();
      expect((await host.merge(id, head, 'run/merge')).kind).toBe('merged');
      expect(await host.diff(repository, base, head)).toContain('+b');
      expect(existsSync(marker)).toBe(false);
    });
  });
});

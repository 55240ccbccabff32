import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedLines, diffStats, parseDiff } from '../../../domain/diff';

describe('parseDiff', () => {
  it('numbers added lines in the new file', () => {
    const [file] = parseDiff(
      [
        'diff --git a/src/a.js b/src/a.js',
        'index 1111111..2222222 100644',
        '--- a/src/a.js',
        '+++ b/src/a.js',
        '@@ -1,3 +1,4 @@ function a() {',
        ' one',
        '-two',
        '+TWO',
        '+two and a half',
        ' three',
        '@@ -10 +11 @@',
        '-ten',
        '+TEN',
        '',
      ].join('\n'),
    );
    expect(file).toEqual({
      path: 'src/a.js',
      change: 'modified',
      binary: false,
      added: [
        { line: 2, text: 'TWO' },
        { line: 3, text: 'two and a half' },
        { line: 11, text: 'TEN' },
      ],
      removed: [
        { line: 2, text: 'two' },
        { line: 10, text: 'ten' },
      ],
    });
  });

  it('takes lines inside a hunk for content, however much they look like headers', () => {
    const files = parseDiff(
      [
        'diff --git a/x.sql b/x.sql',
        '--- a/x.sql',
        '+++ b/x.sql',
        '@@ -1,3 +1,3 @@',
        '--- a comment',
        '-diff --git a/y b/y',
        '+++ b/evil.js',
        '+@@ -1 +1 @@',
        ' end',
      ].join('\n'),
    );
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ path: 'x.sql', removed: [{ line: 1 }, { line: 2 }] });
    expect(files[0]?.added.map(({ text }) => text)).toEqual(['++ b/evil.js', '@@ -1 +1 @@']);
  });

  it('reads a plain unified diff of several files', () => {
    const files = parseDiff(
      [
        '--- a.txt\t2025-01-01',
        '+++ a.txt\t2025-01-02',
        '@@ -1 +1 @@',
        '-a',
        '+b',
        '--- /dev/null',
        '+++ c.txt',
        '@@ -0,0 +1 @@',
        '+c',
      ].join('\n'),
    );
    expect(files.map(({ path, change }) => [path, change])).toEqual([
      ['a.txt', 'modified'],
      ['c.txt', 'added'],
    ]);
  });

  it.each(['', 'no diff at all', '@@ -1 +1 @@\n+x'])('finds no file in %p', (text) => {
    expect(parseDiff(text)).toEqual([]);
  });
});

describe('parseDiff of what git writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (path: string, content: string | Buffer) => writeFileSync(join(folder, path), content);
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
  let diff = '';

  beforeAll(() => {
    git('init', '-q');
    mkdirSync(join(folder, 'with space'));
    write('with space/f b.txt', lines(30));
    write('old name.txt', lines(20));
    write('gone.txt', lines(3));
    write('empty-gone.txt', '');
    write('end.txt', 'last line without newline');
    write('picture.bin', Buffer.from([0, 1, 2, 0]));
    write('für.txt', 'eins\n');
    write('tab\there.txt', 'a\n');
    write('mode.sh', 'echo\n');
    git('add', '-A');
    git('commit', '-qm', 'one');
    write('with space/f b.txt', lines(30).replace('line 5\n', '').replace('line 20\n', 'twenty\n\n'));
    git('mv', 'old name.txt', 'new "name".txt');
    write('new "name".txt', `${lines(20)}more\n`);
    unlinkSync(join(folder, 'gone.txt'));
    unlinkSync(join(folder, 'empty-gone.txt'));
    write('end.txt', 'last line without newline\nand another');
    write('picture.bin', Buffer.from([0, 1, 2, 0, 9]));
    write('für.txt', 'eins\nzwei\n');
    write('tab\there.txt', 'b\n');
    write('fresh.txt', 'x\n+++ y\n');
    write('empty.txt', '');
    git('add', '-A');
    git('update-index', '--chmod=+x', 'mode.sh');
    git('commit', '-qm', 'two');
    diff = git('diff', '-M', '--no-rename-empty', 'HEAD~1', 'HEAD');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names every file and what happened to it', () => {
    const changes = Object.fromEntries(
      parseDiff(diff).map(({ path, change, previousPath, binary }) => [path, [change, previousPath, binary]]),
    );
    expect(changes).toEqual({
      'with space/f b.txt': ['modified', undefined, false],
      'new "name".txt': ['renamed', 'old name.txt', false],
      'gone.txt': ['deleted', undefined, false],
      'empty-gone.txt': ['deleted', undefined, false],
      'end.txt': ['modified', undefined, false],
      'picture.bin': ['modified', undefined, true],
      'für.txt': ['modified', undefined, false],
      'tab\there.txt': ['modified', undefined, false],
      'fresh.txt': ['added', undefined, false],
      'empty.txt': ['added', undefined, false],
      'mode.sh': ['modified', undefined, false],
    });
  });

  it('counts added and removed lines as git does', () => {
    const numstat = git('diff', '-M', '--no-rename-empty', '--numstat', '-z', 'HEAD~1', 'HEAD');
    const counts = [...numstat.matchAll(/(\d+|-)\t(\d+|-)\t/g)];
    const sum = (column: number) => counts.reduce((total, match) => total + (Number(match[column]) || 0), 0);
    expect(diffStats(parseDiff(diff))).toEqual({ files: 11, added: sum(1), removed: sum(2) });
    expect(sum(1)).toBeGreaterThan(5);
  });

  it('finds each added line where the new file has it', () => {
    for (const file of parseDiff(diff).filter(({ change, binary }) => change !== 'deleted' && !binary)) {
      const content = git('show', `HEAD:${file.path}`).split('\n');
      expect(file.added.map(({ line }) => content[line - 1])).toEqual(file.added.map(({ text }) => text));
    }
  });

  it('leaves blank lines out of what coverage is measured on', () => {
    const changed = changedLines(parseDiff(diff));
    expect(changed.get('with space/f b.txt')).toEqual([19]);
    expect(changed.get('für.txt')).toEqual([2]);
    expect(changed.has('gone.txt')).toBe(false);
  });
});

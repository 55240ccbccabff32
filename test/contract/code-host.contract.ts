import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeHost, FileChange } from '../../ports/code-host';

/** A host with one repository at `location` whose default branch `main` holds `README.md` with the text `hello\n`. */
export interface CodeHostFixture {
  readonly codeHost: CodeHost;
  readonly location: string;
  /** Somebody else's commit on a branch, with whatever name and message they like. */
  readonly push: (branch: string, parent: string, name: string, email: string, message: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** What every code host promises; run against each adapter. */
export function describeCodeHostContract(name: string, make: () => Promise<CodeHostFixture>): void {
  describe(`code host contract: ${name}`, () => {
    let fixture: CodeHostFixture;
    let host: CodeHost;
    let repository: string;
    let base: string;

    beforeEach(async () => {
      fixture = await make();
      host = fixture.codeHost;
      const ensured = await host.ensureRepository('acme', 'shop', fixture.location);
      repository = ensured.repository;
      base = (await host.head(repository, 'main')) ?? '';
      await host.ensureBranch(repository, 'stellwerk/work', base);
    });
    afterEach(() => fixture.dispose());

    const commit = (changes: readonly FileChange[], operationKey: string, expectedHead = base) =>
      host.commit({ repository, branch: 'stellwerk/work', expectedHead, message: 'Change', changes, operationKey });
    const committed = async (changes: readonly FileChange[], operationKey: string, expectedHead = base) => {
      const result = await commit(changes, operationKey, expectedHead);
      if (result.kind !== 'committed') throw new Error(`not committed but ${result.kind}`);
      return result.commit;
    };
    const textOf = async (at: string, path: string) => {
      const content = await host.readFile(repository, at, path);
      return content && Buffer.from(content).toString('utf8');
    };
    const openPullRequest = (draft = false) =>
      host.ensurePullRequest({
        repository,
        source: 'stellwerk/work',
        target: 'main',
        title: 'A change',
        description: 'Why',
        draft,
        workItem: '42',
      });

    it('registers a repository once and names its default branch', async () => {
      const again = await host.ensureRepository('acme', 'shop', fixture.location);
      expect(again).toEqual({ repository, defaultBranch: 'main' });
    });

    it('answers nothing for an unknown branch, file and pull request', async () => {
      expect(await host.head(repository, 'no/such')).toBeUndefined();
      expect(await host.readFile(repository, base, 'no-such')).toBeUndefined();
      expect(await host.getPullRequest('no-such')).toBeUndefined();
    });

    it('rejects an unknown repository', async () => {
      await expect(host.head('nobody.nothing', 'main')).rejects.toMatchObject({ code: 'unknown_repository' });
    });

    it('lists what a branch has beyond a commit, and says when that commit is not part of it', async () => {
      const first = await committed([{ path: 'a.txt', content: text('a') }], 'run/list-1');
      const second = await committed([{ path: 'b.txt', content: text('b') }], 'run/list-2', first);
      const listed = await host.listCommits(repository, base, second);
      expect(listed?.map(({ commit: id }) => id)).toEqual([second, first]);
      expect(listed?.[0]).toMatchObject({ author: expect.stringMatching(/^.+ <.+>$/), subject: 'Change' });
      expect(await host.listCommits(repository, second, second)).toEqual([]);
      expect(await host.listCommits(repository, second, first)).toBeUndefined();
    });

    it('tells where two histories parted', async () => {
      const changes = [{ path: 'main.txt', content: text('m') }];
      const moved = { repository, branch: 'main', expectedHead: base, message: 'Else', changes, operationKey: 'p/1' };
      await host.commit(moved);
      const main = (await host.head(repository, 'main')) ?? '';
      const first = await committed([{ path: 'a.txt', content: text('a') }], 'run/parted-1');
      const second = await committed([{ path: 'b.txt', content: text('b') }], 'run/parted-2', first);
      expect(await host.mergeBase(repository, main, second)).toBe(base);
      expect(await host.mergeBase(repository, first, second)).toBe(first);
      expect(await host.mergeBase(repository, main, main)).toBe(main);
    });

    it('deletes a branch only where it is expected to stand', async () => {
      const moved = await committed([{ path: 'a.txt', content: text('a') }], 'run/delete');
      expect(await host.deleteBranch(repository, 'stellwerk/work', base)).toBe(false);
      expect(await host.head(repository, 'stellwerk/work')).toBe(moved);
      expect(await host.deleteBranch(repository, 'stellwerk/work', moved)).toBe(true);
      expect(await host.head(repository, 'stellwerk/work')).toBeUndefined();
      expect(await host.deleteBranch(repository, 'stellwerk/work', moved)).toBe(true);
    });

    it('makes a branch once and leaves it where it stands', async () => {
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/make-branch');
      expect(await host.ensureBranch(repository, 'stellwerk/work', base)).toEqual({ head: made });
    });

    it('commits added, changed and deleted files and reads them back', async () => {
      const first = await committed([{ path: 'src/a b/ü.txt', content: text('one\ntwo\n') }], 'run/1');
      const second = await committed(
        [
          { path: 'README.md', content: null },
          { path: 'src/a b/ü.txt', content: text('one\n2\n') },
        ],
        'run/2',
        first,
      );
      expect(await textOf(first, 'src/a b/ü.txt')).toBe('one\ntwo\n');
      expect(await textOf(second, 'src/a b/ü.txt')).toBe('one\n2\n');
      const files = await host.listFiles(repository, second);
      expect(files).toEqual([{ path: 'src/a b/ü.txt', size: 6, executable: false }]);
    });

    it('keeps bytes as they are', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      const made = await committed([{ path: 'all.bin', content: bytes }], 'run/bytes');
      expect(new Uint8Array((await host.readFile(repository, made, 'all.bin')) ?? [])).toEqual(bytes);
    });

    it('answers the first commit when the same operation is repeated', async () => {
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/once');
      const next = await committed([{ path: 'b.txt', content: text('b') }], 'run/next', made);
      expect(await commit([{ path: 'a.txt', content: text('a') }], 'run/once')).toEqual({
        kind: 'committed',
        commit: made,
      });
      expect(await host.head(repository, 'stellwerk/work')).toBe(next);
    });

    it('tells who else has commits on a branch, whatever a commit says of itself', async () => {
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/a');
      expect(await host.listForeignAuthors(repository, 'stellwerk/work', 'main')).toEqual([]);
      await fixture.push('stellwerk/work', made, 'Anna', 'anna@example.org', 'Fix\n\nStellwerk-Operation: run/a');
      expect(await host.listForeignAuthors(repository, 'stellwerk/work', 'main')).toEqual([
        { name: 'Anna', email: 'anna@example.org' },
      ]);
      expect(await host.listForeignAuthors(repository, 'stellwerk/none', 'main')).toEqual([]);
    });

    it('writes nothing when the branch has moved', async () => {
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/a');
      const late = await commit([{ path: 'b.txt', content: text('b') }], 'run/b', base);
      expect(late).toEqual({ kind: 'headMoved', head: made });
      expect(await host.head(repository, 'stellwerk/work')).toBe(made);
    });

    it('lets one of two racing commits win', async () => {
      const results = await Promise.all(
        ['x', 'y'].map((name) => commit([{ path: `${name}.txt`, content: text(name) }], `run/${name}`)),
      );
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'headMoved']);
    });

    it('answers unchanged when the files are as wanted already', async () => {
      const result = await commit([{ path: 'README.md', content: text('hello\n') }], 'run/same');
      expect(result).toEqual({ kind: 'unchanged', commit: base });
    });

    it.each(['../out.txt', '/etc/out.txt', '.git/config', 'a/.GIT/hooks/x', 'a//b', ''])(
      'refuses to write to "%s"',
      async (path) => {
        await expect(commit([{ path, content: text('x') }], 'run/bad')).rejects.toMatchObject({
          code: 'path_violation',
        });
        expect(await host.head(repository, 'stellwerk/work')).toBe(base);
      },
    );

    it('finds lines by text, not by pattern, up to the limit', async () => {
      const content = text('a.b\naxb\nA.B\na.b again\n');
      const made = await committed([{ path: 'src/x.txt', content }], 'run/search');
      const found = await host.search(repository, made, 'a.b', 10);
      expect(found).toEqual([
        { path: 'src/x.txt', line: 1, text: 'a.b' },
        { path: 'src/x.txt', line: 4, text: 'a.b again' },
      ]);
      expect(await host.search(repository, made, 'a.b', 1)).toHaveLength(1);
      expect(await host.search(repository, made, 'not there', 10)).toEqual([]);
    });

    it('shows the difference of two commits, with renames', async () => {
      const long = 'line\n'.repeat(20);
      const first = await committed([{ path: 'old name.txt', content: text(long) }], 'run/d1');
      const second = await committed(
        [
          { path: 'old name.txt', content: null },
          { path: 'new name.txt', content: text(`${long}more\n`) },
        ],
        'run/d2',
        first,
      );
      const diff = await host.diff(repository, first, second);
      expect(diff).toContain('rename from old name.txt');
      expect(diff).toContain('\n+more\n');
      expect(await host.diff(repository, first, first)).toBe('');
    });

    it('writes the tree of a commit into an empty folder', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'stellwerk-export-'));
      const made = await committed([{ path: 'src/ü.txt', content: text('x') }], 'run/export');
      await host.exportTree(repository, made, folder);
      expect(readFileSync(join(folder, 'src/ü.txt'), 'utf8')).toBe('x');
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('hello\n');
      rmSync(folder, { recursive: true });
    });

    it('keeps one open pull request per source and target', async () => {
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/pr');
      const draft = await openPullRequest(true);
      const ready = await openPullRequest();
      expect(draft).toMatchObject({ status: 'draft', head: made, source: 'stellwerk/work', target: 'main' });
      expect(ready).toMatchObject({ id: draft.id, status: 'active' });
      expect(await host.getPullRequest(draft.id)).toEqual(ready);
    });

    it('lists the pull requests that are neither merged nor abandoned', async () => {
      expect(await host.listOpenPullRequests?.(repository)).toEqual([]);
      const made = await committed([{ path: 'a.txt', content: text('a') }], 'run/list-pr');
      const { id } = await openPullRequest();
      const open = await host.listOpenPullRequests?.(repository);
      expect(open).toMatchObject([{ id, repository, source: 'stellwerk/work', target: 'main', head: made }]);
      await host.abandon(id);
      expect(await host.listOpenPullRequests?.(repository)).toEqual([]);
    });

    it('keeps one thread per marker and updates its text', async () => {
      await committed([{ path: 'a.txt', content: text('a') }], 'run/threads');
      const { id } = await openPullRequest();
      await host.ensureThread(id, 'qa-report', 'first');
      await host.ensureThread(id, 'other', 'x');
      await host.ensureThread(id, 'qa-report', 'second');
      const threads = [...(await host.listThreads(id))].sort((a, b) => a.marker.localeCompare(b.marker));
      expect(threads).toEqual([
        { marker: 'other', text: 'x' },
        { marker: 'qa-report', text: 'second' },
      ]);
    });

    it('merges once, however often it is asked', async () => {
      const head = await committed([{ path: 'a.txt', content: text('a') }], 'run/m');
      const { id } = await openPullRequest();
      const first = await host.merge(id, head, 'run/merge');
      const second = await host.merge(id, head, 'run/merge');
      expect(first.kind).toBe('merged');
      expect(second).toEqual(first);
      const main = (await host.head(repository, 'main')) ?? '';
      expect(first).toEqual({ kind: 'merged', commit: main });
      expect(await textOf(main, 'a.txt')).toBe('a');
      expect(await host.getPullRequest(id)).toMatchObject({ status: 'completed', mergeCommit: main, head });
    });

    it('does not merge what nobody has seen', async () => {
      const head = await committed([{ path: 'a.txt', content: text('a') }], 'run/n1');
      const { id } = await openPullRequest();
      const newer = await committed([{ path: 'b.txt', content: text('b') }], 'run/n2', head);
      expect(await host.merge(id, head, 'run/merge')).toEqual({ kind: 'headMoved', head: newer });
      expect(await host.head(repository, 'main')).toBe(base);
    });

    it('names the files in conflict and changes nothing', async () => {
      const head = await committed([{ path: 'README.md', content: text('ours\n') }], 'run/c1');
      const { id } = await openPullRequest();
      const changes = [{ path: 'README.md', content: text('theirs\n') }];
      const moved = { repository, branch: 'main', expectedHead: base, message: 'Else', changes, operationKey: 'p/1' };
      await host.commit(moved);
      const main = await host.head(repository, 'main');
      expect(await host.merge(id, head, 'run/merge')).toEqual({ kind: 'conflict', files: ['README.md'] });
      expect(await host.head(repository, 'main')).toBe(main);
      expect(await host.getPullRequest(id)).toMatchObject({ status: 'active' });
    });

    it('does not merge an abandoned pull request', async () => {
      const head = await committed([{ path: 'a.txt', content: text('a') }], 'run/ab');
      const { id } = await openPullRequest();
      await host.abandon(id);
      await host.abandon(id);
      expect(await host.getPullRequest(id)).toMatchObject({ status: 'abandoned' });
      expect((await host.merge(id, head, 'run/merge')).kind).toBe('blocked');
      expect(await host.head(repository, 'main')).toBe(base);
    });
  });
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8');
}

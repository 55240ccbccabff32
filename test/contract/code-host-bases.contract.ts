import type { CodeHost, MergeTerms } from '../../ports/code-host';
import type { CodeHostFixture } from './code-host.contract';

/** What every code host promises about a default branch that moves while a change waits for its approval. */
export function describeMovedBaseContract(name: string, make: () => Promise<CodeHostFixture>): void {
  describe(`code host contract, moving bases: ${name}`, () => {
    let fixture: CodeHostFixture;
    let host: CodeHost;
    let repository: string;
    let base: string;
    let approved: string;
    let pullRequest: string;

    beforeEach(async () => {
      fixture = await make();
      host = fixture.codeHost;
      ({ repository } = await host.ensureRepository('acme', 'shop', fixture.location));
      base = (await host.head(repository, 'main')) ?? '';
      await host.ensureBranch(repository, branch, base);
      const lines = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n';
      base = await put('main', base, 'list.txt', lines, 'main/0');
      await host.updateBranch({ repository, branch, from: 'main', operationKey: 'run/first' });
      approved = await put(branch, base, 'list.txt', lines.replace('two', 'TWO'), 'run/1');
      const text = { title: 'A change', description: 'Why', draft: false, workItem: '42' };
      pullRequest = (await host.ensurePullRequest({ repository, source: branch, target: 'main', ...text })).id;
    });
    afterEach(() => fixture.dispose());

    const branch = 'stellwerk/work';
    const put = async (on: string, expectedHead: string, path: string, text: string, operationKey: string) => {
      const changes = [{ path, content: Buffer.from(text) }];
      const made = await host.commit({
        repository,
        branch: on,
        expectedHead,
        message: 'Change',
        changes,
        operationKey,
      });
      if (made.kind !== 'committed') throw new Error(made.kind);
      return made.commit;
    };
    const textAt = async (commit: string, path: string): Promise<string> =>
      Buffer.from((await host.readFile(repository, commit, path)) ?? []).toString('utf8');
    const merge = (terms: MergeTerms, head = approved) => host.merge(pullRequest, head, 'run/merge', terms);
    const update = (prefer?: 'branch') =>
      host.updateBranch({
        repository,
        branch,
        from: 'main',
        operationKey: 'run/update',
        ...(prefer ? { prefer } : {}),
      });

    it('merges while the base stands still, by a commit of its own or by moving the branch', async () => {
      const merged = await merge({ sameTree: true });
      expect(merged).toEqual({ kind: 'merged', commit: await host.head(repository, 'main') });
      expect(merged).not.toMatchObject({ commit: approved });
    });

    it('moves the default branch to the approved commit on fast_forward, once', async () => {
      expect(await merge({ method: 'fast_forward', sameTree: true })).toEqual({ kind: 'merged', commit: approved });
      expect(await merge({ method: 'fast_forward', sameTree: true })).toEqual({ kind: 'merged', commit: approved });
      expect(await host.head(repository, 'main')).toBe(approved);
      expect(await host.getPullRequest(pullRequest)).toMatchObject({ status: 'completed' });
    });

    it('does not merge what would make another tree than the approved one', async () => {
      const target = await put('main', base, 'other.txt', 'by somebody else', 'main/1');
      expect(await merge({ sameTree: true })).toEqual({ kind: 'baseMoved', target });
      expect(await merge({ method: 'fast_forward' })).toEqual({ kind: 'baseMoved', target });
      expect(await host.head(repository, 'main')).toBe(target);
    });

    it('brings the branch up to date, once, so that it can be merged after its tests', async () => {
      const target = await put('main', base, 'other.txt', 'by somebody else', 'main/1');
      const updated = await update();
      expect(updated).toEqual({ kind: 'updated', commit: await host.head(repository, branch), base: target });
      expect(await update()).toEqual(updated);
      const head = updated.kind === 'updated' ? updated.commit : '';
      expect(await textAt(head, 'other.txt')).toBe('by somebody else');
      expect(await textAt(head, 'list.txt')).toContain('TWO');
      expect(await merge({ sameTree: true })).toEqual({ kind: 'headMoved', head });
      expect(await merge({ method: 'fast_forward', sameTree: true }, head)).toEqual({ kind: 'merged', commit: head });
    });

    it('names the files in conflict and moves nothing', async () => {
      await put('main', base, 'list.txt', 'one\nzwei\nthree\nfour\nfive\nsix\nseven\neight\nnine\n', 'main/1');
      expect(await update()).toEqual({ kind: 'conflict', files: ['list.txt'] });
      expect(await host.head(repository, branch)).toBe(approved);
    });

    it("prefers the branch's lines where both changed the same, and keeps everything else of both", async () => {
      await put('main', base, 'list.txt', 'one\nzwei\nthree\nfour\nfive\nsix\nseven\neight\nNINE\n', 'main/1');
      const updated = await update('branch');
      const head = updated.kind === 'updated' ? updated.commit : '';
      expect(await textAt(head, 'list.txt')).toBe('one\nTWO\nthree\nfour\nfive\nsix\nseven\neight\nNINE\n');
    });

    const takeBack = (commit: string, base?: string) =>
      host.revert({ ...{ repository, branch: 'main', commit, operationKey: 'run/revert' }, ...(base ? { base } : {}) });

    it('takes a merged change off the branch again, once, and keeps what came after it', async () => {
      const merged = await merge({ sameTree: true });
      const commit = merged.kind === 'merged' ? merged.commit : '';
      await put('main', commit, 'other.txt', 'by somebody else', 'main/2');
      const reverted = await takeBack(commit);
      expect(reverted).toEqual({ kind: 'reverted', commit: await host.head(repository, 'main') });
      expect(await takeBack(commit)).toEqual(reverted);
      const head = (await host.head(repository, 'main')) ?? '';
      expect(await textAt(head, 'list.txt')).not.toContain('TWO');
      expect(await textAt(head, 'other.txt')).toBe('by somebody else');
    });

    it('takes everything since a base off, where the branch was only moved on', async () => {
      const head = await put(branch, approved, 'more.txt', 'of the change', 'run/2');
      await merge({ method: 'fast_forward' }, head);
      expect(await takeBack(head, base)).toMatchObject({ kind: 'reverted' });
      const now = (await host.head(repository, 'main')) ?? '';
      expect(await host.diff(repository, base, now)).toBe('');
    });

    it('leaves a change alone that somebody has built on, or that is not there', async () => {
      expect(await takeBack(approved)).toMatchObject({ kind: 'blocked' });
      const merged = await merge({ sameTree: true });
      const commit = merged.kind === 'merged' ? merged.commit : '';
      const lines = 'one\nTWO and more\nthree\nfour\nfive\nsix\nseven\neight\nnine\n';
      const later = await put('main', commit, 'list.txt', lines, 'main/2');
      expect(await takeBack(commit)).toEqual({ kind: 'conflict', files: ['list.txt'] });
      expect(await host.head(repository, 'main')).toBe(later);
    });

    it('leaves to a person what is no matter of lines', async () => {
      await host.commit({
        ...{ repository, branch: 'main', expectedHead: base, message: 'Gone', operationKey: 'main/1' },
        changes: [{ path: 'list.txt', content: null }],
      });
      expect(await update('branch')).toEqual({ kind: 'conflict', files: ['list.txt'] });
    });
  });
}

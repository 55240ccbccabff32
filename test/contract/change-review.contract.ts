import type { ChangeReview, Remark } from '../../ports/change-review';
import type { CodeHost } from '../../ports/code-host';
import type { CodeHostFixture } from './code-host.contract';

/** What every code host promises about findings, statuses, labels and votes of a pull request. */
export function describeChangeReviewContract(name: string, make: () => Promise<CodeHostFixture>): void {
  describe(`change review contract: ${name}`, () => {
    let fixture: CodeHostFixture;
    let host: CodeHost;
    let repository: string;
    let commit: string;
    let pullRequest: string;

    beforeEach(async () => {
      fixture = await make();
      host = fixture.codeHost;
      ({ repository } = await host.ensureRepository('acme', 'shop', fixture.location));
      const base = (await host.head(repository, 'main')) ?? '';
      await host.ensureBranch(repository, branch, base);
      commit = await put(base, 'one\ntwo\nthree\n', 'run/1');
      const text = { title: 'A change', description: 'Why', draft: true, workItem: '42' };
      pullRequest = (await host.ensurePullRequest({ repository, source: branch, target: 'main', ...text })).id;
    });
    afterEach(() => fixture.dispose());

    const branch = 'stellwerk/work';
    const put = async (expectedHead: string, content: string, operationKey: string): Promise<string> => {
      const changes = [{ path: 'src/pay.ts', content: Buffer.from(content) }];
      const made = await host.commit({ repository, branch, expectedHead, message: 'Change', changes, operationKey });
      if (made.kind !== 'committed') throw new Error(made.kind);
      return made.commit;
    };
    const review = async (part: Partial<ChangeReview>) => host.review({ pullRequest, commit, ...part });
    const state = async () => host.readReview(pullRequest, commit);
    const second: Remark = { marker: 'a', text: 'Two is wrong.', path: 'src/pay.ts', line: 2 };
    const third: Remark = { marker: 'b', text: 'Three, too.', path: 'src/pay.ts', line: 3 };

    it('keeps one open thread per finding at its line, however often it is told', async () => {
      expect(await review({ remarks: [second, third] })).toEqual({ unplaced: [] });
      expect(await review({ remarks: [third, second] })).toEqual({ unplaced: [] });
      expect((await state()).remarks).toEqual([
        { ...second, isOpen: true },
        { ...third, isOpen: true },
      ]);
    });

    it('resolves what is mended, opens it again when it is back, and keeps its words up to date', async () => {
      await review({ remarks: [second, third] });
      commit = await put(commit, 'one\nTWO\nthree\n', 'run/2');
      await review({ remarks: [third] });
      expect((await state()).remarks.map(({ isOpen }) => isOpen)).toEqual([false, true]);
      await review({ remarks: [{ ...second, text: 'Two is wrong again.' }, third] });
      expect((await state()).remarks).toMatchObject([{ text: 'Two is wrong again.', isOpen: true }, { isOpen: true }]);
      await review({ remarks: [] });
      expect((await state()).remarks.map(({ isOpen }) => isOpen)).toEqual([false, false]);
    });

    it('leaves findings alone that a review does not speak of, and keeps them apart from the talk', async () => {
      await host.ensureThread(pullRequest, 'qa-report', 'the report');
      await review({ remarks: [second] });
      await review({ labels: { add: ['stellwerk'], remove: [] } });
      expect((await state()).remarks).toMatchObject([{ marker: 'a', isOpen: true }]);
      expect(await host.listThreads(pullRequest)).toEqual([{ marker: 'qa-report', text: 'the report' }]);
    });

    it('shows the newest status of each name at the commit it is about', async () => {
      const running = { name: 'test', state: 'pending', description: 'running' } as const;
      await review({ statuses: [running, { name: 'lint', state: 'succeeded', description: 'in 2 s' }] });
      await review({ statuses: [{ ...running, state: 'failed', description: 'x'.repeat(200) }] });
      await review({ statuses: [{ ...running, state: 'failed', description: 'x'.repeat(200) }] });
      const { statuses } = await state();
      expect([...statuses].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
        { name: 'lint', state: 'succeeded', description: 'in 2 s' },
        { name: 'test', state: 'failed', description: `${'x'.repeat(139)}…` },
      ]);
      commit = await put(commit, 'one\n', 'run/2');
      expect((await state()).statuses).toEqual([]);
      await review({ statuses: [running] });
      expect((await state()).statuses).toEqual([running]);
    });

    it('adds and takes off the labels it is told, and no others', async () => {
      await review({ labels: { add: ['stellwerk', 'qa: rejected'], remove: [] } });
      await review({ labels: { add: ['qa: approved'], remove: ['qa: rejected', 'never there'] } });
      expect([...(await state()).labels].sort()).toEqual(['qa: approved', 'stellwerk']);
    });

    it('waits for the author until it takes its vote back, where authors may vote', async () => {
      const before = (await state()).vote;
      await review({ vote: 'wait' });
      await review({ vote: 'wait' });
      const waiting = (await state()).vote;
      await review({ vote: 'none' });
      expect([before, waiting, (await state()).vote]).toEqual(
        before === undefined ? [undefined, undefined, undefined] : ['none', 'wait', 'none'],
      );
    });

    it('rejects the review of a pull request that is not there', async () => {
      const wrong = pullRequest.replace(/\d+$/, '4711');
      await expect(host.review({ pullRequest: wrong, commit, remarks: [second] })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });
}

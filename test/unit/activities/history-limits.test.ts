import { historyLimits, someOf, withShortComment, withShortOutput } from '../../../activities/history-limits';
import { createPrepareRun } from '../../../activities/prepare-run';
import type { DecisionRecord } from '../../../contracts/stages';
import type { RunRequest } from '../../../contracts/run';

describe('what comes into a history', () => {
  it('holds the beginning of a long comment, and a short one as it is', () => {
    const decision = (comment: string) => ({ gateId: 'qa.1', choice: 'reject', comment }) as DecisionRecord;
    expect(withShortComment(decision('Say hello.'))).toEqual(decision('Say hello.'));
    const short = withShortComment(decision('x'.repeat(10_000))).comment ?? '';
    expect([short.length, short.at(-1)]).toEqual([historyLimits.commentCharacters, '…']);
  });

  it('holds the end of what every failed command said, and the tests for which there is room', () => {
    const failure = { command: 'test', reason: 'exit code 1', tail: `${'x'.repeat(1_499)}!`, tests: ['a', 'b'] };
    expect(withShortOutput([failure])).toEqual([failure]);
    const many = withShortOutput(
      Array.from({ length: 8 }, () => ({ ...failure, tests: Array(20).fill('t'.repeat(200)) })),
    );
    expect(many.every(({ tail }) => tail.endsWith('!'))).toBe(true);
    expect(many.map(({ tests }) => tests?.length)).toEqual(Array(8).fill(1));
    expect(JSON.stringify(many).length).toBeLessThan(1.5 * historyLimits.failureCharacters);
  });

  it('names ten problems and counts the rest', () => {
    expect(someOf(['a.', 'b.'])).toBe('a. b.');
    expect(someOf(Array.from({ length: 12 }, (_, index) => `${index}.`))).toMatch(/^0\. .* 9\. And 2 more\.$/);
  });

  it.each([
    [20, 'prepared'],
    [150, 'refused'],
  ])('takes rules with %i long paths: %s', async (count, kind) => {
    const paths = Array.from({ length: count }, (_, index) => `      - src/area-${index}/${'x'.repeat(80)}/**`).join(
      '\n',
    );
    const file = `name: shop\ncommands:\n  test: npm test\n  start: npm start\npaths:\n  restricted:\n${paths}\n`;
    const prepareRun = createPrepareRun({
      projects: { getTenant: async () => undefined },
      code: {
        head: async (_repository: string, branch: string) => (branch === 'main' ? 'base' : undefined),
        readFile: async () => Buffer.from(file),
      },
      runs: { recordProgress: async () => undefined },
      work: { setState: async () => undefined },
      clock: { now: () => new Date(0) },
      model: { name: 'free' },
      prices: { prices: async () => ({ models: {} }) },
    } as unknown as Parameters<typeof createPrepareRun>[0]);
    const run = { runId: 'acme.shop.42.1', repository: { repository: 'shop', defaultBranch: 'main' } } as RunRequest;
    expect(await prepareRun({ run })).toMatchObject(
      kind === 'refused'
        ? { kind, code: 'project_file_invalid', reason: expect.stringContaining('bytes') as string }
        : { kind },
    );
  });
});

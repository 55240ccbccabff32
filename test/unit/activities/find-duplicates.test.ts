import fc from 'fast-check';
import { createFindDuplicates } from '../../../activities/find-duplicates';
import { findOverlaps } from '../../../activities/overlapping-pull-requests';
import { alike, likeness } from '../../../domain/likeness';
import type { CodeHost, PullRequest } from '../../../ports/code-host';
import { at, createActivityWorld, diffAdding } from './activity-world';
import type { ActivityWorld } from './activity-world';

let world: ActivityWorld;
beforeEach(async () => (world = await createActivityWorld()));
afterEach(() => world.close());

async function find(pullRequests: readonly Partial<PullRequest>[] = []) {
  const code = { listOpenPullRequests: async () => pullRequests } as unknown as CodeHost;
  return (await createFindDuplicates({ ...world.ports, code })({ run: world.run })).duplicates;
}

async function otherRun(workItem: string, title: string, n = 1): Promise<string> {
  const ticket = { tenant: 'acme', project: 'shop', workItem, title, requester: 'dev', state: 'PLANNING' } as const;
  const key = { requestKey: `${workItem}/${n}`, at, onlyIfNoneActive: false };
  return (await world.ports.runs.allocateRun({ ...ticket, ...key })).runId;
}

describe('findDuplicates', () => {
  it('finds the same work in open runs, pull requests and the backlog, and nothing else', async () => {
    const run = await otherRun('43', 'Adding a discount');
    const done = await otherRun('44', 'Add a discount');
    await world.ports.runs.recordProgress(done, 'end', at, { status: 'completed' });
    await otherRun('45', 'Show the opening hours');
    const entry = {
      tenant: 'acme',
      project: 'shop',
      description: '',
      acceptanceCriteria: [],
      type: 'Bug',
      state: 'New',
    };
    const item = await world.ports.work.create(
      { ...entry, title: 'Discounts: add', requester: 'qa', priority: 2 },
      'm',
    );
    const open = { source: 'people/discount', title: 'Add discount', description: '', url: 'http://host/7' };

    const found = await find([open, { ...open, title: 'Rename a file', url: 'http://host/8' }]);
    expect(found.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      ['pull_request http://host/7', `run ${run}`, `work_item ${item.key}`].sort(),
    );
    expect((await world.ports.runs.listEvents(world.run.runId, 0)).at(-1)?.text).toContain('may be a duplicate');
  });

  it("leaves out the run's own branch, item and self", async () => {
    const own = { source: world.run.branch, title: 'Add a discount', description: '', url: 'http://host/1' };
    expect(await find([own])).toEqual([]);
  });
});

describe('findOverlaps', () => {
  const main = 'b'.repeat(40);
  const fork = 'f'.repeat(40);
  /** Pull requests branched off at `fork`, before `main` moved on; their diffs by head. */
  async function overlaps(pullRequests: readonly Partial<PullRequest>[], allowed = ['src/discount.js', 'test/**']) {
    const diffs: Readonly<Record<string, string>> = {
      same: diffAdding('src/discount.js', ['a']) + diffAdding('test/discount.test.js', ['b']),
      other: diffAdding('docs/readme.md', ['a']),
      mixed: diffAdding('src/discount.js', ['a']) + diffAdding('docs/readme.md', ['a']),
    };
    const code = {
      listOpenPullRequests: async () =>
        pullRequests.map((each) => ({ repository: 'shop', target: 'main', description: '', ...each })),
      head: async (_repository: string, branch: string) => (branch === 'main' ? main : undefined),
      async mergeBase(_repository: string, one: string, head: string) {
        if (head === 'gone') throw new Error('no such commit');
        return one === main ? fork : undefined;
      },
      diff: async (_repository: string, base: string, head: string) => (base === fork ? (diffs[head] ?? '') : ''),
    } as unknown as CodeHost;
    return findOverlaps({ code }, world.run, { title: 'Give regulars a discount', text: '' }, allowed);
  }
  const open = (head: string, title: string) => ({ head, title, source: `people/${head}`, url: `http://host/${head}` });

  it('tells which pull requests change files of the plan, and takes files as backing for words only', async () => {
    const found = await overlaps([
      open('other', 'Give regulars a discount'),
      open('mixed', 'Rename everything'),
      open('same', 'Discount of regulars, first step'),
    ]);
    expect(found.map(({ url, files }) => [url, files])).toEqual([
      ['http://host/same', ['src/discount.js', 'test/discount.test.js']],
      ['http://host/mixed', ['src/discount.js']],
    ]);
    const [alikeInBoth, alikeInFiles] = found.map(({ score }) => score >= alike);
    expect([alikeInBoth, alikeInFiles]).toEqual([true, false]);
    const words = likeness(
      { title: 'Give regulars a discount', text: '' },
      { title: 'Discount of regulars, first step', text: '' },
    );
    expect(words).toBeLessThan(alike);
  });

  it('looks at no scope that is everything, not at the own branch, and past what the host cannot show', async () => {
    const own = { ...open('same', 'Mine'), source: world.run.branch };
    expect(await overlaps([own, open('gone', 'Of a fork')])).toEqual([]);
    expect(await overlaps([open('same', 'Discount')], ['**'])).toEqual([]);
  });
});

describe('likeness', () => {
  it('is symmetric, between 0 and 1, and 1 for the same words', () => {
    const text = fc.array(fc.constantFrom('price', 'prices', 'tax', 'the', 'Show', 'login', 'page'), { maxLength: 8 });
    const ticket = fc.record({ title: text.map((w) => w.join(' ')), text: text.map((w) => w.join(' ')) });
    fc.assert(
      fc.property(ticket, ticket, (left, right) => {
        const score = likeness(left, right);
        return score === likeness(right, left) && score >= 0 && score <= 1 + 1e-9;
      }),
    );
    expect(likeness({ title: 'Show prices', text: '' }, { title: 'showing the price', text: '' })).toBe(1);
  });
});

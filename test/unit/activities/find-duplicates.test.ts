import fc from 'fast-check';
import { createFindDuplicates } from '../../../activities/find-duplicates';
import { likeness } from '../../../domain/likeness';
import type { CodeHost, PullRequest } from '../../../ports/code-host';
import { at, createActivityWorld } from './activity-world';
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

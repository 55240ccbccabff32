import { createAdoClient, createAdoCodeHost, createAdoWorkTracker, createPatCredential } from '../../adapters/ado';
import type { CodeHost } from '../../ports/code-host';
import type { WorkTracker } from '../../ports/work-tracker';
import { startAdoEmulator } from '../support/ado-emulator';
import type { AdoEmulator } from '../support/ado-emulator';
import { pullRequests } from '../support/ado-emulator/pull-request-store';
import { setPolicy } from '../support/ado-emulator/policies';
import { seedRepository } from '../support/ado-emulator/seed-repository';
import { addItem, items, useProcess } from '../support/ado-emulator/work-item-store';

const id = 'ado:contoso/Shop/web';
let emulator: AdoEmulator;
let code: CodeHost;
let work: WorkTracker;
let base: string;
/** What was slept, on a clock that sleeping moves. */
let slept: number[];
let tokens: string[];

beforeEach(async () => {
  emulator = await startAdoEmulator();
  const { organization, url, store } = emulator;
  base = await seedRepository(store, store.ensureRepository('Shop', 'web'), { 'a.txt': 'one\n' });
  slept = [];
  tokens = ['pat'];
  let now = 0;
  const timing = {
    now: () => now,
    random: () => 0,
    async wait(milliseconds: number) {
      slept.push(milliseconds);
      now += milliseconds;
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
  const credential = createPatCredential({
    get: async () => tokens.splice(0, tokens.length > 1 ? 1 : 0).concat(tokens),
  });
  const organizations = [
    { name: organization, url },
    { name: 'other', url, tenant: 'acme' },
  ];
  const client = createAdoClient({ organizations, credential, timing, concurrency: 4 });
  code = createAdoCodeHost(client);
  const record = { tenant: 'local', project: 'shop', repository: id, defaultBranch: 'main' };
  work = createAdoWorkTracker({ client, projects: { getProject: async () => record } });
});
afterEach(() => emulator.close());

const change = (head: string, key: string) => ({
  ...{ repository: id, branch: 'work', expectedHead: head, message: 'Change', operationKey: key },
  changes: [{ path: 'b.txt', content: Buffer.from(key) }],
});

async function openPullRequest(): Promise<{ readonly pullRequest: string; readonly head: string }> {
  await code.ensureBranch(id, 'work', base);
  const made = await code.commit(change(base, 'run/1'));
  if (made.kind !== 'committed') throw new Error(made.kind);
  const terms = {
    repository: id,
    source: 'work',
    target: 'main',
    title: 'T',
    description: '',
    draft: true,
    workItem: '7',
  };
  return { pullRequest: (await code.ensurePullRequest(terms)).id, head: made.commit };
}

describe('Azure DevOps, when it is busy', () => {
  it('waits as long as it is told before it asks again', async () => {
    await code.head(id, 'main');
    emulator.misbehave({ throttle: { times: 2, retryAfterSeconds: 7 } });
    expect(await code.head(id, 'main')).toBe(base);
    expect(slept).toEqual([7_000, 7_000]);
  });

  it('holds the next request back when an answer that succeeded asks for it', async () => {
    await code.head(id, 'main');
    emulator.misbehave({ delayNext: { times: 1, retryAfterSeconds: 3 } });
    expect(await code.head(id, 'main')).toBe(base);
    expect(slept).toEqual([]);
    await code.head(id, 'main');
    expect(slept).toEqual([3_000]);
  });

  it('gives a long pause back to the engine in place of sitting it out', async () => {
    await code.head(id, 'main');
    emulator.misbehave({ throttle: { times: 1, retryAfterSeconds: 120 } });
    await expect(code.head(id, 'main')).rejects.toMatchObject({
      ...{ code: 'unavailable', retryable: true, details: { organization: 'contoso', retryAfterSeconds: 120 } },
    });
  });

  it('repeats reading after an error of the server, and writes nothing twice', async () => {
    const { head } = await openPullRequest();
    emulator.misbehave({ errorRate: 0.3, seed: 7 });
    for (let look = 0; look < 20; look += 1) expect(await code.head(id, 'work')).toBe(head);
    for (let again = 0; again < 5; again += 1) await code.commit(change(base, 'run/1')).catch(() => undefined);
    emulator.misbehave({});
    expect((await code.listCommits(id, base, head))?.length).toBe(1);
  });
});

describe('Azure DevOps, when it lies', () => {
  it('takes a sign-in page for a refused credential, never for a missing branch', async () => {
    emulator.misbehave({ signInPages: 100 });
    await expect(code.head(id, 'main')).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(work.get('local', 'shop', '7')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('asks for another token once when the first is not accepted', async () => {
    tokens = ['expired', 'pat'];
    expect(await code.head(id, 'main')).toBe(base);
  });

  it('tells an unknown repository from an unknown branch', async () => {
    expect(await code.head(id, 'none')).toBeUndefined();
    await expect(code.head('ado:contoso/Shop/none', 'main')).rejects.toMatchObject({ code: 'unknown_repository' });
    await expect(code.head('ado:elsewhere/Shop/web', 'main')).rejects.toMatchObject({ code: 'not_supported' });
  });

  it('keeps an organization to its tenant', async () => {
    const foreign = code.ensureRepository('rival', 'shop', 'ado:other/Shop/web');
    await expect(foreign).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('pull requests of Azure DevOps', () => {
  it('publishes a draft and completes it at the approved commit', async () => {
    const { pullRequest, head } = await openPullRequest();
    expect((await code.merge(pullRequest, head, 'run/merge')).kind).toBe('merged');
    expect(await code.getPullRequest(pullRequest)).toMatchObject({ status: 'completed', head });
  });

  it('names the policies that block it, and completes once they are fulfilled', async () => {
    const { pullRequest, head } = await openPullRequest();
    const { project } = emulator.store.ensureRepository('Shop', 'web');
    const policy = { project, branch: 'refs/heads/main', displayName: 'Minimum number of reviewers', isBlocking: true };
    setPolicy(emulator.store, { ...policy, status: 'rejected' });
    const blocked = await code.merge(pullRequest, head, 'run/merge');
    expect(blocked).toEqual({
      kind: 'blocked',
      reason: expect.stringContaining('Minimum number of reviewers (rejected)'),
    });
    expect(await code.head(id, 'main')).toBe(base);
    setPolicy(emulator.store, { ...policy, status: 'approved' });
    expect((await code.merge(pullRequest, head, 'run/merge')).kind).toBe('merged');
  });

  it('leaves a pull request to the service that only policies hold up, and takes that back when its branch moves', async () => {
    const { pullRequest, head } = await openPullRequest();
    const { store } = emulator;
    const { project } = store.ensureRepository('Shop', 'web');
    const policy = { project, branch: 'refs/heads/main', displayName: 'Minimum number of reviewers', isBlocking: true };
    setPolicy(store, { ...policy, status: 'rejected' });
    const terms = { sameTree: true, autoComplete: true };
    const reason = expect.stringContaining('Azure DevOps completes it when they are fulfilled') as string;
    expect(await code.merge(pullRequest, head, 'run/merge', terms)).toEqual({ kind: 'blocked', reason });
    const [pull] = [...pullRequests(store).values()].slice(-1);
    expect(pull?.autoComplete?.options).toMatchObject({ mergeCommitMessage: expect.stringContaining('run/merge') });

    const pushed = await code.commit({
      ...change(head, 'p/2'),
      changes: [{ path: 'd.txt', content: Buffer.from('d') }],
    });
    const newer = 'commit' in pushed ? pushed.commit : '';
    expect(await code.merge(pullRequest, head, 'run/merge', terms)).toEqual({ kind: 'headMoved', head: newer });
    expect(pull?.autoComplete).toBeUndefined();

    expect((await code.merge(pullRequest, newer, 'run/merge-2', terms)).kind).toBe('blocked');
    setPolicy(store, { ...policy, status: 'approved' });
    expect(await code.getPullRequest(pullRequest)).toMatchObject({ status: 'completed', head: newer });
    expect((await code.merge(pullRequest, newer, 'run/merge-2', terms)).kind).toBe('merged');
    expect(await code.merge(pullRequest, head, 'run/merge', terms)).toMatchObject({ kind: 'blocked' });
  });

  it('reverts what it merged, unless somebody has built on it', async () => {
    const { pullRequest, head } = await openPullRequest();
    const merged = await code.merge(pullRequest, head, 'run/merge');
    if (merged.kind !== 'merged') throw new Error(merged.kind);
    const request = { repository: id, branch: 'main', commit: merged.commit, operationKey: 'run/revert' };
    const reverted = await code.revert(request);
    expect(reverted.kind).toBe('reverted');
    expect(await code.revert(request)).toEqual(reverted);
    expect(await code.readFile(id, (await code.head(id, 'main')) ?? '', 'b.txt')).toBeUndefined();
  });

  it('brings a branch up to date with another one', async () => {
    const { head } = await openPullRequest();
    const main = await code.commit({
      ...change(base, 'p/1'),
      branch: 'main',
      changes: [{ path: 'c.txt', content: Buffer.from('c') }],
    });
    const updated = await code.updateBranch({ repository: id, branch: 'work', from: 'main', operationKey: 'run/up' });
    expect(updated).toMatchObject({ kind: 'updated', base: 'commit' in main ? main.commit : '' });
    expect(await code.head(id, 'work')).not.toBe(head);
    expect(await code.listForeignAuthors(id, 'work', 'main')).toEqual([]);
  });
});

describe('work items of Azure DevOps', () => {
  const story = (state: string, type = 'User Story') => ({
    'System.Title': 'T',
    'System.State': state,
    'System.WorkItemType': type,
  });

  it('decides anew when somebody else was faster', async () => {
    const { store } = emulator;
    const item = addItem(store, store.ensureProject('Shop'), 'dev', story('New'), 7);
    const races: number[] = [];
    const table = items(store);
    const get = table.get.bind(table);
    // Every first write of a round meets a revision that has just moved on.
    table.get = (key) => {
      if (races.length < 2 && emulator.requests.at(-1)?.startsWith('PATCH')) races.push((item.rev += 1));
      return get(key);
    };
    await work.setState('local', 'shop', '7', 'Active');
    expect(item.fields['System.State']).toBe('Active');
    expect(races).toHaveLength(2);
  });

  it.each([
    ['Agile', 'User Story', 'Active', 'Closed', 'Removed'],
    ['Scrum', 'Product Backlog Item', 'Committed', 'Done', 'Removed'],
    ['Basic', 'Issue', 'Doing', 'Done', 'Done'],
  ] as const)('finds the states of %s', async (process, type, active, closed, removed) => {
    const { store } = emulator;
    const project = store.ensureProject('Shop');
    useProcess(store, project, process);
    const item = addItem(store, project, 'dev', story('New', type), 7);
    for (const [state, shown] of [
      ['Active', active],
      ['Closed', closed],
      ['Removed', removed],
    ] as const) {
      await work.setState('local', 'shop', '7', state);
      expect(item.fields['System.State']).toBe(shown);
    }
  });

  it('does not take the marker of a person’s comment for its own', async () => {
    const { store } = emulator;
    const item = addItem(store, store.ensureProject('Shop'), 'dev', story('New'), 7);
    const at = new Date().toISOString();
    item.comments.push({ id: 900, text: 'Hm\n\n[//]: # (stellwerk:plan)', format: 'markdown', author: 'dev', at });
    await work.comment('local', 'shop', '7', 'plan', 'The plan.');
    expect((await work.listComments('local', 'shop', '7')).map(({ text }) => text)).toEqual(['The plan.']);
  });
});

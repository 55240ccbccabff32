import { addressOf, readStore } from '../../support/product-effects';
import { fileAgain, fileGreeting } from '../../support/product-greetings';
import type { GreetingTicket } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { commitFiles, git } from '../../support/product-repository';
import {
  artifactOf,
  atGate,
  decide,
  ensureTenant,
  eventsOf,
  expectOk,
  isCompleted,
  needsPerson,
  showRun,
  untilRun,
} from '../../support/product-runs';
import { coderEdits, coderGreets } from '../../support/product-script';

jest.setTimeout(120_000);

interface Receipt {
  readonly status: string;
  readonly reason?: string;
  readonly rollout?: readonly object[];
  readonly rollback_verified?: boolean;
}

describe('a deployment under a release policy', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });
  afterAll(() => (product as Product | undefined)?.dispose());

  async function approve(runId: string, visit = 1): Promise<void> {
    await untilRun(product, runId, atGate('qa', visit));
    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
  }

  async function deliver(ticket: GreetingTicket): Promise<{ readonly repository: string; readonly url: string }> {
    const { runId, repository } = await fileGreeting(product, ticket);
    await approve(runId);
    const { deployment } = await untilRun(product, runId, isCompleted);
    return { repository, url: deployment?.url ?? '' };
  }

  const under = (release: object, more: object = {}): GreetingTicket['service'] => ({ policy: { release, ...more } });
  const greetingAt = async (url: string): Promise<string> => (await (await fetch(url)).text()).trim();
  const textsOf = async (runId: string) => (await eventsOf(product, runId)).map(({ text }) => text);
  const receiptOf = async (runId: string) =>
    artifactOf<Receipt>(product, (await showRun(product, runId)).links.deploy_receipt);

  it('goes back at half of the traffic, proves that the old version is well, and reports its bug', async () => {
    const rollout = [
      { weightPercent: 50, intervalSeconds: 2 },
      { weightPercent: 100, intervalSeconds: 0 },
    ];
    const { url } = await deliver({ project: 'half', service: under({ rollout }) });
    const dying = coderEdits([
      { path: 'greeting.txt', content: 'Ahoi\n' },
      { path: 'health.txt', content: 'dying\n' },
    ]);
    const second = await fileAgain(product, { project: 'half', replies: [dying] });
    await approve(second);
    const begun = await untilRun(product, second, ({ waitingFor }) => waitingFor?.kind === 'soak');
    expect(begun.deployment?.rollout).toEqual({ step: 1, steps: 2, weightPercent: 50 });
    const greetings = await Promise.all(Array.from({ length: 10 }, () => greetingAt(url)));
    expect(greetings.filter((greeting) => greeting === 'Ahoi')).toHaveLength(5);

    const ended = await untilRun(product, second, ({ status }) => status === 'failed');
    expect(ended.statusReason).toMatch(/^rolled back: step 1 breach: error rate/);
    expect(await receiptOf(second)).toMatchObject({
      status: 'ROLLED_BACK',
      rollout: [{ weight_percent: 50, verdict: 'breach' }],
      rollback_verified: true,
      golden_signal_values: { samples: [{ weight_percent: 50, baseline: { error_rate_percent: 0 } }] },
    });
    expect(await artifactOf(product, ended.links.bug_reports?.[0])).toMatchObject({
      severity: 'P1_Critical',
      description: expect.stringMatching(/up to 50 % of the traffic\.\n.*serves again and was measured healthy/),
    });
    expect(await greetingAt(url)).toBe('Servus');
  });

  it('is held when its signals say nothing, and a person takes it back', async () => {
    const service = under({ minRequests: 1_000, maxHolds: 1 });
    const { runId } = await fileGreeting(product, { project: 'quiet', service });
    await approve(runId);
    const held = await untilRun(product, runId, needsPerson);
    expect(held).toMatchObject({ state: 'DEPLOYMENT', status: 'paused' });
    expect(held.statusReason).toMatch(/^release_held: soak inconclusive: 0 of 1 samples have data/);
    // It keeps the traffic it has until then.
    expect(await greetingAt(addressOf(product.data, 'quiet'))).toBe('Servus');

    expectOk(await product.call('dev', 'POST', `/v1/runs/${runId}/checkpoint`, { choice: 'roll_back' }));
    await untilRun(product, runId, ({ status, waitingFor }) => status === 'failed' && waitingFor === null);
    expect((await receiptOf(runId)).status).toBe('ROLLED_BACK');
  });

  it('switches nothing when its migration fails', async () => {
    const service = { commands: { migrate: 'echo "no such column" >&2; exit 1' } };
    const { runId } = await fileGreeting(product, { project: 'schema', service });
    await approve(runId);
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(/^deployment_failed: The migrate command .* ended with 1:.*no such column/s);
    expect(await receiptOf(runId)).toMatchObject({ status: 'FAILED', db_migration_status: 'FAILED' });
  });

  it('moves the default branch itself where the policy says so', async () => {
    const more = { merge: 'direct_push', allowDirectPush: true };
    const { repository } = await deliver({ project: 'direct', service: under({}, more) });
    expect(git(repository, 'log', '--merges', '--format=%s', 'main')).toBe('');
    expect(git(repository, 'show', 'main:greeting.txt')).toBe('Servus');
  });

  it('waits for the end of a freeze, over a restart of the host', async () => {
    const to = new Date(Date.now() + 12_000).toISOString();
    const freezes = [{ from: '2020-01-01T00:00:00Z', to, reason: 'stocktaking' }];
    const { runId } = await fileGreeting(product, { project: 'frozen', service: under({ freezes }) });
    await approve(runId);
    const waiting = await untilRun(product, runId, ({ waitingFor }) => waitingFor?.kind === 'window');
    expect(waiting.waitingFor).toMatchObject({ until: to, reason: expect.stringContaining('stocktaking') });
    await product.stop();
    await product.start();

    await untilRun(product, runId, isCompleted);
    const merged = (await eventsOf(product, runId)).find(({ text }) => text.startsWith('merged into main'));
    expect(Date.parse(merged?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(to) - 1_000);
  });

  it('of a change whose base moved is tested and approved again, so that both changes are live', async () => {
    const ticket = { project: 'both' };
    const { repository } = await deliver(ticket);
    const first = await fileAgain(product, { ...ticket, replies: [coderGreets('Moin')] });
    const second = await fileAgain(product, {
      ...ticket,
      replies: [coderEdits([{ path: 'farewell.txt', content: 'Servus\n' }])],
    });
    await Promise.all([untilRun(product, first, atGate('qa')), untilRun(product, second, atGate('qa'))]);
    await approve(first);
    await untilRun(product, first, isCompleted);
    await approve(second);
    await untilRun(product, second, atGate('qa', 2));
    expect(await textsOf(second)).toContainEqual(expect.stringMatching(/^L5: DEPLOYMENT → CODING \(main moved on/));

    await approve(second, 2);
    await untilRun(product, second, isCompleted);
    expect(git(repository, 'show', 'main:greeting.txt')).toBe('Moin');
    expect(git(repository, 'show', 'main:farewell.txt')).toBe('Servus');
    const audited = readStore(product.data, 'stellwerk', `SELECT entry FROM audit_records WHERE run_id = '${second}'`);
    expect(JSON.stringify(audited)).toContain('L5');
  });

  it('of a change in conflict takes over what a person merged and pushed, after its tests and another approval', async () => {
    const { runId, repository } = await fileGreeting(product, { project: 'clash' });
    const { branch } = await untilRun(product, runId, atGate('qa'));
    commitFiles(repository, { 'greeting.txt': 'Moin\n' }, 'Another greeting meanwhile');
    await approve(runId);
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(
      /^merge_blocked: .*Merge main into stellwerk\S+ by hand, push it and continue/,
    );
    git(repository, 'checkout', '--quiet', branch ?? '');
    git(repository, 'merge', '--quiet', '--no-edit', '-X', 'ours', 'main');
    git(repository, 'checkout', '--quiet', 'main');
    expectOk(await product.call('dev', 'POST', `/v1/runs/${runId}/checkpoint`, { choice: 'rerun_after_edit' }));

    await approve(runId, 2);
    const { deployment } = await untilRun(product, runId, isCompleted);
    expect(await greetingAt(deployment?.url ?? '')).toBe('Servus');
    expect(git(repository, 'log', '--format=%s', 'main')).toContain('Another greeting meanwhile');
  });
});

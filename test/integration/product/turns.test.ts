import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BugView } from '../../../contracts/bugs';
import type { DeadLetterView, ReplayView } from '../../../contracts/dead-letters';
import { queueNames } from '../../../contracts/names';
import { fileAgain, fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import {
  atGate,
  control,
  ensureTenant,
  eventsOf,
  expectOk,
  showRun,
  tenant,
  untilRun,
} from '../../support/product-runs';

jest.setTimeout(120_000);

const reportId = 'https://schemas.stellwerk.dev/bug_report.v1.1.0.json';

describe('a host with one slot', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ env: { STELLWERK_MAX_RUNS: '1', LOCAL_SERVICEBUS_MAX_DELIVERY_COUNT: '2' } });
    await ensureTenant(product);
  });
  afterAll(() => (product as Product | undefined)?.dispose());

  async function report(severity: string, title: string): Promise<void> {
    const document = { $schema: reportId, severity, category: 'Functional', context: {}, reproducible: true, title };
    expectOk(await product.call('dev', 'POST', '/v1/bugs', { tenant, project: 'shop', report: document }));
  }

  async function untilBug(isIt: (bug: BugView) => boolean): Promise<BugView> {
    for (;;) {
      const { body } = await product.call<{ items: readonly BugView[] }>('qa', 'GET', `/v1/bugs?tenant=${tenant}`);
      const bug = body.items.find(isIt);
      if (bug) return bug;
      await sleep(100);
    }
  }

  const admittedAt = async (runId: string): Promise<string> =>
    (await eventsOf(product, runId)).find(({ text }) => text === 'admitted')?.at ?? 'never';

  it('lets a hotfix overtake the feature that waits in line', async () => {
    const slow = { service: { commands: { build: 'sleep 60' } } };
    const { runId: first } = await fileGreeting(product, { project: 'shop', ...slow });
    await untilRun(product, first, ({ state }) => state === 'CODING');
    const feature = await fileAgain(product, { project: 'shop' });
    await untilRun(product, feature, ({ waitingFor }) => waitingFor?.kind === 'admission');

    await report('P1_Critical', 'Greeting is gone');
    const { runId } = await untilBug(({ runId: hotfix }) => hotfix !== null);
    const hotfix = runId ?? '';
    await untilRun(product, hotfix, ({ waitingFor }) => waitingFor?.kind === 'admission');
    expect((await showRun(product, hotfix)).waitingFor?.position).toBe(1);
    await untilRun(product, feature, ({ waitingFor }) => waitingFor?.position === 2);

    expectOk(await control(product, first, 'cancel'));
    await untilRun(product, feature, ({ status }) => status !== 'queued');
    expect(await admittedAt(hotfix)).not.toBe('never');
    expect((await admittedAt(hotfix)) < (await admittedAt(feature))).toBe(true);
    expectOk(await control(product, hotfix, 'cancel'));
    expectOk(await control(product, feature, 'cancel'));
  });

  it('keeps a message that it cannot process with its reason, and takes it in when it is sent again', async () => {
    await report('P4_Low', 'Greeting is small');
    const { bugReport } = await untilBug(({ title }) => title === 'Greeting is small');
    const keys = JSON.parse(readFileSync(join(product.data, 'keys.json'), 'utf8')) as { readonly bus: string };
    const sent = await fetch(`${product.url}/runtime/servicebus/${queueNames.bugReports}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.bus}`, brokerproperties: JSON.stringify({ MessageId: 'poison-1' }) },
      body: JSON.stringify({ tenant, project: 'later', bugReport }),
    });
    expect(sent.status).toBe(201);
    const letters = async (): Promise<readonly DeadLetterView[]> =>
      expectOk(await product.call<{ items: readonly DeadLetterView[] }>('ops', 'GET', '/v1/dead-letters')).items;
    while ((await letters()).length === 0) await sleep(100);

    expect(await letters()).toMatchObject([
      {
        queue: queueNames.bugReports,
        messageId: 'poison-1',
        tenant,
        reason: expect.stringContaining('no project later'),
      },
    ]);
    expect((await product.call('dev', 'GET', '/v1/dead-letters')).status).toBe(403);

    await fileGreeting(product, { project: 'later' });
    const again = { queue: queueNames.bugReports };
    const replay = async (): Promise<ReplayView> =>
      expectOk(await product.call<ReplayView>('ops', 'POST', '/v1/dead-letters/replay', again));
    expect(await replay()).toEqual({ replayed: 1, remaining: 0 });
    expect(await untilBug(({ project }) => project === 'later')).toMatchObject({ title: 'Greeting is small' });
    expect(await replay()).toEqual({ replayed: 0, remaining: 0 });
    expect(await letters()).toEqual([]);
  });

  it('gives the slot of a paused run to the next one, also when the power fails between', async () => {
    const { runId: paused } = await fileGreeting(product, {
      project: 'calm',
      service: { commands: { build: 'sleep 3' }, policy: { duplicates: 'note' } },
    });
    await untilRun(product, paused, ({ state }) => state === 'CODING');
    expectOk(await control(product, paused, 'pause'));
    const next = await fileAgain(product, { project: 'calm' });
    await untilRun(product, next, ({ status, waitingFor }) => status === 'running' && waitingFor === null);
    await product.kill('everything');
    await product.start();
    await untilRun(product, next, atGate('qa'));
    expect((await showRun(product, paused)).status).toBe('paused');

    expectOk(await control(product, paused, 'resume'));
    await untilRun(product, paused, atGate('qa'));
    const path = `/v1/audit/verify?tenant=${tenant}`;
    expect(expectOk(await product.call<{ readonly intact: boolean }>('admin', 'GET', path)).intact).toBe(true);
  });
});

import type { BudgetView, LedgerReportView } from '../../../contracts/api';
import { fileAgain, fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import {
  atGate,
  control,
  ensureTenant,
  eventsOf,
  expectOk,
  needsPerson,
  showRun,
  tenant,
  untilRun,
} from '../../support/product-runs';

jest.setTimeout(120_000);

describe('a host with one slot', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ env: { STELLWERK_MAX_RUNS: '1' } });
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  it('lets one run work at a time, over a crash of the host, while runs at their gates hold no slot', async () => {
    const { runId: first } = await fileGreeting(product, { project: 'narrow' });
    const others = [];
    for (let n = 0; n < 2; n += 1) others.push(await fileAgain(product, { project: 'narrow' }));
    const [second = '', third = ''] = others;
    const queued = await untilRun(product, third, ({ status }) => status === 'queued');
    expect(queued).toMatchObject({ state: 'PLANNING' });
    await untilRun(product, third, ({ waitingFor }) => waitingFor?.kind === 'admission');

    await product.kill('host');
    await product.start();

    for (const run of [first, second, third]) await untilRun(product, run, atGate('qa'), 90_000);
    const [one, two, three] = await Promise.all([first, second, third].map((run) => showRun(product, run)));
    const gates = [one, two, three].map((run) => Date.parse(run?.waitingFor?.since ?? ''));
    expect([...gates].sort((a, b) => a - b)).toEqual(gates);
    // Woken by its doorbell: the first look without one comes after 15 s, the next after 45 s.
    const admitted = (await eventsOf(product, third)).find(({ text }) => text === 'admitted');
    expect(Date.parse(admitted?.at ?? '') - (gates[1] ?? 0)).toBeLessThan(8_000);
  });
});

describe('a run that has spent its limit', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  it('goes on from its checkpoint after a raise of its own; the ledger report tells what it cost', async () => {
    const service = { policy: { runLimitUsd: 0.000_1 } };
    const { runId } = await fileGreeting(product, { project: 'poor', service });
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(/^budget_exhausted: The run local\.poor\..* may spend \$0\.0001 in all\./);

    const raise = { scope: `run:${runId}`, amountUsd: 3, reason: 'a larger change than thought' };
    const path = `/v1/tenants/${tenant}/budget`;
    expect(await product.call('dev', 'POST', `${path}/raises`, raise)).toMatchObject({ status: 403 });
    expect(expectOk(await product.call<BudgetView>('admin', 'POST', `${path}/raises`, raise)).raises).toHaveLength(1);
    await control(product, runId, 'continue');
    const { costUsd } = await untilRun(product, runId, atGate('qa'));

    const report = `/v1/tenants/${tenant}/ledger?by=run&window=day`;
    expect(expectOk(await product.call<LedgerReportView>('dev', 'GET', report))).toMatchObject({
      totalUsd: costUsd,
      rows: [{ project: 'poor', runId, costUsd }],
    });
    const { runs, projects } = expectOk(await product.call<BudgetView>('dev', 'GET', path));
    expect(runs).toMatchObject([{ runId, spentUsd: costUsd, requests: 3 }]);
    expect(projects).toMatchObject([{ project: 'poor', week: { spentUsd: costUsd } }]);
  });
});

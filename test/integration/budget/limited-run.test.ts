import type { BudgetBody, BudgetView } from '../../../contracts/api';
import { fileAgain, fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import {
  atGate,
  control,
  ensureTenant,
  eventsOf,
  expectOk,
  needsPerson,
  tenant,
  untilRun,
} from '../../support/product-runs';

jest.setTimeout(90_000);

describe("a tenant's budget", () => {
  const path = `/v1/tenants/${tenant}/budget`;
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  async function budget(): Promise<BudgetView> {
    return expectOk(await product.call<BudgetView>('dev', 'GET', path));
  }

  async function setBudget(body: BudgetBody): Promise<void> {
    expect(await product.call('admin', 'PUT', path, body)).toMatchObject({ status: 202 });
    const until = Date.now() + 5_000;
    while ((await budget()).day.limitUsd !== (body.dayUsd ?? null) && Date.now() < until);
  }

  it('stops a run in a clear state, over a crash of the host, and lets it go on once the limit was raised', async () => {
    await setBudget({ dayUsd: 0.000_1 });
    const { runId } = await fileGreeting(product, { project: 'limited' });
    const stopped = await untilRun(product, runId, needsPerson);

    expect(stopped).toMatchObject({ state: 'PLANNING', status: 'failed', costUsd: 0 });
    expect(stopped.statusReason).toMatch(
      /^budget_exhausted: The tenant local may spend \$0\.0001 per day\. .*--day-usd/,
    );

    await product.kill('host');
    await product.start();
    expect(await budget()).toMatchObject({ reservations: 0, day: { limitUsd: 0.000_1, spentUsd: 0 } });

    await setBudget({ dayUsd: 5, monthUsd: 50 });
    expect(await control(product, runId, 'continue')).toMatchObject({ status: 200 });
    const { costUsd } = await untilRun(product, runId, atGate('qa'));

    expect(costUsd).toBeGreaterThan(0);
    const after = await budget();
    expect(after).toMatchObject({ reservations: 0, reservedUsd: 0, month: { limitUsd: 50 } });
    expect([after.day.spentUsd, after.month.spentUsd]).toEqual([costUsd, costUsd]);
  });

  it('is spent by every run of the tenant, and tells in the log of a run how far it is', async () => {
    const { spentUsd } = (await budget()).day;
    // Nothing finer than a micro-dollar is kept.
    await setBudget({ dayUsd: Math.round(spentUsd * 1_200_000) / 1_000_000 });
    const runId = await fileAgain(product, { project: 'limited' });
    await untilRun(product, runId, needsPerson);

    const money = (await eventsOf(product, runId)).filter(({ kind }) => kind === 'money');
    expect(money.map(({ text }) => text)).toEqual([expect.stringMatching(/has spent 80 % of what it may per day/)]);
    expect((await budget()).day.alertPercent).toBe(80);
  });

  it('is set by administrators alone', async () => {
    expect(await product.call('dev', 'PUT', path, { dayUsd: 1 })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await product.call('admin', 'PUT', path, { dayUsd: -1 })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });
});

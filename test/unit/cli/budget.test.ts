import type { BudgetView, LedgerReportView } from '../../../contracts/api';
import { problem, startFakeHost, type FakeHost, type Replies } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';

const path = '/api/v1/tenants/local/budget';
const standing: BudgetView = {
  tenant: 'local',
  reservations: 2,
  reservedUsd: 0.25,
  day: { since: '2026-01-05', limitUsd: 5, spentUsd: 4.5, leftUsd: 0.25, alertPercent: 90 },
  week: { since: '2026-01-05', limitUsd: null, spentUsd: 4.5, leftUsd: null, alertPercent: 0 },
  month: { since: '2026-01', limitUsd: null, spentUsd: 12, leftUsd: null, alertPercent: 0 },
  projects: [],
  runs: [],
  raises: [],
};

let host: FakeHost | undefined;
let data: DataFolder;

async function run(replies: Replies, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  host = await startFakeHost(replies);
  data = makeDataFolder(host.url);
  return stellwerk(data, args, { env });
}

afterEach(async () => {
  await host?.close();
  data.remove();
  host = undefined;
});

describe('budget', () => {
  it('shows both windows, and with --json what the API answers', async () => {
    const { code, stdout } = await run({ [`GET ${path}`]: standing }, ['budget']);
    const asJson = await stellwerk(data, ['budget', '--json']);

    expect([code, asJson.code]).toEqual([0, 0]);
    expect(stdout).toContain('Budget of local; held for turns on their way: $0.2500 by 2 reservations.');
    expect(stdout).toMatch(/day +2026-01-05 +\$5\.00 +\$4\.50 +\$0\.2500 +90 %/);
    expect(stdout).toMatch(/month +2026-01 +none +\$12\.00 +- +-/);
    expect(JSON.parse(asJson.stdout)).toEqual(standing);
  });

  it('sets the limit that is named and keeps the other', async () => {
    const replies = { [`GET ${path}`]: standing, [`PUT ${path}`]: standing };
    await run(replies, ['budget', '--month-usd', '300.50', '--as', 'admin']);
    await stellwerk(data, ['budget', '--day-usd', 'none', '--month-usd', '0', '--as', 'admin']);

    expect(host?.of(`PUT ${path}`).map(({ body }) => body)).toEqual([{ dayUsd: 5, monthUsd: 300.5 }, { monthUsd: 0 }]);
  });

  it('is about the tenant that is named', async () => {
    const { code } = await run({ 'GET /api/v1/tenants/acme/budget': standing }, ['budget', '--tenant', 'acme']);

    expect(code).toBe(0);
  });

  it('wants the tenant named where nobody of this machine asks', async () => {
    const { code, stderr } = await run({}, ['budget'], { STELLWERK_TOKEN: 'my-own' });

    expect(code).toBe(2);
    expect(stderr).toContain('Name it with --tenant.');
  });

  it('takes amounts and none, and tells a refusal', async () => {
    const refused = problem(403, 'forbidden', 'dev needs one of the roles admin for this.');
    const { code, stderr } = await run({ [`GET ${path}`]: standing, [`PUT ${path}`]: refused }, [
      'budget',
      '--day-usd',
      '3',
    ]);
    const wrong = await stellwerk(data, ['budget', '--day-usd', '-3']);

    expect([code, wrong.code]).toEqual([1, 2]);
    expect(stderr).toContain('dev needs one of the roles admin');
    expect(wrong.stderr).toContain('--day-usd -3 is no amount');
  });

  it('raises a scope for a while, with its reason', async () => {
    const raised: BudgetView = {
      ...standing,
      raises: [{ scope: 'run:local.shop.1.1', amountUsd: 5, requests: 10, until: '2026-01-06T08:00:00.000Z' }],
    };
    const args = ['--scope', 'run:local.shop.1.1', '--usd', '5', '--requests', '10', '--reason', 'large'];
    const { code, stdout } = await run({ [`POST ${path}/raises`]: raised }, [
      'budget',
      'raise',
      ...args,
      '--as',
      'admin',
    ]);
    const silent = await stellwerk(data, ['budget', 'raise', '--usd', '5']);

    expect([code, silent.code]).toEqual([0, 2]);
    expect(silent.stderr).toContain('--reason');
    expect(stdout).toMatch(/Raised until .*: run:local\.shop\.1\.1 by \$5\.00 and 10 turns\./);
    const [sent] = host?.of(`POST ${path}/raises`) ?? [];
    expect(sent?.body).toMatchObject({ scope: 'run:local.shop.1.1', amountUsd: 5, requests: 10, reason: 'large' });
  });

  it('sends limits as they were set, without what is raised for a while', async () => {
    const raised = { ...standing, raises: [{ scope: 'tenant', amountUsd: 2, requests: 0, until: '2026-01-06' }] };
    await run({ [`GET ${path}`]: raised, [`PUT ${path}`]: raised }, ['budget', '--month-usd', '40', '--as', 'admin']);

    expect(host?.of(`PUT ${path}`).map(({ body }) => body)).toEqual([{ dayUsd: 3, monthUsd: 40 }]);
  });

  it('reports what was spent, from the ledger', async () => {
    const row = { project: 'shop', runId: 'local.shop.1.1', stage: 'code', turns: 3, tokensIn: 900, tokensOut: 80 };
    const report: LedgerReportView = {
      ...{ tenant: 'local', by: 'stage', window: 'week', since: '2026-01-05T00:00:00.000Z', totalUsd: 1.5 },
      rows: [{ ...row, costUsd: 1.5 }],
    };
    const replies = { 'GET /api/v1/tenants/local/ledger': report };
    const { stdout } = await run(replies, ['budget', '--report', '--by', 'stage', '--window', 'week']);

    expect(host?.of('GET /api/v1/tenants/local/ledger')[0]?.query).toEqual({ by: 'stage', window: 'week' });
    expect(stdout).toContain('local has spent $1.50 since 2026-01-05 (UTC).');
    expect(stdout).toMatch(/shop +local\.shop\.1\.1 +code +3 +900 +80 +\$1\.50/);
  });
});

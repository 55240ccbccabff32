import type { BudgetView } from '../../../contracts/api';
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
});

import type { FiguresView } from '../../../contracts/api';
import { startFakeHost, type FakeHost } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder } from './fake-terminal';

const path = '/api/v1/tenants/local/figures';
const figures: FiguresView = {
  tenant: 'local',
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-01-31T00:00:00.000Z',
  deployments: 12,
  deploymentsPerWeek: 2.8,
  leadTimeHours: { median: 30.5, p90: 72 },
  changeFailurePercent: 8.33,
  timeToRestoreHours: { median: 0.01, p90: 0.5 },
};

describe('figures', () => {
  let host: FakeHost;
  let data: DataFolder;

  beforeEach(async () => {
    host = await startFakeHost({ [`GET ${path}`]: figures });
    data = makeDataFolder(host.url);
  });

  afterEach(async () => {
    await host.close();
    data.remove();
  });

  it('shows the four measures with what they count', async () => {
    const { code, stdout } = await stellwerk(data, ['figures', '--days', '30']);
    expect(code).toBe(0);
    expect(stdout).toContain('local, 2026-01-01 to 2026-01-31');
    expect(stdout).toMatch(/deployments +12 deployments, 2\.8 a week/);
    expect(stdout).toMatch(/lead time +30\.5 h \(median\), 3 d \(p90\)/);
    expect(stdout).toMatch(/failures +8\.33 %/);
    expect(stdout).toMatch(/to restore +under 1 min \(median\), 30 min \(p90\)/);
  });

  it('gives what the API answers with --json', async () => {
    expect(JSON.parse((await stellwerk(data, ['figures', '--json'])).stdout)).toEqual(figures);
  });

  it.each(['0', '1.5', 'week'])('refuses --days %s', async (days) => {
    const { code, stderr } = await stellwerk(data, ['figures', '--days', days]);
    expect([code, host.of(`GET ${path}`)]).toEqual([2, []]);
    expect(stderr).toContain(`--days ${days} is no number of days`);
  });
});

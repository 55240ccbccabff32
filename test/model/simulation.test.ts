import { simulate } from './simulate';
import { reportFigures } from '../support/report-figures';

const runs = Number(process.env['SIM_RUNS'] ?? 24);
const tenants = Number(process.env['SIM_TENANTS'] ?? 6);
const seed = Number(process.env['SIM_SEED'] ?? 1);
const crashes = Number(process.env['SIM_CRASHES'] ?? 5);

jest.setTimeout(60_000 + runs * 5_000);

describe('many runs of many tenants', () => {
  it('all end, each by the rules, whatever goes wrong on the way', async () => {
    const { figures, problems } = await simulate({ runs, tenants, seed, crashes });

    reportFigures({ simulation: 'many runs', ...figures });
    expect(problems).toEqual([]);
    expect(figures['crashes']).toBeGreaterThan(0);
  });
});

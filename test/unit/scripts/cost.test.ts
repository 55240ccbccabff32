import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

interface Cost {
  readonly perMonthUsd: number;
  readonly sharedUsd: number;
  readonly perRunUsd: number | null;
  readonly missing: readonly string[];
}

describe('scripts/cost.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-cost-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function cost(operations: object, args: readonly string[] = []): Cost {
    const files = {
      operations: { model: 'gpt-6-astra', perRun: {}, ...operations },
      prices: {
        meters: { writes: { usd: 0.5, per: 10, unit: 'writes' }, actions: { usd: null, per: 1, unit: 'actions' } },
      },
    };
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
    const named = Object.keys(files).flatMap((name) => [`--${name}`, join(folder, `${name}.json`)]);
    const all = ['scripts/cost.mjs', '--json', ...named, ...args];
    return JSON.parse(execFileSync(process.execPath, all, { cwd: root, encoding: 'utf8', stdio: 'pipe' })) as Cost;
  }

  it('adds what runs, tenant and platform use, each by its price', () => {
    const answer = cost(
      {
        perRun: { writes: 20, inputTokens: 100_000, outputTokens: 10_000 },
        perTenantMonth: { writes: 100 },
        perPlatformMonth: { writes: 200 },
      },
      ['--runs', '10'],
    );

    // A run: 20 × 0.05, 0.1 × 10 and 0.01 × 50 dollars.
    expect(answer).toMatchObject({ perRunUsd: 2.5, perMonthUsd: 30, sharedUsd: 10, missing: [] });
  });

  it('leaves out what has no measurement or no price, and says so', () => {
    const answer = cost({ perRun: { writes: null, actions: 5 }, perPlatformMonth: { actions: null } });

    expect(answer).toMatchObject({ perRunUsd: 0, missing: ['writes (run)', 'actions (run)', 'actions (platform)'] });
  });

  it('refuses a meter or a model without a price list', () => {
    expect(() => cost({ perRun: { reads: 1 } })).toThrow(/do not know the meter reads/);
    expect(() => cost({}, ['--model', 'nobody'])).toThrow(/no price of nobody/);
  });

  it('has a source and a date for every price of the documentation', () => {
    const { meters } = JSON.parse(readFileSync(join(root, 'docs/cost/prices.json'), 'utf8')) as {
      readonly meters: Readonly<Record<string, { readonly asOf?: string; readonly source?: string }>>;
    };
    for (const { asOf, source } of Object.values(meters)) {
      expect(asOf).toMatch(/^\d{4}-\d{2}/);
      expect(source).toMatch(/^https:\/\/azure\.microsoft\.com\/pricing\//);
    }
    const { missing } = JSON.parse(
      execFileSync(process.execPath, ['scripts/cost.mjs', '--json'], { cwd: root, encoding: 'utf8' }),
    ) as Cost;
    const text = readFileSync(join(root, 'docs/cost.md'), 'utf8');
    for (const each of missing) expect(text).toContain(each);
  });
});

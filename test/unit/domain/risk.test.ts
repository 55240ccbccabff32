import { resolveRiskRules } from '../../../domain/policy/risk';
import { assessRisk, combineRisk } from '../../../domain/risk';
import type { RiskFacts } from '../../../domain/risk';

const rules = resolveRiskRules();

function facts(paths: readonly string[], change: Partial<RiskFacts> = {}): RiskFacts {
  const files = paths.map((path) => ({ path, lines: 5 }));
  return { files, dependencyFiles: [], repositories: 1, labels: [], ...change };
}

describe('assessRisk', () => {
  it.each([
    ['documentation', facts(['README.md', 'docs/a.png']), 'R0', /documentation and tests only/],
    ['tests', facts(['test/app.test.js', 'src/app.spec.ts']), 'R0', /documentation and tests only/],
    ['a little code', facts(['src/app.js', 'README.md']), 'R1', /small change of src\/app\.js/],
    ['nothing at all', facts([]), 'R1', /no changed file/],
    ['many files', facts(Array.from({ length: 11 }, (_, k) => `src/${k}.js`)), 'R2', /11 files/],
    ['many lines', facts([], { files: [{ path: 'src/a.js', lines: 301 }] }), 'R2', /301 lines/],
    [
      'a dependency',
      facts(['package.json'], { dependencyFiles: ['package.json'] }),
      'R2',
      /dependencies: package\.json/,
    ],
    ['two repositories', facts(['src/a.js'], { repositories: 2 }), 'R2', /2 repositories/],
    ['infrastructure', facts(['infra/main.bicep']), 'R3', /close to production: infra\/main\.bicep/],
    ['a migration', facts(['db/migrations/7.sql']), 'R3', /close to production/],
    ['another spelling', facts(['Infra/Main.BICEP']), 'R3', /close to production/],
    ['a pipeline', facts(['.github/workflows/ci.yml']), 'R3', /close to production/],
    ['a label', facts(['README.md'], { labels: ['Security'] }), 'R3', /labelled Security/],
    ['a move away', facts([], { files: [{ path: 'a.txt', previousPath: 'infra/a', lines: 0 }] }), 'R3', /infra\/a/],
  ])('%s', (_, given, risk, reason) => {
    const found = assessRisk(given, rules);
    expect(found).toEqual({ class: risk, reasons: [expect.stringMatching(reason)] });
  });

  it("adds the project's critical paths to those that always are", () => {
    const own = resolveRiskRules({ criticalPaths: ['src/fares/'] });
    expect(assessRisk(facts(['src/fares/zone.js']), own).class).toBe('R3');
    expect(assessRisk(facts(['infra/a.tf']), own).class).toBe('R3');
  });
});

describe('combineRisk', () => {
  const small = { class: 'R1', reasons: ['small'] } as const;
  const raise = { class: 'R3', by: 'planner', reason: 'touches money' } as const;

  it('is raised by an agent or a person and never lowered', () => {
    const raised = combineRisk(combineRisk(null, { assessed: small }), { raise });
    expect(raised).toMatchObject({ class: 'R3', reasons: ['raised by planner: touches money'] });
    const lower = { ...raise, class: 'R0' } as const;
    expect(combineRisk(raised, { raise: lower }).class).toBe('R3');
    expect(combineRisk(raised, { assessed: { class: 'R0', reasons: ['docs'] } }).class).toBe('R3');
  });

  it('follows the change itself as long as nobody raised it', () => {
    const large = combineRisk(null, { assessed: { class: 'R2', reasons: ['large'] } });
    expect(combineRisk(large, { assessed: small })).toMatchObject({ class: 'R1', reasons: ['small'] });
  });

  it('takes an estimate below the change for what it is', () => {
    const estimate = { class: 'R0', by: 'planner', reason: 'trivial' } as const;
    expect(combineRisk(null, { assessed: small, raise: estimate })).toMatchObject({ class: 'R1', reasons: ['small'] });
  });
});

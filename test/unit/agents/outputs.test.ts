import fc from 'fast-check';
import { planToDocuments } from '../../../agents/outputs';
import type { PlannerOutput } from '../../../agents/outputs';
import { intersectGlobs } from '../../../agents/outputs/intersect-globs';
import { matchesGlob } from '../../../domain/paths/glob';
import { validate } from '../../../schemas/validate';
import { buildRun } from '../../support/agent-world';

const plan: PlannerOutput = {
  summary: 'A route and a module.',
  intent: 'Show prices.',
  acceptance_criteria: ['prices have two decimals', 'prices are shown'],
  constraints: ['no dependency'],
  steps: ['src/price.js'],
  allowed_files: ['**/*.js', 'package.json'],
  restricted_files: ['src/server.js'],
  related_files: ['src/app.js'],
  test_plan: {
    unit_focus: ['price'],
    integration_focus: [],
    critical_paths: ['GET /prices'],
    deferred: ['Load'],
    exploratory_scope: 'Prices',
    usability_criteria: 'Readable',
  },
};

describe('planToDocuments', () => {
  it('makes valid documents, with ids, limits and scope of the run', () => {
    const made = planToDocuments(plan, buildRun(), { acceptanceCriteria: ['prices are shown', ' '] });

    if (made.kind !== 'planned') throw new Error(made.reason);
    expect(validate('code_gen_spec', made.spec)).toMatchObject({ ok: true });
    expect(validate('test_plan', made.testPlan)).toMatchObject({ ok: true });
    expect(made.spec).toMatchObject({ run_id: 'acme.shop.42.1', title: 'Show prices' });
    expect(made.spec.task_context.acceptance_criteria).toEqual(['prices are shown', 'prices have two decimals']);
    expect(made.spec.task_context.scope.allowed_files).toEqual(['src/**/*.js', 'test/**/*.js']);
    expect(made.spec.task_context.scope.restricted_files).toEqual(
      expect.arrayContaining(['src/server.js', '.stellwerk/']),
    );
    expect(made.testPlan.test_pyramid_config.unit_tests.coverage_target).toBe(70);
  });

  it('refuses a plan that could write nothing', () => {
    const made = planToDocuments({ ...plan, allowed_files: ['infra/**'] }, buildRun(), undefined);

    expect(made).toMatchObject({ kind: 'refused', code: 'scope_empty', reason: expect.stringContaining('infra/**') });
  });
});

describe('intersectGlobs', () => {
  it.each([
    [['src/'], ['**'], ['src/**']],
    [['**'], ['src/', 'README.md'], ['src/**', 'README.md']],
    [['src/app.js'], ['src/'], ['src/app.js']],
    [['src/*'], ['src/**'], ['src/*']],
    [['src/**'], ['src/*'], ['src/*']],
    [['**/*.test.js'], ['test/**'], ['test/**/*.test.js']],
    [['docs/**'], ['src/**'], []],
    [['./src/a.js', 'src/a.js'], ['src/'], ['src/a.js']],
    [['src/**/x'], ['src/*/x'], ['src/*/x']],
  ])('of %j and %j is %j', (wanted, allowed, common) => {
    expect(intersectGlobs(wanted, allowed)).toEqual(common);
  });

  it('never allows what one of the lists does not', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '**', 'a*', '*b', '?*');
    const globs = fc.array(
      fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      { minLength: 1, maxLength: 3 },
    );
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(globs, globs, path, (wanted, allowed, file) => {
        const inBoth = [wanted, allowed].every((list) => list.some((glob) => matchesGlob(glob, file)));
        return inBoth || !intersectGlobs(wanted, allowed).some((glob) => matchesGlob(glob, file));
      }),
      { numRuns: 5_000 },
    );
  });
});

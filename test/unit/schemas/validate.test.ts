import fc from 'fast-check';
import { newestSchema, schemaId, schemaNames } from '../../../schemas/registry';
import type { SchemaName } from '../../../schemas/registry';
import { validate } from '../../../schemas/validate';
import { validDocuments } from './documents';

type Doc = Record<string, unknown>;

/** A copy with the value at a path replaced; `undefined` takes it away. */
function withValue(name: SchemaName, path: string, value: unknown): Doc {
  const copy = structuredClone(validDocuments[name]) as unknown as Doc;
  const keys = path.split('.');
  const parent = keys.slice(0, -1).reduce((node, key) => node[key] as Doc, copy);
  const last = keys.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

function pathsOf(name: SchemaName, document: unknown): string[] {
  const result = validate(name, document);
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

describe('validate', () => {
  it.each(schemaNames)('accepts a valid %s', (name) => {
    expect(validate(name, validDocuments[name])).toEqual({ ok: true, value: validDocuments[name] });
  });

  const contracts = schemaNames.filter((name) => name !== 'project_yml');
  it.each(contracts)('demands $schema of a %s', (name) => {
    expect(pathsOf(name, withValue(name, '$schema', undefined))).toEqual(['$.$schema']);
    expect(pathsOf(name, withValue(name, '$schema', 'https://example.com/x.json'))).toEqual(['$.$schema']);
    expect(pathsOf(name, withValue(name, '$schema', 7))).toEqual(['$.$schema']);
  });

  it.each<[SchemaName, string[]]>([
    ['project_manifest', ['project_id', 'project_name', 'current_state', 'version', 'links', 'links.code_gen_spec']],
    [
      'code_gen_spec',
      [
        'structured_specification',
        'database_context',
        'task_context',
        'system_context',
        'task_context.intent',
        'task_context.scope',
        'task_context.acceptance_criteria',
      ],
    ],
    [
      'test_plan',
      [
        'test_pyramid_config',
        'deferred_tests_v1',
        'hitl_requirements',
        'test_pyramid_config.unit_tests',
        'test_pyramid_config.integration_tests',
        'test_pyramid_config.e2e_tests',
      ],
    ],
    [
      'artifact_bundle',
      [
        'source_code',
        'unit_tests',
        'documentation',
        'files',
        'quality_gates',
        'source_code.commit',
        'source_code.branch',
      ],
    ],
    [
      'qa_report',
      [
        'status',
        'critical_path_pass_rate',
        'blocker_bugs_open',
        'coverage_on_new_code',
        'manual_ux_review_completed',
        'sast_check_passed',
        'sca_check_passed',
      ],
    ],
    [
      'deploy_receipt',
      ['status', 'artifact_version_deployed', 'db_migration_status', 'health_check_status', 'golden_signal_values'],
    ],
    ['bug_report', ['severity', 'category', 'context', 'reproducible']],
    ['project_yml', ['name', 'commands', 'commands.test', 'commands.start']],
  ])('names each required field that is missing from a %s', (name, fields) => {
    for (const field of fields) expect(pathsOf(name, withValue(name, field, undefined))).toEqual([`$.${field}`]);
  });

  it.each<[SchemaName, string, unknown]>([
    ['project_manifest', 'project_id', 'no-uuid'],
    ['project_manifest', 'current_state', 'SHIPPED'],
    ['project_manifest', 'version', '1.0'],
    ['project_manifest', 'version', '01.0.0'],
    ['project_manifest', 'links.code_gen_spec', 'not a uri'],
    ['project_manifest', 'links.qa_report', 'relative/path'],
    ['project_manifest', 'run_id', 'acme.shop'],
    ['code_gen_spec', 'task_context.acceptance_criteria', 'one'],
    ['code_gen_spec', 'structured_specification.architecture_ref', 'x y'],
    ['test_plan', 'test_pyramid_config.unit_tests.coverage_target', 101],
    ['test_plan', 'hitl_requirements.usability_acceptance_criteria', ['a']],
    ['artifact_bundle', 'source_code.commit', 'HEAD'],
    ['qa_report', 'status', 'MAYBE'],
    ['qa_report', 'critical_path_pass_rate', 100.1],
    ['qa_report', 'critical_path_pass_rate', -1],
    ['qa_report', 'coverage_on_new_code', '88'],
    ['qa_report', 'blocker_bugs_open', 0.5],
    ['qa_report', 'blocker_bugs_open', -1],
    ['qa_report', 'manual_ux_review_completed', 'yes'],
    ['deploy_receipt', 'status', 'success'],
    ['deploy_receipt', 'db_migration_status', 'PASS'],
    ['deploy_receipt', 'health_check_status', 'SUCCESS'],
    ['deploy_receipt', 'golden_signal_values.latency_p95_ms', 1.5],
    ['deploy_receipt', 'golden_signal_values.error_rate_percent', 101],
    ['bug_report', 'severity', 'P0'],
    ['bug_report', 'category', 'Misc'],
    ['bug_report', 'context.PII_impact', 'no'],
    ['bug_report', 'reproducible', 1],
    ['project_yml', 'commands.test', ''],
    ['project_yml', 'commands.healthPath', 'health'],
  ])('refuses a %s whose %s is %p, and says where', (name, path, value) => {
    expect(pathsOf(name, withValue(name, path, value))).toEqual([`$.${path}`]);
  });

  it.each<[SchemaName, string, readonly string[]]>([
    [
      'project_manifest',
      'current_state',
      ['PLANNING', 'CODING', 'TESTING', 'AWAITING_QA_APPROVAL', 'DEPLOYMENT', 'PRODUCTION', 'MAINTENANCE'],
    ],
    ['qa_report', 'status', ['APPROVED', 'REJECTED']],
    ['deploy_receipt', 'status', ['SUCCESS', 'FAILED', 'ROLLED_BACK']],
    ['deploy_receipt', 'db_migration_status', ['SUCCESS', 'SKIPPED', 'FAILED']],
    ['deploy_receipt', 'health_check_status', ['PASS', 'FAIL']],
    ['bug_report', 'severity', ['P1_Critical', 'P2_High', 'P3_Medium', 'P4_Low', 'P5_Cosmetic']],
    ['bug_report', 'category', ['Security', 'DataLoss', 'Functional', 'UI', 'Performance', 'Availability', 'Other']],
  ])('knows exactly the values of %s.%s', (name, field, values) => {
    const { properties } = newestSchema(name).document as { properties: Record<string, { enum: string[] }> };
    expect(properties[field]?.enum).toEqual(values);
  });

  it('says what was expected and what stands there', () => {
    const result = validate('qa_report', { ...validDocuments.qa_report, status: 'MAYBE', blocker_bugs_open: 'none' });
    expect(result.ok ? [] : result.problems.map(({ message }) => message).sort()).toEqual([
      '$.blocker_bugs_open: expected an integer, got string "none"',
      '$.status: expected one of APPROVED, REJECTED, got string "MAYBE"',
    ]);
  });

  it('writes paths with indexes and unusual names', () => {
    const manifest = withValue('project_manifest', 'links.bug_reports', ['x:y', 5]);
    expect(pathsOf('project_manifest', manifest)).toEqual(['$.links.bug_reports[1]']);
    expect(pathsOf('project_yml', withValue('project_yml', 'policy', { 'my rule/1': true }))).toEqual([
      '$.policy["my rule/1"]',
    ]);
  });

  it('keeps long values out of its messages', () => {
    const result = validate('qa_report', withValue('qa_report', 'status', 'secret'.repeat(50)));
    expect(JSON.stringify(result)).not.toContain('secretsecret');
  });

  it('lets a delivered version not go without health and figures', () => {
    expect(pathsOf('deploy_receipt', withValue('deploy_receipt', 'health_check_status', 'FAIL'))).toEqual([
      '$.health_check_status',
    ]);
    expect(pathsOf('deploy_receipt', withValue('deploy_receipt', 'golden_signal_values', {})).sort()).toEqual([
      '$.golden_signal_values.error_rate_percent',
      '$.golden_signal_values.latency_p95_ms',
    ]);
    const failed = {
      ...validDocuments.deploy_receipt,
      status: 'FAILED',
      health_check_status: 'FAIL',
      golden_signal_values: {},
    };
    expect(validate('deploy_receipt', failed).ok).toBe(true);
  });

  it('ignores fields of contracts it does not know, and refuses them in a project file', () => {
    expect(validate('qa_report', withValue('qa_report', 'extra', 1)).ok).toBe(true);
    expect(pathsOf('project_yml', withValue('project_yml', 'comands', {}))).toEqual(['$.comands']);
    expect(pathsOf('project_yml', withValue('project_yml', 'commands.deploy', 'x'))).toEqual(['$.commands.deploy']);
  });

  it('reads a later version of the same major, and no other major or contract', () => {
    const named = (file: string) => withValue('qa_report', '$schema', `https://schemas.stellwerk.dev/${file}`);
    const later = named('qa_report.v1.7.0.json');
    expect(validate('qa_report', later)).toEqual({ ok: true, value: later });
    expect(pathsOf('qa_report', { ...later, status: 'MAYBE' })).toEqual(['$.status']);
    expect(pathsOf('qa_report', named('qa_report.v2.0.0.json'))).toEqual(['$.$schema']);
    expect(pathsOf('qa_report', named('bug_report.v1.0.0.json'))).toEqual(['$.$schema']);
    expect(pathsOf('project_yml', { ...validDocuments.project_yml, $schema: schemaId('qa_report') })).toEqual([
      '$.$schema',
    ]);
  });

  it('tells at most twenty problems', () => {
    const feedback = Array.from({ length: 100 }, () => ({}));
    expect(pathsOf('qa_report', withValue('qa_report', 'feedback', feedback))).toHaveLength(20);
  });

  it('answers anything with a verdict, never by throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...schemaNames), fc.anything(), (name, document) => {
        const result = validate(name, document);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
    expect(pathsOf('qa_report', null)).toEqual(['$']);
    expect(pathsOf('qa_report', [])).toEqual(['$']);
  });

  it('finds every single spoiled required field of any contract', () => {
    const spoiled = fc.constantFrom(...contracts).chain((name) => {
      const required = (newestSchema(name).document as { required: string[] }).required;
      return fc.tuple(
        fc.constant(name),
        fc.constantFrom(...required),
        fc.constantFrom(null, { a: 1 }, [[]], -5, Symbol.iterator.toString()),
      );
    });
    fc.assert(
      fc.property(spoiled, ([name, field, value]) => {
        const open = ['database_context', 'structured_specification', 'system_context', 'hitl_requirements', 'context'];
        fc.pre(!(open.includes(field) && typeof value === 'object' && value !== null && !Array.isArray(value)));
        const free = ['project_name', 'artifact_version_deployed'];
        fc.pre(
          !(free.includes(field) && typeof value === 'string') &&
            !(field === 'golden_signal_values' && typeof value === 'object'),
        );
        expect(pathsOf(name, { ...validDocuments[name], [field]: value }).length).toBeGreaterThan(0);
      }),
    );
  });
});

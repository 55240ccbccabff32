import type {
  ArtifactBundle,
  BugReport,
  CodeGenSpec,
  DeployReceipt,
  DocumentOf,
  ProjectManifest,
  ProjectYml,
  QaReport,
  SchemaName,
  TestPlan,
} from '../../../schemas/registry';

const id = <Name extends string>(name: Name) => `https://schemas.stellwerk.dev/${name}.v1.0.0.json` as const;
const uri = (name: string) => `stellwerk://acme/${'ab'.repeat(32)}/${name}.json`;

const manifest: ProjectManifest = {
  $schema: id('project_manifest'),
  project_id: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  project_name: 'Shop',
  current_state: 'PLANNING',
  version: '1.0.0',
  links: { code_gen_spec: uri('code_gen_spec'), bug_reports: [uri('bug_report')] },
  run_id: 'acme.shop.4711.1',
};

const spec: CodeGenSpec = {
  $schema: 'https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json',
  structured_specification: { architecture_ref: uri('architecture') },
  database_context: {},
  task_context: {
    intent: 'Add a discount.',
    scope: { allowed_files: ['src/**'], restricted_files: [] },
    constraints: [],
    acceptance_criteria: ['It works.'],
  },
  system_context: { knowledge_graph_query: 'MATCH (n) RETURN n' },
};

const testPlan: TestPlan = {
  $schema: id('test_plan'),
  test_pyramid_config: {
    unit_tests: { coverage_target: 70 },
    integration_tests: { db_seed_script: 'seed.sql', mock_server_config: 'mocks.json' },
    e2e_tests: { critical_paths: ['checkout'] },
  },
  deferred_tests_v1: ['Load', 'Penetration'],
  hitl_requirements: { exploratory_testing_scope: 'checkout', usability_acceptance_criteria: 'clear' },
};

const bundle: ArtifactBundle = {
  $schema: 'https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json',
  source_code: { repository: 'shop', branch: 'stellwerk/4711-1', commit: 'a'.repeat(40), base_commit: 'b'.repeat(40) },
  unit_tests: ['test/a.test.js'],
  documentation: [],
  files: [{ path: 'src/a.js', change: 'modified', sha256: 'c'.repeat(64), bytes: 3 }],
  quality_gates: {
    passed: true,
    coverage_percent: 91.2,
    coverage_min: 70,
    results: [{ name: 'test', outcome: 'passed' }],
  },
};

const report: QaReport = {
  $schema: 'https://schemas.stellwerk.dev/qa_report.v1.1.0.json',
  status: 'APPROVED',
  critical_path_pass_rate: 100,
  blocker_bugs_open: 0,
  coverage_on_new_code: 88.5,
  manual_ux_review_completed: false,
  sast_check_passed: true,
  sca_check_passed: true,
};

const receipt: DeployReceipt = {
  $schema: 'https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json',
  status: 'SUCCESS',
  artifact_version_deployed: '1.0.1',
  db_migration_status: 'SKIPPED',
  health_check_status: 'PASS',
  golden_signal_values: { latency_p95_ms: 12, error_rate_percent: 0 },
};

const bug: BugReport = {
  $schema: 'https://schemas.stellwerk.dev/bug_report.v1.1.0.json',
  severity: 'P1_Critical',
  category: 'Availability',
  context: { PII_impact: false },
  reproducible: true,
  correlated_trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
};

const project: ProjectYml = {
  name: 'Shop',
  commands: { test: 'node --test', coverage: { command: 'node --test', lcov: 'lcov.info' }, start: 'node server.js' },
};

/** One valid document of every schema. */
export const validDocuments: { readonly [Name in SchemaName]: DocumentOf<Name> } = {
  project_manifest: manifest,
  code_gen_spec: spec,
  test_plan: testPlan,
  artifact_bundle: bundle,
  qa_report: report,
  deploy_receipt: receipt,
  bug_report: bug,
  project_yml: project,
};

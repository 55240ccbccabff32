import { createHash } from 'node:crypto';
import type { RecordContracts } from '../contracts/activities';
import { AppError } from '../domain/errors';
import { uuidFromSha256 } from '../domain/ids';
import type { Ports } from '../ports';
import { projectFilePath, readProjectFile } from '../schemas/project-file';
import { schemaId } from '../schemas/registry';
import { loadDocument, storeDocument } from './documents';

type Contract = RecordContracts['writeHotfixSpec'];

/** Loop L3's papers: a hotfix skips PLANNING, so triage writes what PLANNING would have. */
export function createWriteHotfixSpec(ports: Pick<Ports, 'artifacts' | 'projects' | 'code'>) {
  return async ({ tenant, project, bugReport }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const policy = await policyOf(ports, tenant, project);
    const title = report.title ?? `${report.severity} ${report.category} bug`;
    const spec = await storeDocument(ports.artifacts, tenant, 'code_gen_spec', {
      $schema: schemaId('code_gen_spec'),
      title,
      structured_specification: { summary: report.description ?? title },
      database_context: {},
      task_context: {
        intent: `Repair: ${title}`,
        scope: { allowed_files: policy.allowedPaths, restricted_files: policy.restrictedPaths },
        constraints: ['The smallest change that repairs the fault.', 'A test that fails without the repair.'],
        acceptance_criteria: [
          ...(report.steps_to_reproduce ?? []).map((step) => `No longer happens: ${step}`),
          `${title} no longer happens.`,
        ],
      },
      system_context: {},
      bug_report: bugReport,
    });
    const testPlan = await storeDocument(ports.artifacts, tenant, 'test_plan', {
      $schema: schemaId('test_plan'),
      test_pyramid_config: {
        unit_tests: { coverage_target: policy.coverageMin },
        integration_tests: {},
        e2e_tests: { critical_paths: [title] },
      },
      deferred_tests_v1: ['Load', 'Penetration'],
      hitl_requirements: { usability_acceptance_criteria: 'The fault is gone and nothing else has changed.' },
    });
    const manifest = await storeDocument(ports.artifacts, tenant, 'project_manifest', {
      $schema: schemaId('project_manifest'),
      project_id: uuidFromSha256(createHash('sha256').update(`${tenant}.${project}`).digest('hex')),
      project_name: project,
      current_state: 'MAINTENANCE',
      version: '1.0.0',
      links: { code_gen_spec: spec.uri, test_plan: testPlan.uri, bug_reports: [bugReport] },
      title,
    });
    return { spec: spec.uri, testPlan: testPlan.uri, manifest: manifest.uri };
  };
}

async function policyOf(ports: Pick<Ports, 'projects' | 'code'>, tenant: string, project: string) {
  const record = await ports.projects.getProject(tenant, project);
  if (!record) {
    throw new AppError('unknown_project', `Project ${project} of tenant ${tenant} is not registered.`);
  }
  const head = await ports.code.head(record.repository, record.defaultBranch);
  const file = readProjectFile(head ? await ports.code.readFile(record.repository, head, projectFilePath) : undefined);
  if (!file.ok) {
    throw new AppError(file.code, file.reason);
  }
  return file.policy;
}

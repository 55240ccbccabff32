import { createHash } from 'node:crypto';
import type { RecordContracts } from '../contracts/activities';
import { askGraph, databaseContext, defaultScope, structuredSpecification } from '../agents/outputs/context-levels';
import type { TriagerOutput } from '../agents/outputs';
import { intersectGlobs } from '../agents/outputs/intersect-globs';
import type { DependencyGraph } from '../domain/dependency-graph/graph';
import { uuidFromSha256 } from '../domain/ids';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { loadDocument, loadJson, storeDocument } from './documents';
import { projectCommands } from './project-commands';
import { readProjectAtHead } from './project-at-head';
import { loadContext, storeAnswer } from './repository-context';
import { mapRepository } from './repository-map';

type Contract = RecordContracts['writeHotfixSpec'];

/** Loop L3's papers: a hotfix skips PLANNING, so triage writes what PLANNING would have. */
export function createWriteHotfixSpec(ports: Pick<Ports, 'artifacts' | 'projects' | 'code'>) {
  return async ({ tenant, project, bugReport, agentView }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const { record, commit, file, policy } = await readProjectAtHead(ports, tenant, project);
    const commands = projectCommands(file);
    const map = await mapRepository(ports, { tenant, repository: record.repository, commit, commands });
    const context = await loadContext(ports.artifacts, map);
    const view = agentView === undefined ? undefined : await loadJson<TriagerOutput>(ports.artifacts, agentView);
    const files = new Set(context.graph.nodes.map(({ path }) => path));
    const suspects = [...(report.suspected_files ?? []), ...(view?.suspected_files ?? [])].filter((path) =>
      files.has(path),
    );
    const asked = askGraph(context.graph, undefined, suspects);
    const title = report.title ?? `${report.severity} ${report.category} bug`;
    const spec = await storeDocument(ports.artifacts, tenant, 'code_gen_spec', {
      $schema: schemaId('code_gen_spec'),
      title,
      structured_specification: structuredSpecification(report.description ?? title, context),
      database_context: databaseContext(context),
      task_context: {
        intent: `Repair: ${title}`,
        scope: {
          allowed_files: scopeFor(context.graph, suspects, policy.allowedPaths),
          restricted_files: policy.restrictedPaths,
        },
        constraints: ['The smallest change that repairs the fault.', 'A test that fails without the repair.'],
        acceptance_criteria: [
          ...(report.steps_to_reproduce ?? []).map((step) => `No longer happens: ${step}`),
          `${title} no longer happens.`,
        ],
      },
      system_context: {
        ...(await storeAnswer(ports.artifacts, tenant, context, asked)),
        related_files: suspects,
      },
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

/** The suspected files with the tests that reach them, within what the project allows; without suspects, all that it allows. */
function scopeFor(graph: DependencyGraph, suspects: readonly string[], allowed: readonly string[]): readonly string[] {
  const narrowed = suspects.length === 0 ? [] : intersectGlobs(defaultScope(graph, suspects), allowed);
  return narrowed.length === 0 ? allowed : [...narrowed, ...intersectGlobs(['test/**', 'tests/**'], allowed)];
}

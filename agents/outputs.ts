import type { RunSnapshot } from '../contracts/run';
import type { WorkItem } from '../ports/work-tracker';
import { schemaId } from '../schemas/registry';
import type { CodeGenSpec, TestPlan } from '../schemas/registry';
import { databaseContext, defaultScope, structuredSpecification } from './outputs/context-levels';
import type { RepositoryContext } from './outputs/context-levels';
import { intersectGlobs } from './outputs/intersect-globs';
import type { PlannerOutput } from './planner/output';

export type { CoderOutput } from './coder/output';
export type { PlannerOutput } from './planner/output';
export type { TesterOutput } from './tester/output';
export type { TriagerOutput } from './triager/output';

export type PlannedDocuments =
  | { readonly kind: 'planned'; readonly spec: CodeGenSpec; readonly testPlan: TestPlan }
  /** No path of the plan lies within what the project allows, so no change could be written. */
  | { readonly kind: 'refused'; readonly code: 'scope_empty'; readonly reason: string };

/**
 * The planner's words as `code_gen_spec` and `test_plan`. Ids, limits and the ticket's own criteria come from the run and the
 * ticket. The scope is what planner and project both allow; what either restricts is restricted.
 */
export function planToDocuments(
  plan: PlannerOutput,
  run: RunSnapshot,
  ticket: Pick<WorkItem, 'acceptanceCriteria'> | undefined,
  context?: RepositoryContext & { readonly system: CodeGenSpec['system_context'] },
): PlannedDocuments {
  const wanted = wantedFiles(plan, context);
  const allowed = intersectGlobs(wanted, run.policy.allowedPaths);
  if (allowed.length === 0) {
    const reason =
      `The plan wants to write ${wanted.join(', ') || 'nothing'}, but the project allows only ` +
      `${run.policy.allowedPaths.join(', ')}.`;
    return { kind: 'refused', code: 'scope_empty', reason };
  }
  return {
    kind: 'planned',
    spec: specOf(plan, run, allowed, ticket?.acceptanceCriteria ?? [], context),
    testPlan: testPlanOf(plan, run),
  };
}

/** A plan that names no files to write may write those it names as related, and the tests that depend on them. */
function wantedFiles(plan: PlannerOutput, context: RepositoryContext | undefined): readonly string[] {
  if (plan.allowed_files.length > 0) return plan.allowed_files;
  return context ? defaultScope(context.graph, plan.related_files) : plan.related_files;
}

function specOf(
  plan: PlannerOutput,
  run: RunSnapshot,
  allowed: readonly string[],
  ticketCriteria: readonly string[],
  context: (RepositoryContext & { readonly system: CodeGenSpec['system_context'] }) | undefined,
): CodeGenSpec {
  return {
    $schema: schemaId('code_gen_spec') as CodeGenSpec['$schema'],
    structured_specification: context ? structuredSpecification(plan.summary, context) : { summary: plan.summary },
    database_context: context ? databaseContext(context) : {},
    task_context: {
      intent: plan.intent,
      scope: {
        allowed_files: allowed,
        restricted_files: unique([...plan.restricted_files, ...run.policy.restrictedPaths]),
      },
      constraints: plan.constraints,
      acceptance_criteria: unique([
        ...ticketCriteria.filter((text) => text.trim() !== ''),
        ...plan.acceptance_criteria,
      ]),
    },
    system_context: { ...context?.system, related_files: plan.related_files },
    run_id: run.runId,
    title: run.title,
    steps: plan.steps,
    ...(run.bugReport === undefined ? {} : { bug_report: run.bugReport }),
  };
}

function testPlanOf({ test_plan: words }: PlannerOutput, run: RunSnapshot): TestPlan {
  return {
    $schema: schemaId('test_plan') as TestPlan['$schema'],
    test_pyramid_config: {
      unit_tests: { coverage_target: run.policy.coverageMin, focus: words.unit_focus },
      integration_tests: {
        focus: words.integration_focus,
        ...(words.db_seed_script === undefined ? {} : { db_seed_script: words.db_seed_script }),
        ...(words.mock_server_config === undefined ? {} : { mock_server_config: words.mock_server_config }),
      },
      e2e_tests: { critical_paths: words.critical_paths },
    },
    deferred_tests_v1: words.deferred,
    hitl_requirements: {
      exploratory_testing_scope: words.exploratory_scope,
      usability_acceptance_criteria: words.usability_criteria,
    },
    run_id: run.runId,
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

import { planToDocuments } from '../agents/outputs';
import { askGraph } from '../agents/outputs/context-levels';
import type { PlannerOutput } from '../agents/outputs';
import type { RecordContracts } from '../contracts/activities';
import type { AskedPart } from '../domain/coordination';
import { alike } from '../domain/likeness';
import { isRiskClass } from '../domain/risk';
import type { RiskRaise } from '../domain/risk';
import type { Ports } from '../ports';
import type { CodeGenSpec } from '../schemas/registry';
import { loadJson, storeDocument } from './documents';
import { findOverlaps } from './overlapping-pull-requests';
import { loadContext, storeAnswer } from './repository-context';
import { writeManifest } from './write-manifest';

type Contract = RecordContracts['writePlan'];

/** The planner's words become the documents of PLANNING: `code_gen_spec`, `test_plan` and the manifest that links them. */
export function createWritePlan(ports: Pick<Ports, 'artifacts' | 'code' | 'work' | 'clock' | 'runs'>) {
  return async ({ run, output, map }: Contract['input']): Promise<Contract['output']> => {
    const plan = await loadJson<PlannerOutput>(ports.artifacts, output);
    const ticket = await ports.work.get(run.tenant, run.project, run.workItem);
    const repository = map === undefined ? undefined : await loadContext(ports.artifacts, map);
    const asked = repository && askGraph(repository.graph, plan.graph_query, plan.related_files);
    const system = repository && asked && (await storeAnswer(ports.artifacts, run.tenant, repository, asked));
    const context = repository && system && { ...repository, system };
    const documents = planToDocuments(plan, run, ticket, context);
    if (documents.kind === 'refused') {
      return documents;
    }
    const [spec, testPlan] = await Promise.all([
      storeDocument(ports.artifacts, run, 'code_gen_spec', documents.spec),
      storeDocument(ports.artifacts, run, 'test_plan', documents.testPlan),
    ]);
    const links = { code_gen_spec: spec.uri, test_plan: testPlan.uri };
    const at = ports.clock.now().toISOString();
    const manifest = await writeManifest(ports.artifacts, { run, state: 'PLANNING', sequence: 0, links, at });
    await ports.runs.recordProgress(
      run.runId,
      `${run.runId}/plan/${spec.sha256}`,
      at,
      {},
      {
        kind: 'note',
        stage: 'plan',
        text: `planned: ${documents.spec.task_context.scope.allowed_files.join(', ')} may change; ${documents.spec.task_context.acceptance_criteria.length} acceptance criteria; ${affected(documents.spec)}`,
      },
    );
    const allowed = documents.spec.task_context.scope.allowed_files;
    const overlaps = await findOverlaps(ports, run, { title: run.title, text: ticket?.description ?? '' }, allowed);
    const duplicates = overlaps.filter(({ score }) => score >= alike).slice(0, 5);
    if (overlaps.length > 0) {
      const named = overlaps.slice(0, 5).map(({ url, files }) => `${url} (${files.slice(0, 5).join(', ')})`);
      const text = `open pull requests change files of the plan: ${named.join('; ')}`;
      await ports.runs.recordProgress(
        run.runId,
        `overlaps/${spec.sha256}`,
        at,
        {},
        { kind: 'note', stage: 'plan', text },
      );
    }
    return {
      kind: 'planned',
      manifest,
      spec: spec.uri,
      testPlan: testPlan.uri,
      ...estimateOf(plan),
      ...othersOf(plan, run),
      ...(duplicates.length > 0
        ? { duplicates: duplicates.map(({ url, title, score }) => ({ id: url, title, score })) }
        : {}),
    };
  };
}

function affected({ system_context: { query_result_count: count, query_note: note } }: CodeGenSpec): string {
  return `${count ?? 'no'} rows from the dependency graph${note === undefined ? '' : ` (${note})`}`;
}

function estimateOf({ risk_class: risk, risk_reason: reason }: PlannerOutput): { readonly risk?: RiskRaise } {
  return isRiskClass(risk) ? { risk: { class: risk, by: 'planner', reason: reason ?? 'no reason given' } } : {};
}

/** The run's own project is always among them; a run that is a part, or was given its repositories, asks for no others. */
function othersOf(
  { repositories }: PlannerOutput,
  { project, part, repositories: given }: Contract['input']['run'],
): { readonly repositories?: readonly AskedPart[] } {
  const names = (repositories ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (part || given || names.every((name) => name === project)) return {};
  const all = names.includes(project) ? names : [project, ...names];
  return { repositories: [...new Set(all)].map((name) => ({ project: name })) };
}

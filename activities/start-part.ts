import type { EffectContracts } from '../contracts/activities';
import type { RunRequest, RunSnapshot } from '../contracts/run';
import { microUsd } from '../domain/money';
import type { Ports } from '../ports';
import type { CodeGenSpec } from '../schemas/registry';
import { loadDocument, storeJson } from './documents';
import { readPartFacts } from './part-views';
import type { PartFacts } from './part-views';
import type { StartRun } from './start-hotfix';

type Contract = EffectContracts['startPart'];
type PartPorts = Pick<Ports, 'artifacts' | 'clock' | 'code' | 'parts' | 'projects' | 'runs' | 'work'>;

/** Characters of a tested change that those who build on it are shown. */
const longestDiff = 20_000;

/**
 * Files the part's ticket and starts its run, as a run of its own that spends what the whole has left. Its planner is shown the
 * joint plan and the tested changes it builds on. A pause or cancel that came meanwhile is the part's too.
 */
export function createStartPart(ports: PartPorts) {
  return async (input: Contract['input'], startRun: StartRun): Promise<Contract['output']> => {
    const { run, project, operationKey } = input;
    const { tenant, runId: parent, requester } = run;
    const facts = await readPartFacts(ports, parent);
    const record = await ports.projects.getProject(tenant, project);
    if (!record || !facts.some(({ part }) => part.project === project)) {
      return { kind: 'refused', code: 'unknown_project', reason: `${project} is no part of ${parent} any more.` };
    }
    const whole = await ports.work.get(tenant, run.project, run.workItem);
    const title = run.title;
    const draft = {
      ...{ tenant, project, title, requester, type: 'User Story', state: 'New', priority: run.priority },
      description:
        `${whole?.description ?? ''}\n\nPart of ${parent}, which changes ${facts.length} repositories together.`.trim(),
      acceptanceCriteria: whole?.acceptanceCriteria ?? [],
      ...(whole?.labels ? { labels: whole.labels } : {}),
    } as const;
    const item = await ports.work.create(draft, operationKey);
    await ports.parts.setTicket(parent, project, item.key);
    const at = ports.clock.now().toISOString();
    const { runId } = await ports.runs.allocateRun({
      ...{ tenant, project, workItem: item.key, title, requester, state: 'PLANNING', at },
      ...{ requestKey: operationKey, onlyIfNoneActive: false },
    });
    await ports.parts.setRun(parent, project, runId);
    // Whoever pauses or cancels writes the whole's row first and then looks for parts: one of the two sees the other.
    const control = await ports.runs.getControl(parent);
    if (control !== 'run') await ports.runs.setControl(runId, control, 'stellwerk', at);
    await startRun({
      ...{ runId, tenant, project, workItem: item.key, title, requester, entry: 'PLANNING', priority: run.priority },
      repository: { repository: record.repository, defaultBranch: record.defaultBranch },
      ...(run.modelScript ? { modelScript: run.modelScript } : {}),
      budgetParents: budgetOf(run),
      part: { parent, repositories: facts.length, context: await contextOf(ports, input, facts) },
    });
    return { kind: 'started', runId };
  };
}

function budgetOf({ runId, policy, budgetParents = [] }: RunSnapshot): NonNullable<RunRequest['budgetParents']> {
  return [{ run: runId, limit: microUsd(policy.budget?.runUsd ?? policy.runLimitUsd) }, ...budgetParents];
}

async function contextOf(
  ports: PartPorts,
  { run, project, spec }: Contract['input'],
  facts: readonly PartFacts[],
): Promise<string> {
  const own = facts.find(({ part }) => part.project === project)?.part;
  const builtOn = facts.filter(({ part, run: other }) => own?.dependsOn.includes(part.project) && other?.commit);
  return storeJson(ports.artifacts, run.tenant, 'part_context', {
    role: own?.role,
    repositories: facts.map(({ part }) => ({ project: part.project, role: part.role, dependsOn: part.dependsOn })),
    ...(spec ? { joint_plan: planOf(await loadDocument(ports.artifacts, 'code_gen_spec', spec)) } : {}),
    builds_on: await Promise.all(builtOn.map((fact) => changeOf(ports, fact))),
  });
}

function planOf({ task_context: { intent, acceptance_criteria, constraints } }: CodeGenSpec): object {
  return { intent, acceptance_criteria, constraints };
}

async function changeOf(ports: PartPorts, { part, run }: PartFacts): Promise<object> {
  const record = await ports.projects.getProject(part.tenant, part.project);
  const commit = run?.commit ?? '';
  const base = record && (await ports.code.head(record.repository, record.defaultBranch));
  const diff = record && base ? await ports.code.diff(record.repository, base, commit) : '';
  return { project: part.project, commit, diff: diff.slice(0, longestDiff), isCut: diff.length > longestDiff };
}

import type { RecordContracts } from '../contracts/activities';
import { taskGraph } from '../domain/coordination';
import type { Ports } from '../ports';

type Contract = RecordContracts['planParts'];

/** Makes the graph and remembers its parts. What the graph or the list of projects cannot bear is refused, and nothing is kept. */
export function createPlanParts(ports: Pick<Ports, 'parts' | 'projects'>) {
  return async ({ run }: Contract['input']): Promise<Contract['output']> => {
    const { tenant, runId: parent } = run;
    const graph = taskGraph(run.repositories ?? []);
    if (graph.kind === 'invalid') return refused(graph.problems);
    const known = new Set((await ports.projects.listProjects(tenant)).map(({ project }) => project));
    const missing = graph.parts.filter(({ project }) => !known.has(project)).map(({ project }) => project);
    if (missing.length > 0) return refused([`${missing.join(', ')} of tenant ${tenant} are not registered`]);
    for (const [place, part] of graph.parts.entries()) await ports.parts.add({ ...part, tenant, parent, place });
    return { kind: 'planned', parts: graph.parts };
  };
}

function refused(problems: readonly string[]): Contract['output'] {
  const reason = `The repositories cannot change together: ${problems.join('; ')}. Correct \`repositories\` and file it again.`;
  return { kind: 'refused', code: 'repositories_invalid', reason };
}

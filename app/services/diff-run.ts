import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRun } from './access';
import { baseOfRun } from './approvals/base-of-run';

export type DiffRun = (identity: Identity, runId: string) => Promise<string>;

/** Unified diff of what the run changed: from the commit it started at, as its newest bundle says, to its head. */
export function createDiffRun(ports: Pick<Ports, 'artifacts' | 'code' | 'projects' | 'runs'>): DiffRun {
  return async function diffRun(identity, runId) {
    const run = await requireRun(ports, identity, runId);
    if (run.commit === null) return '';
    const project = await ports.projects.getProject(run.tenant, run.project);
    if (!project) throw new AppError('unknown_project', `Project "${run.project}" is not registered any more.`);
    const base = (await baseOfRun(ports, run)) ?? (await ports.code.head(project.repository, project.defaultBranch));
    if (base === undefined)
      throw new AppError('conflict', `Branch ${project.defaultBranch} has no commit to compare with.`);
    return ports.code.diff(project.repository, base, run.commit);
  };
}

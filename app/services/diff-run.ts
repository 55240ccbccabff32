import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { RunRecord } from '../../ports/run-index';
import { validate } from '../../schemas/validate';
import { requireRun } from './access';

export type DiffRun = (identity: Identity, runId: string) => Promise<string>;

/** Unified diff of what the run changed: from the commit it started at, as its newest bundle says, to its head. */
export function createDiffRun(ports: Pick<Ports, 'artifacts' | 'code' | 'projects' | 'runs'>): DiffRun {
  return async function diffRun(identity, runId) {
    const run = await requireRun(ports, identity, runId);
    if (run.commit === null) return '';
    const project = await ports.projects.getProject(run.tenant, run.project);
    if (!project) throw new AppError('unknown_project', `Project "${run.project}" is not registered any more.`);
    const base = (await baseOf(run)) ?? (await ports.code.head(project.repository, project.defaultBranch));
    if (base === undefined)
      throw new AppError('conflict', `Branch ${project.defaultBranch} has no commit to compare with.`);
    return ports.code.diff(project.repository, base, run.commit);
  };

  async function baseOf(run: RunRecord): Promise<string | undefined> {
    const uri = run.links.artifact_bundle;
    if (uri === undefined) return undefined;
    const content = await ports.artifacts.get(uri);
    const bundle = validate('artifact_bundle', JSON.parse(Buffer.from(content).toString('utf8')));
    return bundle.ok ? bundle.value.source_code.base_commit : undefined;
  }
}

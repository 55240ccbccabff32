import type { AskedPart } from '../../domain/coordination';
import { AppError } from '../../domain/errors';
import { orchestratorNames } from '../../contracts/names';
import type { RunRequest } from '../../contracts/run';
import type { Ports } from '../../ports';
import type { RunRecord } from '../../ports/run-index';
import type { DurablePort } from './durable-port';

/** `over` = the run has left `queued`, so its instance was there and must not be started again. */
export type StartOutcome = 'started' | 'exists' | 'over';

export interface RunStarter {
  /** Starts the instance of a run in the index. Safe to repeat; a crash between allocation and start is healed by a repeat. */
  start(run: RunRecord, modelScript?: string, repositories?: readonly AskedPart[]): Promise<StartOutcome>;
}

const defaultPriority = 2;

export function createRunStarter(ports: Pick<Ports, 'bugs' | 'projects' | 'work'>, durable: DurablePort): RunStarter {
  async function start(
    run: RunRecord,
    modelScript?: string,
    repositories?: readonly AskedPart[],
  ): Promise<StartOutcome> {
    if (run.status !== 'queued') return 'over';
    const request = { ...(await requestOf(run, modelScript)), ...(repositories ? { repositories } : {}) };
    const orchestrator = repositories ? orchestratorNames.coordinateChange : orchestratorNames.deliverWorkItem;
    return durable.start(orchestrator, run.runId, request);
  }

  async function requestOf(run: RunRecord, modelScript: string | undefined): Promise<RunRequest> {
    const { runId, tenant, workItem, title, requester } = run;
    const project = await ports.projects.getProject(tenant, run.project);
    if (!project) {
      throw new AppError(
        'unknown_project',
        `Run ${runId} belongs to project "${run.project}", which is not registered.`,
      );
    }
    const item = await ports.work.get(tenant, run.project, workItem);
    // A work item that triage filed (loop L4): the run knows the bug, and the bug its run.
    const bug = await ports.bugs.findBugOfWorkItem(tenant, run.project, workItem);
    if (bug && bug.runId !== runId) await ports.bugs.changeBug(bug.bugId, { runId });
    return {
      runId,
      tenant,
      project: run.project,
      workItem,
      title,
      requester,
      repository: { repository: project.repository, defaultBranch: project.defaultBranch },
      entry: 'PLANNING',
      ...(bug ? { bugReport: bug.bugReport } : {}),
      ...(modelScript === undefined ? {} : { modelScript }),
      priority: item?.priority ?? defaultPriority,
    };
  }

  return { start };
}

import { checkCompletedEvent } from '../../contracts/names';
import { awaitedChecks } from '../../activities/running-checks';
import { isAppError } from '../../domain/errors';
import { parseCheckId } from '../../domain/ids';
import { isEnded } from '../../domain/lifecycle';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { RunRecord } from '../../ports/run-index';
import type { AdoPushEvent } from './ado-code-event';
import type { AdoPipelineEvent } from './ado-pipeline-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import type { ControlRun } from './control-run';
import type { DurablePort } from './durable-port';
import type { Intake } from './intake';
import { boundProjects, projectsOfRepository } from './match-project';

type ChangePorts = Pick<Ports, 'clock' | 'events' | 'projects' | 'runs'>;

export interface OutsideChanges {
  push(tenant: string, event: AdoPushEvent): Promise<Intake>;
  pipeline(tenant: string, event: AdoPipelineEvent): Promise<Intake>;
  workItemDeleted(tenant: string, event: AdoWorkItemEvent): Promise<Intake>;
}

/** Changes that decide nothing: a run is told of them, woken, or held for a person. */
export function createOutsideChanges(ports: ChangePorts, durable: DurablePort, controlRun: ControlRun): OutsideChanges {
  return {
    async push(tenant, event) {
      const projects = await projectsOfRepository(ports, tenant, event.organization, event.repository);
      const branches = event.updates.map(({ branch }) => branch);
      const runs = (
        await livingRuns(
          tenant,
          projects.map(({ project }) => project),
        )
      ).filter(({ branch }) => branch !== null && branches.includes(branch));
      const [run] = runs;
      if (!run) return { outcome: 'ignored', reason: `no run works on ${branches.join(', ') || 'these refs'}` };
      const repository = event.repository.id ?? event.repository.name;
      const mark = { revision: event.pushId, facts: {} };
      const at = ports.clock.now().toISOString();
      const known = await ports.events.newest(tenant, `push/${repository}`);
      await ports.events.advance(tenant, `push/${repository}`, mark, at);
      const isLate = known !== undefined && known.revision > event.pushId;
      const by = event.pushedBy?.name ?? 'somebody';
      const text = `${by} pushed to ${run.branch ?? ''}; the run takes it in before its next commit`;
      await ports.runs.recordProgress(run.runId, `push/${repository}/${event.pushId}`, at, {}, { kind: 'note', text });
      return {
        outcome: 'noted',
        reason: isLate ? 'an earlier push, told late' : 'a person pushed to the branch',
        runId: run.runId,
      };
    },

    async pipeline(tenant, event) {
      const projects = await boundProjects(ports, tenant, event.organization, event.teamProject);
      let rung = 0;
      for (const { runId, commit } of await livingRuns(
        tenant,
        projects.map(({ project }) => project),
      )) {
        if (event.commit !== undefined && commit !== null && commit !== event.commit) continue;
        for (const checkId of await awaitedChecks(ports, runId)) {
          const waits = parseCheckId(checkId)?.stageInstance;
          if (waits === undefined) continue;
          await durable.raiseEvent(waits, checkCompletedEvent(checkId), { checkId });
          rung += 1;
        }
      }
      const what = `build ${event.build} is ${event.result ?? event.state}`;
      if (rung === 0) return { outcome: 'ignored', reason: `${what}; no run waits for a check of it` };
      return { outcome: 'noted', reason: `${what}; ${rung} waiting checks look at it now` };
    },

    async workItemDeleted(tenant, event) {
      const projects = await boundProjects(ports, tenant, event.organization, event.teamProject);
      for (const { project } of projects) {
        const filter = { tenant, project, workItem: String(event.workItemId), limit: 1 };
        const [run] = (await ports.runs.listRuns(filter)).items;
        if (run) return hold(controlRun, run, 'its work item was deleted');
      }
      return { outcome: 'ignored', reason: `no run of deleted work item ${event.workItemId}` };
    },
  };

  async function livingRuns(tenant: string, projects: readonly string[]): Promise<readonly RunRecord[]> {
    const pages = await Promise.all(projects.map((project) => ports.runs.listRuns({ tenant, project, limit: 500 })));
    return pages.flatMap(({ items }) => items).filter(({ status }) => !isEnded(status));
  }
}

/** Takes a run on from its checkpoint when what held it up is out of the way. */
export async function carryOn(controlRun: ControlRun, run: RunRecord, why: string): Promise<Intake> {
  return control(controlRun, run, { action: 'continue', why, done: 'the run goes on' });
}

/** Pauses a run whose ticket or pull request went away; a person continues or cancels it. */
export async function hold(controlRun: ControlRun, run: RunRecord, why: string): Promise<Intake> {
  const { runId, status } = run;
  if (isEnded(status)) return { outcome: 'ignored', reason: `${why}; the run is ${status}`, runId };
  return control(controlRun, run, { action: 'pause', why, done: 'the run is paused' });
}

async function control(
  controlRun: ControlRun,
  { runId, tenant }: RunRecord,
  { action, why, done }: { readonly action: 'continue' | 'pause'; readonly why: string; readonly done: string },
): Promise<Intake> {
  const service: Identity = { user: 'stellwerk', displayName: 'Stellwerk', tenant, roles: ['ops'] };
  try {
    await controlRun(service, runId, action, why);
    return { outcome: 'done', reason: `${why}; ${done}`, runId };
  } catch (error) {
    if (!isAppError(error) || error.retryable) throw error;
    return { outcome: 'ignored', reason: `${why}; ${error.message}`, runId };
  }
}

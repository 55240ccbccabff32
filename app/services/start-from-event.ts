import type { Ports } from '../../ports';
import type { WorkItem } from '../../ports/work-tracker';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import type { DurablePort } from './durable-port';
import type { FindPerson } from './find-person';
import { recordFiling } from './filing-record';
import type { Intake } from './intake';
import type { AdoProjectRecord } from './match-project';
import { stillStarts, triggerFacts } from './start-rule';
import { createRunStarter } from './start-run';
import { workItemOfEvent } from './work-item-of-event';

type StartPorts = Pick<Ports, 'bugs' | 'clock' | 'events' | 'hookSource' | 'projects' | 'runs' | 'work'>;

export interface StartFromEvent {
  /** A change met the project's rule. */
  byRule(project: AdoProjectRecord, event: AdoWorkItemEvent, reason: string): Promise<Intake>;
  /** A person asked for it; the item's values need not meet a rule. */
  byCommand(project: AdoProjectRecord, event: AdoWorkItemEvent): Promise<Intake>;
  /** What could have started a run was taken away. */
  withdraw(project: AdoProjectRecord, event: AdoWorkItemEvent): Promise<Intake>;
}

/**
 * Runs from work item events. One revision of an item starts at most one run, whichever delivery tells of it, and an event
 * that is overtaken by a newer one starts none unless the newer values still ask for it.
 */
export function createStartFromEvent(ports: StartPorts, durable: DurablePort, findPerson: FindPerson): StartFromEvent {
  const starter = createRunStarter(ports, durable);

  return {
    async byRule(project, event, reason) {
      const newer = await overtakenBy(project, event);
      if (newer !== undefined) return { outcome: 'stale', reason: newer };
      const intake = await startOnce(project, await newestOf(project, event), keyOf(event), reason);
      if (intake.outcome !== 'rejected') await mark(project, event, true);
      return intake;
    },
    byCommand: (project, event) =>
      startOnce(project, event, `${keyOf(event)}|command`, `asked for by ${event.person?.name ?? 'a person'}`),
    async withdraw(project, event) {
      await mark(project, event, false);
      return { outcome: 'noted', reason: 'what starts a run was taken away; older events of the item start none' };
    },
  };

  /** Why the event is too late; undefined when it counts. */
  async function overtakenBy(project: AdoProjectRecord, event: AdoWorkItemEvent): Promise<string | undefined> {
    const known = await ports.events.newest(project.tenant, subjectOf(project, event));
    if (known && known.revision > event.revision) {
      if (known.facts['started'] === true) return `revision ${known.revision} of the item started a run before`;
      const facts = (known.facts['fields'] ?? {}) as Readonly<Record<string, unknown>>;
      if (!stillStarts(project.ado, facts)) return `revision ${known.revision} took away what starts a run`;
    }
    const now = await readNow(project, event);
    if (!now || now.revision <= event.revision || stillStarts(project.ado, now.fields)) return undefined;
    return `revision ${now.revision}, the item's newest, does not ask for a run any more`;
  }

  /** The platform's own word where it can be asked; a hook proves no more than a shared secret. */
  async function readNow({ ado, tenant }: AdoProjectRecord, { organization, workItemId }: AdoWorkItemEvent) {
    const source = ports.hookSource;
    if (!source?.knows(organization, tenant)) return undefined;
    return source.readWorkItem(organization, ado.project, workItemId);
  }

  async function newestOf(project: AdoProjectRecord, event: AdoWorkItemEvent): Promise<AdoWorkItemEvent> {
    const now = await readNow(project, event);
    return now && now.revision >= event.revision ? { ...event, ...now } : event;
  }

  async function mark(project: AdoProjectRecord, event: AdoWorkItemEvent, started: boolean): Promise<void> {
    const facts = { started, fields: triggerFacts(event) };
    const at = ports.clock.now().toISOString();
    await ports.events.advance(project.tenant, subjectOf(project, event), { revision: event.revision, facts }, at);
  }

  /** A ticket filed through the API has no address in Azure DevOps; an event must not overwrite it. */
  async function isTaken({ tenant, project, key, url }: WorkItem): Promise<boolean> {
    const known = url === undefined ? undefined : await ports.work.get(tenant, project, key);
    return known !== undefined && known.url === undefined;
  }

  async function startOnce(
    project: AdoProjectRecord,
    event: AdoWorkItemEvent,
    requestKey: string,
    reason: string,
  ): Promise<Intake> {
    const asked = workItemOfEvent(project, event);
    if (!asked) {
      const why = `the event carries no title of work item ${event.workItemId}; set "Resource details to send" to All`;
      return { outcome: 'rejected', reason: why };
    }
    // Under the id that the person decides with: whoever asks for a run does not approve it, whatever the account is called.
    const requester = (await findPerson(project.tenant, event.person))?.user ?? asked.requester;
    const item = { ...asked, requester };
    if (await isTaken(item)) {
      return { outcome: 'rejected', reason: `${item.key} is the key of a ticket that was filed here, not of this one` };
    }
    await ports.work.ensure(item);
    const at = ports.clock.now().toISOString();
    const { tenant, key: workItem, title } = item;
    const allocated = await ports.runs.allocateRun({
      ...{ tenant, project: item.project, workItem, title, requester, requestKey, at },
      state: 'PLANNING',
      onlyIfNoneActive: true,
    });
    const { runId } = allocated;
    if (allocated.kind === 'active') {
      return { outcome: 'active', reason: 'a run of this work item has not ended', runId };
    }
    await recordFiling(ports, { runId, requester, title, at }, { requestDigest: requestKey });
    const run = await ports.runs.getRun(runId);
    const started = run ? await starter.start(run) : 'over';
    return allocated.kind === 'created' || started === 'started'
      ? { outcome: 'started', reason, runId }
      : { outcome: 'duplicate', reason: 'the event was taken in before', runId };
  }
}

/** The same for every event that tells of one revision of an item, also for what reconciling finds. */
function keyOf({ organization, workItemId, revision }: AdoWorkItemEvent): string {
  return `${organization}|wi|${workItemId}|${revision}`;
}

function subjectOf({ project }: AdoProjectRecord, { organization, workItemId }: AdoWorkItemEvent): string {
  return `start/${project}/${organization}/${workItemId}`;
}

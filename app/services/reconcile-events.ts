import { queueNames } from '../../contracts/names';
import type { Ports } from '../../ports';
import { adoMessageId, slimAdoEvent } from './ado-envelope';
import { parseAdoEvent } from './ado-event';
import { eventKeyOf } from './event-key';
import { createJudgeAdoEvent } from './judge-ado-event';
import type { AdoProjectRecord } from './match-project';
import { createIsOwn } from './own-identity';

/** Each look goes back further than the last one, for clocks differ and a change may be told late. */
const overlapMs = 5 * 60 * 1000;
/** The first look at a project, and the most that one look goes back. */
const furthestMs = 24 * 60 * 60 * 1000;

export interface Reconciled {
  /** Message ids of events that had not come. */
  readonly found: readonly string[];
  readonly failed: readonly { readonly project: string; readonly reason: string }[];
}

/**
 * Looks in the platform's own history for work item events that no hook has brought (lost on the way, subscription on probation),
 * and takes them in as if they had come. What came is known by what it told, so that nothing is done twice.
 */
export function createReconcileEvents(
  ports: Pick<Ports, 'bus' | 'clock' | 'events' | 'hookSource' | 'projects'>,
): () => Promise<Reconciled> {
  const judge = createJudgeAdoEvent(ports, createIsOwn(ports));

  return async function reconcileEvents() {
    const found: string[] = [];
    const failed: { project: string; reason: string }[] = [];
    for (const { tenant } of await ports.projects.listTenants()) {
      for (const project of await boundOnce(tenant)) {
        try {
          found.push(...(await lookThrough(project)));
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failed.push({ project: `${tenant}/${project.project}`, reason });
        }
      }
    }
    return { found, failed };
  };

  /** One project for each Azure DevOps project: the intake finds which one an event is about. */
  async function boundOnce(tenant: string): Promise<readonly AdoProjectRecord[]> {
    const known = (await ports.projects.listProjects(tenant)).filter(
      (each): each is AdoProjectRecord =>
        each.ado !== undefined && ports.hookSource?.knows(each.ado.organization, tenant) === true,
    );
    const places = new Map(known.map((each) => [`${each.ado.organization}/${each.ado.project}`.toLowerCase(), each]));
    return [...places.values()];
  }

  async function lookThrough({ tenant, ado }: AdoProjectRecord): Promise<readonly string[]> {
    const subject = `reconcile/${ado.organization}/${ado.project}`.toLowerCase();
    const now = ports.clock.now();
    const last = (await ports.events.newest(tenant, subject))?.revision ?? 0;
    const since = new Date(Math.max(last - overlapMs, now.getTime() - furthestMs)).toISOString();
    const events = (await ports.hookSource?.listWorkItemEvents(ado.organization, ado.project, since)) ?? [];
    const found: string[] = [];
    for (const event of events) {
      const messageId = await takeIn(tenant, event);
      if (messageId !== undefined) found.push(messageId);
    }
    await ports.events.advance(tenant, subject, { revision: now.getTime(), facts: {} }, now.toISOString());
    return found;
  }

  /** The id of its message when the event was missing. */
  async function takeIn(tenant: string, event: object): Promise<string | undefined> {
    const parsed = parseAdoEvent(event);
    const messageId = adoMessageId(tenant, event);
    if (!('event' in parsed) || messageId === undefined) return undefined;
    if ((await judge(tenant, parsed)).kind === 'unmatched') return undefined;
    if ((await ports.events.outcomeOf(tenant, eventKeyOf(parsed, messageId))) !== undefined) return undefined;
    await ports.bus.send(queueNames.adoEvents, { messageId, body: { tenant, messageId, event: slimAdoEvent(event) } });
    return messageId;
  }
}

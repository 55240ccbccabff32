import { queueNames } from '../../contracts/names';
import type { Ports } from '../../ports';
import type { HookSource } from '../../ports/hook-source';
import { checkOfBuild } from './ado-build-event';
import { adoMessageId, slimAdoEvent } from './ado-envelope';
import { parseAdoEvent } from './ado-event';
import type { KnownAdoEvent } from './ado-event';
import { eventKeyOf } from './event-key';
import { createJudgeAdoEvent } from './judge-ado-event';
import { projectsOfRepository } from './match-project';
import { createIsOwn } from './own-identity';
import { isSameStanding, knownStanding } from './pull-request-standing';
import type { CheckResultMessage } from './receive-check-result';
import { placesOf, watchCode } from './watched-code';
import type { AwaitedOfRuns, WatchedPlace } from './watched-code';

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
 * Looks in the platform's own history for events that no hook has brought (lost on the way, subscription on probation): of work
 * items, pushes, pull requests and builds. Takes them in as if they had come; what came is known by what it told, so that
 * nothing is done twice.
 */
export function createReconcileEvents(
  ports: Pick<Ports, 'bus' | 'clock' | 'events' | 'hookSource' | 'projects' | 'runs'>,
): () => Promise<Reconciled> {
  const judge = createJudgeAdoEvent(ports, createIsOwn(ports));

  return async function reconcileEvents() {
    const found: string[] = [];
    const failed: { project: string; reason: string }[] = [];
    for (const { tenant } of await ports.projects.listTenants()) {
      for (const place of placesOf(tenant, await ports.projects.listProjects(tenant))) {
        if (ports.hookSource?.knows(place.organization, tenant) !== true) continue;
        try {
          found.push(...(await lookThrough(ports.hookSource, place)));
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failed.push({ project: `${tenant}/${place.project}`, reason });
        }
      }
    }
    return { found, failed };
  };

  async function lookThrough(source: HookSource, place: WatchedPlace): Promise<readonly string[]> {
    const { tenant, organization, project } = place;
    const subject = `reconcile/${organization}/${project}`.toLowerCase();
    const now = ports.clock.now();
    const last = (await ports.events.newest(tenant, subject))?.revision ?? 0;
    const since = new Date(Math.max(last - overlapMs, now.getTime() - furthestMs)).toISOString();
    const code = await watchCode(ports, place);
    const isWatched = code.repositories.length > 0;
    const events = [
      ...(place.hasTickets ? await source.listWorkItemEvents(organization, project, since) : []),
      ...(isWatched ? await source.listCodeEvents(organization, project, since, code) : []),
    ];
    const found: string[] = [];
    for (const event of events) {
      const messageId = await takeIn(tenant, event, code);
      if (messageId !== undefined) found.push(messageId);
    }
    await ports.events.advance(tenant, subject, { revision: now.getTime(), facts: {} }, now.toISOString());
    return found;
  }

  /** The id of its message when the event was missing. */
  async function takeIn(tenant: string, event: object, code: AwaitedOfRuns): Promise<string | undefined> {
    const check = checkOfBuild(tenant, event);
    if (check) return code.checks.includes(check.checkId) ? ring(check) : undefined;
    const parsed = parseAdoEvent(event);
    const messageId = adoMessageId(tenant, event);
    if (!('event' in parsed) || messageId === undefined) return undefined;
    if ((await judge(tenant, parsed)).kind === 'unmatched' || !(await isNews(tenant, parsed, code))) return undefined;
    if ((await ports.events.outcomeOf(tenant, eventKeyOf(parsed, messageId))) !== undefined) return undefined;
    await ports.bus.send(queueNames.adoEvents, { messageId, body: { tenant, messageId, event: slimAdoEvent(event) } });
    return messageId;
  }

  /** The run still waits for it, so nobody has told. */
  async function ring(check: CheckResultMessage): Promise<string> {
    await ports.bus.send(queueNames.checkResults, { messageId: check.checkId, body: check });
    return check.checkId;
  }

  /** Pull requests and builds are told as they stand, changed or not. */
  async function isNews(tenant: string, { kind, event }: KnownAdoEvent, code: AwaitedOfRuns): Promise<boolean> {
    if (kind === 'pipeline') return event.commit !== undefined && code.commits.includes(event.commit);
    if (kind !== 'pullRequest' || event.comment) return true;
    const [project] = await projectsOfRepository(ports, tenant, event.organization, event.repository);
    const known = project && (await knownStanding(ports, project, event.number));
    return known === undefined || !isSameStanding(known, event);
  }
}

import type { Delivery } from '../../../domain/delivery';
import type { Ports } from '../../../ports';
import type { AuditEntry } from '../../../ports/audit-log';

/** Bugs looked through for the one that a run repaired. */
const bugsRead = 500;

export type ReadDelivery = (entry: AuditEntry) => Promise<Delivery | undefined>;

/** The deployment that a record of the audit log tells of; undefined when it tells of something else. */
export function createReadDelivery(ports: Pick<Ports, 'artifacts' | 'bugs' | 'runs'>): ReadDelivery {
  return async function readDelivery({ kind, runId, data, tenant, at }) {
    if (kind !== 'transition' || runId === undefined) return undefined;
    if (data['transition'] === 'L2') {
      const seconds = await attemptSeconds(linksOf(data)['deploy_receipt']);
      const restored = seconds === undefined ? {} : { restoreSeconds: seconds };
      return { runId, at, outcome: 'ROLLED_BACK', repairs: false, ...restored };
    }
    if (data['transition'] !== 'T5') return undefined;
    const run = await ports.runs.getRun(runId);
    const bugs = await ports.bugs.listBugs({ tenant, limit: bugsRead });
    const bug = bugs.find((each) => each.runId === runId && each.verdict === 'hotfix');
    return {
      runId,
      at,
      outcome: 'SUCCESS',
      repairs: bug !== undefined && !(await isRollBack(bug.bugReport)),
      ...(run ? { leadSeconds: secondsBetween(run.startedAt, at) } : {}),
      ...(bug ? { restoreSeconds: secondsBetween(bug.firstSeen, at) } : {}),
    };
  };

  /** A roll back counts by itself; the bug report it makes is no second failure. */
  async function isRollBack(uri: string): Promise<boolean> {
    return (await read(uri))['source'] === 'deployment';
  }

  async function attemptSeconds(uri: string | undefined): Promise<number | undefined> {
    const { started_at: began, finished_at: ended } = uri === undefined ? {} : await read(uri);
    if (typeof began !== 'string' || typeof ended !== 'string') return undefined;
    return secondsBetween(began, ended);
  }

  /** A document that is not there any more tells nothing. */
  async function read(uri: string): Promise<Readonly<Record<string, unknown>>> {
    try {
      return JSON.parse(new TextDecoder().decode(await ports.artifacts.get(uri))) as Readonly<Record<string, unknown>>;
    } catch {
      return {};
    }
  }
}

function linksOf(data: AuditEntry['data']): Readonly<Record<string, string | undefined>> {
  return (data['links'] ?? {}) as Readonly<Record<string, string | undefined>>;
}

export function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);
}

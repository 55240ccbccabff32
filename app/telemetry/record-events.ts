import type { WaitingFor } from '../../contracts/run';
import type { Ports } from '../../ports';
import type { AuditEntry } from '../../ports/audit-log';
import type { Telemetry } from '../../ports/telemetry';
import { createReadDelivery, secondsBetween } from '../services/delivery/read-delivery';
import { boundMethods } from './bound-methods';

/** Waits that only a person can end; all others end by themselves. */
const forPeople: readonly WaitingFor['kind'][] = ['gate', 'checkpoint', 'control'];

/** Keys that were counted: an activity that is repeated appends its record again. */
const mostRemembered = 10_000;

type Recording = Pick<Ports, 'artifacts' | 'audit' | 'bugs' | 'ledger' | 'runs'>;

/**
 * Metrics from the records as they are written: what a turn cost, how a run ended, what was deployed, how long a wait took.
 * Nothing here can fail a write, and a write waits for none of it but the look at the wait that it ends.
 */
export function recordEvents<P extends Recording>(ports: P, telemetry: Telemetry): P {
  const isNew = createOnce();
  const readDelivery = createReadDelivery(ports);

  const audit: Ports['audit'] = {
    ...boundMethods(ports.audit),
    async append(entry) {
      const record = await ports.audit.append(entry);
      if (isNew(`${entry.tenant}/${entry.key}`)) void tell(entry).catch(() => undefined);
      return record;
    },
  };
  const ledger: Ports['ledger'] = {
    ...boundMethods(ports.ledger),
    async record(entry) {
      const isFirst = await ports.ledger.record(entry);
      if (!isFirst) return isFirst;
      const { tenant, model, costMicroUsd, inputTokens, outputTokens, cachedInputTokens } = entry;
      telemetry.count('stellwerk.model.cost', costMicroUsd / 1_000_000, { tenant, model });
      const tokens = { in: inputTokens, out: outputTokens, cached: cachedInputTokens };
      for (const [direction, count] of Object.entries(tokens)) {
        telemetry.count('stellwerk.model.tokens', count, { tenant, model, direction });
      }
      return isFirst;
    },
  };
  const runs: Ports['runs'] = {
    ...boundMethods(ports.runs),
    async recordProgress(runId, key, at, progress, event) {
      const before =
        progress.waitingFor === undefined ? undefined : await ports.runs.getRun(runId).catch(() => undefined);
      await ports.runs.recordProgress(runId, key, at, progress, event);
      const wait = before?.waitingFor;
      if (!before || !wait || wait.since === progress.waitingFor?.since) return;
      const by = forPeople.includes(wait.kind) ? 'person' : 'machine';
      const labels = { tenant: before.tenant, kind: wait.kind, gate: wait.gate ?? '', by };
      telemetry.record('stellwerk.wait', secondsBetween(wait.since, at), labels);
    },
  };
  return { ...ports, audit, ledger, runs };

  async function tell(entry: AuditEntry): Promise<void> {
    const { tenant, kind, data, at, runId } = entry;
    telemetry.log({
      level: 'information',
      message: `${kind} ${entry.key}`,
      event: 'stellwerk.audit',
      attributes: { ...flat(data), kind, key: entry.key, actor: entry.actor, tenant, runId, at },
    });
    if (entry.key === `${runId}/finished` || entry.key === `${runId}/crashed`) {
      telemetry.count('stellwerk.runs.ended', 1, { tenant, status: String(data['status']) });
    }
    const delivery = await readDelivery(entry);
    if (!delivery) return;
    const { outcome, leadSeconds, restoreSeconds } = delivery;
    telemetry.count('stellwerk.deployments', 1, { tenant, outcome });
    if (leadSeconds !== undefined) telemetry.record('stellwerk.lead_time', leadSeconds, { tenant });
    if (restoreSeconds !== undefined) telemetry.record('stellwerk.restore_time', restoreSeconds, { tenant });
  }
}

function createOnce(): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}

function flat(data: AuditEntry['data']): Record<string, string | number | boolean> {
  const entries = Object.entries(data).flatMap(([key, value]): [string, string | number | boolean][] => {
    if (value === undefined || value === null) return [];
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    return [[key, isPlain ? (value as string | number | boolean) : JSON.stringify(value)]];
  });
  return Object.fromEntries(entries);
}

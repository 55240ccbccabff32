import { queueNames } from '../../../contracts/names';
import type { Reading } from '../../../contracts/telemetry';
import { allLines, scopeKey } from '../../../domain/budget';
import type { BudgetState } from '../../../domain/budget';
import type { Ports } from '../../../ports';

/** Dead letters are counted up to this many; more are as bad. */
const mostLetters = 1_000;

export type ReadGauges = (tenant?: string) => Promise<readonly Reading[]>;

/** How many runs, gates, waiting notices and dead letters there are now; of one tenant, or of all with what belongs to none. */
export function createReadGauges(ports: Pick<Ports, 'bus' | 'clock' | 'notices' | 'runs'>): ReadGauges {
  return async function readGauges(tenant) {
    const counted = (await ports.runs.countByState()).filter((row) => tenant === undefined || row.tenant === tenant);
    const runs = counted.map(({ tenant: owner, state, status, runs: value }): Reading => ({
      metric: 'stellwerk.runs',
      value,
      labels: { tenant: owner, state, status },
    }));
    const ofAll = tenant === undefined ? [...(await readDeadLetters()), await readNotices()] : [];
    return [...runs, ...(await readGates(tenant)), ...ofAll];
  };

  async function readGates(tenant: string | undefined): Promise<readonly Reading[]> {
    const readings = new Map<string, Reading>();
    const now = ports.clock.now().getTime();
    const add = (metric: 'stellwerk.gates.open' | 'stellwerk.gates.overdue', owner: string, gate: string): void => {
      const key = `${metric}/${owner}/${gate}`;
      const value = (readings.get(key)?.value ?? 0) + 1;
      readings.set(key, { metric, value, labels: { tenant: owner, gate } });
    };
    for (const status of ['waiting_for_confirmation', 'failed', 'paused'] as const) {
      let cursor: string | undefined;
      do {
        const filter = { status, limit: 500, ...(tenant === undefined ? {} : { tenant }) };
        const page = await ports.runs.listRuns({ ...filter, ...(cursor === undefined ? {} : { cursor }) });
        for (const { tenant: owner, waitingFor } of page.items) {
          if (waitingFor?.gateId === undefined && waitingFor?.gate === undefined) continue;
          const gate = waitingFor.gate ?? 'unknown';
          add('stellwerk.gates.open', owner, gate);
          const isOver = waitingFor.until !== undefined && Date.parse(waitingFor.until) < now;
          if (isOver || waitingFor.code === 'gate_expired') add('stellwerk.gates.overdue', owner, gate);
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
    return [...readings.values()];
  }

  async function readNotices(): Promise<Reading> {
    return { metric: 'stellwerk.notices.pending', value: await ports.notices.countPending(), labels: {} };
  }

  async function readDeadLetters(): Promise<readonly Reading[]> {
    const { deadLetters } = ports.bus;
    if (!deadLetters) return [];
    const counts = Object.values(queueNames).map(async (queue): Promise<readonly Reading[]> => {
      // A bus that is away has no count; everything else is told all the same.
      const letters = await deadLetters.list(queue, 0, mostLetters).catch(() => undefined);
      return letters ? [{ metric: 'stellwerk.dead_letters', value: letters.length, labels: { queue } }] : [];
    });
    return (await Promise.all(counts)).flat();
  }
}

/** The share of each limit of the tenant's own that is spent. */
export function budgetReadings(tenant: string, state: BudgetState): readonly Reading[] {
  return allLines(state).flatMap(({ scope, window, spent, limit }): Reading[] => {
    if (scope !== scopeKey.tenant || !limit) return [];
    const value = Math.round((10_000 * spent) / limit) / 100;
    return [{ metric: 'stellwerk.budget.used', value, labels: { tenant, window } }];
  });
}

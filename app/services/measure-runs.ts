import type { Ports } from '../../ports';
import type { LedgerTotals } from '../../ports/ledger';

export interface RunMeasures {
  readonly runs: Awaited<ReturnType<Ports['runs']['countByState']>>;
  readonly openGates: readonly { readonly tenant: string; readonly gate: string; readonly count: number }[];
  /** Of all tenants together; absent for one of them. */
  readonly pendingNotices?: number;
  readonly ledger: readonly ({ readonly tenant: string } & LedgerTotals)[];
}

/** Figures of the stores for monitoring; of one tenant, or of all. */
export function createMeasureRuns(
  ports: Pick<Ports, 'ledger' | 'notices' | 'runs'>,
): (tenant?: string) => Promise<RunMeasures> {
  return async function measureRuns(tenant) {
    const all = await ports.runs.countByState();
    const runs = tenant === undefined ? all : all.filter((row) => row.tenant === tenant);
    const tenants = [...new Set(runs.map((row) => row.tenant))];
    const ledger = await Promise.all(
      tenants.map(async (name) => ({ tenant: name, ...(await ports.ledger.totals({ tenant: name })) })),
    );
    const measures = { runs, openGates: await countOpenGates(ports, tenant), ledger };
    return tenant === undefined ? { ...measures, pendingNotices: await ports.notices.countPending() } : measures;
  };
}

async function countOpenGates(
  ports: Pick<Ports, 'runs'>,
  tenant: string | undefined,
): Promise<RunMeasures['openGates']> {
  const counts = new Map<string, { tenant: string; gate: string; count: number }>();
  for (const status of ['waiting_for_confirmation', 'failed', 'paused'] as const) {
    let cursor: string | undefined;
    do {
      const page = await ports.runs.listRuns({
        status,
        limit: 500,
        ...(tenant === undefined ? {} : { tenant }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { tenant: owner, waitingFor } of page.items) {
        if (waitingFor?.gateId === undefined && waitingFor?.gate === undefined) continue;
        const gate = waitingFor.gate ?? 'unknown';
        const entry = counts.get(`${owner}/${gate}`) ?? { tenant: owner, gate, count: 0 };
        counts.set(`${owner}/${gate}`, { ...entry, count: entry.count + 1 });
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return [...counts.values()];
}

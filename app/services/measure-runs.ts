import type { Reading } from '../../contracts/telemetry';
import type { Ports } from '../../ports';
import type { LedgerTotals } from '../../ports/ledger';
import type { DeliveryBook, ReadDeliveries } from './delivery/deliveries';
import { budgetReadings } from './delivery/read-gauges';
import type { ReadGauges } from './delivery/read-gauges';
import type { EntityPort } from './entity-port';
import { readBudget } from './tenant-budget';

export interface RunMeasures {
  readonly gauges: readonly Reading[];
  readonly ledger: readonly ({ readonly tenant: string } & LedgerTotals)[];
  readonly delivered: readonly ({ readonly tenant: string } & DeliveryBook)[];
}

/** Figures of the records for monitoring; of one tenant, or of all. */
export function createMeasureRuns(
  ports: Pick<Ports, 'clock' | 'ledger' | 'runs'>,
  entities: EntityPort,
  readGauges: ReadGauges,
  readDeliveries: ReadDeliveries,
): (tenant?: string) => Promise<RunMeasures> {
  return async function measureRuns(tenant) {
    const gauges = await readGauges(tenant);
    const owners = gauges.flatMap(({ labels }) => labels['tenant'] ?? []);
    const tenants = [...new Set(tenant === undefined ? owners : [tenant, ...owners])];
    const at = ports.clock.now().toISOString();
    const [ledger, delivered, budgets] = await Promise.all([
      Promise.all(tenants.map(async (name) => ({ tenant: name, ...(await ports.ledger.totals({ tenant: name })) }))),
      Promise.all(tenants.map(async (name) => ({ tenant: name, ...(await readDeliveries(name)) }))),
      Promise.all(tenants.map(async (name) => budgetReadings(name, await readBudget(entities, name, at)))),
    ]);
    return { gauges: [...gauges, ...budgets.flat()], ledger, delivered };
  };
}

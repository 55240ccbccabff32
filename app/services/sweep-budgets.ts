import { createAnnounceBudget } from '../../activities/announce-budget';
import { entityNames } from '../../contracts/names';
import { alertsOf, allLines, sweep, upgradeBudget } from '../../domain/budget';
import type { BudgetState } from '../../domain/budget';
import type { Reading } from '../../contracts/telemetry';
import type { Ports } from '../../ports';
import { isOver } from './access';
import { budgetReadings } from './delivery/read-gauges';
import type { EntityPort } from './entity-port';

/**
 * What no turn does: tells levels that were reached with a run's last turn, drops leases and raises of quiet tenants, and folds
 * away the books of runs that ended without saying so. Answers how much of the tenants' limits is spent.
 */
export function createSweepBudgets(
  ports: Pick<Ports, 'audit' | 'clock' | 'notifier' | 'runs'>,
  entities: EntityPort,
): () => Promise<readonly Reading[]> {
  const announce = createAnnounceBudget(ports);

  return async function sweepBudgets() {
    const tenants = new Set((await ports.runs.countByState()).map(({ tenant }) => tenant));
    const readings: Reading[] = [];
    for (const tenant of tenants) readings.push(...(await sweepTenant(tenant)));
    return readings;
  };

  async function sweepTenant(tenant: string): Promise<readonly Reading[]> {
    const kept = await entities.readEntity(entityNames.tenantBudget, tenant);
    if (!kept) return [];
    const at = ports.clock.now().toISOString();
    const before = upgradeBudget(kept);
    const state = sweep(before, at);
    const alerts = alertsOf(allLines(state));
    if (alerts.length > 0) await announce({ tenant, alerts, at });
    const runs = await endedRuns(state);
    if (runs.length > 0) await entities.signalEntity(entityNames.tenantBudget, tenant, 'close', { runs, at });
    if (alerts.length > 0 || openItems(state) < openItems(before)) {
      await entities.signalEntity(entityNames.tenantBudget, tenant, 'sweep', { at, told: alerts });
    }
    return budgetReadings(tenant, state);
  }

  async function endedRuns(state: BudgetState): Promise<readonly string[]> {
    const ended: string[] = [];
    for (const run of Object.keys(state.runs)) {
      const record = await ports.runs.getRun(run);
      if (record && isOver(record)) ended.push(run);
    }
    return ended;
  }
}

function openItems({ reservations, settled, raises }: BudgetState): number {
  return reservations.length + settled.length + raises.length;
}

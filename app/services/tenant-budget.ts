import type { BudgetBody, BudgetView } from '../../contracts/api';
import { entityNames } from '../../contracts/names';
import { budgetWindows, configure, emptyBudget, sweep, upgradeBudget } from '../../domain/budget';
import type { BudgetLimits, BudgetState, BudgetWindow } from '../../domain/budget';
import { microUsd, usd } from '../../domain/money';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRole, requireTenantAccess, unknownTenant } from './access';
import { budgetView } from './budget-view';
import type { EntityPort } from './entity-port';

export type ShowBudget = (identity: Identity, tenant: string) => Promise<BudgetView>;
export type SetBudget = (identity: Identity, tenant: string, body: BudgetBody) => Promise<BudgetView>;

/** What the tenant may spend, has spent and has reserved, down to its runs. Every member of the tenant may see it. */
export function createShowBudget(ports: Pick<Ports, 'clock' | 'projects'>, entities: EntityPort): ShowBudget {
  return async function showBudget(identity, tenant) {
    await requireTenant(ports, identity, tenant);
    return budgetView(tenant, await readBudget(entities, tenant, ports.clock.now().toISOString()));
  };
}

/**
 * Sets the tenant's limits; one that is left out is lifted. Audited before the budget hears of it. Answers the budget as it
 * will be: the entity takes the new limits after what is on its way to it.
 */
export function createSetBudget(ports: Pick<Ports, 'audit' | 'clock' | 'projects'>, entities: EntityPort): SetBudget {
  return async function setBudget(identity, tenant, { dayUsd, weekUsd, monthUsd }) {
    requireRole(identity, 'admin');
    await requireTenant(ports, identity, tenant);
    const at = ports.clock.now().toISOString();
    const limits: BudgetLimits = {
      ...(dayUsd === undefined ? {} : { day: microUsd(dayUsd) }),
      ...(weekUsd === undefined ? {} : { week: microUsd(weekUsd) }),
      ...(monthUsd === undefined ? {} : { month: microUsd(monthUsd) }),
    };
    const before = await readBudget(entities, tenant, at);
    await ports.audit.append({
      tenant,
      key: `${tenant}/budget/${at}/${identity.user}/${budgetWindows.map((window) => limits[window] ?? 'none').join('/')}`,
      kind: 'control',
      actor: identity.user,
      data: { action: 'budget set', before: inUsd(before.limits), after: inUsd(limits) },
      at,
    });
    await entities.signalEntity(entityNames.tenantBudget, tenant, 'configure', { limits, at });
    return budgetView(tenant, configure(before, limits));
  };
}

export async function requireTenant(ports: Pick<Ports, 'projects'>, identity: Identity, tenant: string): Promise<void> {
  requireTenantAccess(identity, tenant);
  if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
}

/** The budget as it stands at that instant. */
export async function readBudget(entities: EntityPort, tenant: string, at: string): Promise<BudgetState> {
  return sweep(upgradeBudget((await entities.readEntity(entityNames.tenantBudget, tenant)) ?? emptyBudget), at);
}

function inUsd({ day, week, month }: BudgetLimits): Readonly<Record<BudgetWindow, number | null>> {
  const inUsdOrNone = (limit: number | undefined): number | null => (limit === undefined ? null : usd(limit));
  return { day: inUsdOrNone(day), week: inUsdOrNone(week), month: inUsdOrNone(month) };
}

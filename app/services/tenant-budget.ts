import type { BudgetBody, BudgetView, BudgetWindowView } from '../../contracts/api';
import { entityNames } from '../../contracts/names';
import { configure, emptyBudget, highestLevel, reservedIn, sweep } from '../../domain/budget';
import type { BudgetLimits, BudgetState, BudgetWindow } from '../../domain/budget';
import { microUsd, usd } from '../../domain/money';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRole, requireTenantAccess, unknownTenant } from './access';
import type { EntityPort } from './entity-port';

export type ShowBudget = (identity: Identity, tenant: string) => Promise<BudgetView>;
export type SetBudget = (identity: Identity, tenant: string, body: BudgetBody) => Promise<BudgetView>;

/** What the tenant may spend, has spent and has reserved, per window. Every member of the tenant may see it. */
export function createShowBudget(ports: Pick<Ports, 'clock' | 'projects'>, entities: EntityPort): ShowBudget {
  return async function showBudget(identity, tenant) {
    await requireTenant(ports, identity, tenant);
    return viewOf(tenant, await readBudget(entities, tenant, ports.clock.now().toISOString()));
  };
}

/**
 * Sets both limits; one that is left out is lifted. Audited before the budget hears of it. Answers the budget as it will be:
 * the entity takes the new limits after what is on its way to it.
 */
export function createSetBudget(ports: Pick<Ports, 'audit' | 'clock' | 'projects'>, entities: EntityPort): SetBudget {
  return async function setBudget(identity, tenant, { dayUsd, monthUsd }) {
    requireRole(identity, 'admin');
    await requireTenant(ports, identity, tenant);
    const at = ports.clock.now().toISOString();
    const limits: BudgetLimits = {
      ...(dayUsd === undefined ? {} : { day: microUsd(dayUsd) }),
      ...(monthUsd === undefined ? {} : { month: microUsd(monthUsd) }),
    };
    const before = await readBudget(entities, tenant, at);
    await ports.audit.append({
      tenant,
      key: `${tenant}/budget/${at}/${identity.user}/${limits.day ?? 'none'}/${limits.month ?? 'none'}`,
      kind: 'control',
      actor: identity.user,
      data: { action: 'budget set', before: inUsd(before.limits), after: inUsd(limits) },
      at,
    });
    await entities.signalEntity(entityNames.tenantBudget, tenant, 'configure', { limits, at });
    return viewOf(tenant, configure(before, limits));
  };
}

async function requireTenant(ports: Pick<Ports, 'projects'>, identity: Identity, tenant: string): Promise<void> {
  requireTenantAccess(identity, tenant);
  if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
}

async function readBudget(entities: EntityPort, tenant: string, at: string): Promise<BudgetState> {
  return sweep((await entities.readEntity(entityNames.tenantBudget, tenant)) ?? emptyBudget, at);
}

function viewOf(tenant: string, state: BudgetState): BudgetView {
  const { reservations } = state;
  return {
    tenant,
    reservations: reservations.length,
    reservedUsd: usd(reservedIn(reservations)),
    day: windowOf(state, 'day'),
    month: windowOf(state, 'month'),
  };
}

function windowOf({ books, limits, reservations }: BudgetState, window: BudgetWindow): BudgetWindowView {
  const { since, spent } = books[window];
  const limit = limits[window];
  return {
    since,
    limitUsd: limit === undefined ? null : usd(limit),
    spentUsd: usd(spent),
    leftUsd: limit === undefined ? null : usd(Math.max(0, limit - spent - reservedIn(reservations))),
    alertPercent: highestLevel(books[window], limit),
  };
}

function inUsd({ day, month }: BudgetLimits): Readonly<Record<BudgetWindow, number | null>> {
  return { day: day === undefined ? null : usd(day), month: month === undefined ? null : usd(month) };
}

import type { AuditVerdictView, LedgerGrouping, LedgerReportView, LedgerWindow } from '../../contracts/api';
import { windowsAt } from '../../domain/budget/windows';
import { usd } from '../../domain/money';
import type { Ports } from '../../ports';
import type { AuditRecord } from '../../ports/audit-log';
import type { Identity } from '../../ports/directory';
import type { LedgerEntry, LedgerTotals } from '../../ports/ledger';
import { requireRole, requireTenantAccess, resolveTenant } from './access';

export interface AuditQuery {
  readonly tenant?: string;
  readonly runId?: string;
  readonly after?: number;
  readonly limit?: number;
}

export type ReadAudit = (identity: Identity, query: AuditQuery) => Promise<readonly AuditRecord[]>;

/** The tenant's audit log in the order of its chain; for administrators of the tenant. */
export function createReadAudit(ports: Pick<Ports, 'audit'>): ReadAudit {
  return async function readAudit(identity, { tenant, ...filter }) {
    requireRole(identity, 'admin');
    return ports.audit.list(resolveTenant(identity, tenant), filter);
  };
}

export type VerifyAudit = (identity: Identity, tenant: string | undefined) => Promise<AuditVerdictView>;

/** Recomputes the tenant's chain in the store, its end included; for administrators of the tenant. */
export function createVerifyAudit(ports: Pick<Ports, 'audit'>): VerifyAudit {
  return async function verifyAudit(identity, named) {
    requireRole(identity, 'admin');
    const tenant = resolveTenant(identity, named);
    return { tenant, ...(await ports.audit.verify(tenant)) };
  };
}

export interface LedgerView {
  readonly tenant: string;
  readonly totals: LedgerTotals;
  readonly items: readonly LedgerEntry[];
}

export type ReadLedger = (
  identity: Identity,
  tenant: string,
  filter: { readonly runId?: string; readonly limit?: number },
) => Promise<LedgerView>;

/** What the tenant's runs cost, entry by entry. Every member of the tenant may see it. */
export function createReadLedger(ports: Pick<Ports, 'ledger'>): ReadLedger {
  return async function readLedger(identity, tenant, { runId, limit = 100 }) {
    requireTenantAccess(identity, tenant);
    const scope = { tenant, ...(runId === undefined ? {} : { runId }) };
    const [totals, items] = await Promise.all([ports.ledger.totals(scope), ports.ledger.list({ ...scope, limit })]);
    return { tenant, totals, items };
  };
}

export type ReportLedger = (
  identity: Identity,
  tenant: string,
  query: { readonly by: LedgerGrouping; readonly window: LedgerWindow },
) => Promise<LedgerReportView>;

/** The tenant's costs by project, run or stage, in the current window (UTC) or in all. Every member of the tenant may see it. */
export function createReportLedger(ports: Pick<Ports, 'clock' | 'ledger'>): ReportLedger {
  return async function reportLedger(identity, tenant, { by, window }) {
    requireTenantAccess(identity, tenant);
    const since = window === 'all' ? undefined : startOf(windowsAt(ports.clock.now().toISOString())[window]);
    const sums = await ports.ledger.summarise({ tenant, by, ...(since === undefined ? {} : { since }) });
    return {
      ...{ tenant, by, window, since: since ?? null },
      totalUsd: usd(sums.reduce((total, { costMicroUsd }) => total + costMicroUsd, 0)),
      rows: sums.map(({ entries, inputTokens, outputTokens, costMicroUsd, ...place }) => ({
        ...place,
        ...{ turns: entries, tokensIn: inputTokens, tokensOut: outputTokens, costUsd: usd(costMicroUsd) },
      })),
    };
  };
}

/** `2026-01` and `2026-01-05` as their first instant. */
function startOf(window: string): string {
  return new Date(window.length === 7 ? `${window}-01` : window).toISOString();
}

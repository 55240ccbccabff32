import { idLimits } from '../../domain/ids/run-ids';
import { requireSlug } from '../../domain/ids/slug';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { TenantRecord } from '../../ports/project-index';
import { requireRole, requireTenantAccess, unknownTenant } from './access';

export interface TenantBody {
  readonly tenant: string;
  readonly displayName?: string;
}

export type RegisterTenant = (identity: Identity, body: TenantBody) => Promise<TenantRecord>;

/**
 * Makes a tenant and the secret of its service hook, once. Only an administrator of every tenant, or of this very one, may.
 * The secret itself is never answered; it is read where secrets are kept.
 */
export function createRegisterTenant(ports: Pick<Ports, 'projects' | 'secrets'>): RegisterTenant {
  return async function registerTenant(identity, { tenant, displayName = tenant }) {
    requireRole(identity, 'admin');
    requireTenantAccess(identity, tenant);
    requireSlug('Tenant', tenant, idLimits.tenant);
    await ports.projects.ensureTenant({ tenant, displayName });
    await ports.secrets.ensure(`ado-hook-${tenant}`);
    return { tenant, displayName };
  };
}

export type ShowTenant = (identity: Identity, tenant: string) => Promise<TenantRecord>;

export function createShowTenant(ports: Pick<Ports, 'projects'>): ShowTenant {
  return async function showTenant(identity, tenant) {
    requireTenantAccess(identity, tenant);
    const record = await ports.projects.getTenant(tenant);
    if (!record) throw unknownTenant(tenant);
    return record;
  };
}

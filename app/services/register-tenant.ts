import type { TenantBody } from '../../contracts/api';
import { idLimits } from '../../domain/ids/run-ids';
import { requireSlug } from '../../domain/ids/slug';
import { secretName } from '../../domain/secret-names';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { TenantRecord } from '../../ports/project-index';
import { requireRole, requireTenantAccess, unknownTenant } from './access';

export interface RegisteredTenant extends TenantRecord {
  /** Password of the tenant's service hook, to be entered in Azure DevOps. */
  readonly hookSecret: string;
  /** Secrets of the tenant's webhooks at GitHub and GitLab. */
  readonly hubHookSecrets: { readonly github: string; readonly gitlab: string };
}

export type RegisterTenant = (identity: Identity, body: TenantBody) => Promise<RegisteredTenant>;

/**
 * Makes a tenant and the secret of its service hook, once, and answers both. Only an administrator of every tenant, or of
 * this very one, may; what changes is audited before it counts, and that the secret was shown once per person and day.
 */
export function createRegisterTenant(ports: Pick<Ports, 'audit' | 'clock' | 'projects' | 'secrets'>): RegisterTenant {
  return async function registerTenant(identity, { tenant, displayName: named, maxAutonomy }) {
    requireRole(identity, 'admin');
    requireTenantAccess(identity, tenant);
    requireSlug('Tenant', tenant, idLimits.tenant);
    const before = await ports.projects.getTenant(tenant);
    const displayName = named ?? before?.displayName ?? tenant;
    const at = ports.clock.now().toISOString();
    const wanted = { displayName, maxAutonomy: maxAutonomy ?? before?.maxAutonomy ?? null };
    if (before?.displayName !== wanted.displayName || (before.maxAutonomy ?? null) !== wanted.maxAutonomy) {
      const key = `${tenant}/tenant/${at}`;
      const data = { action: 'tenant registered', ...wanted };
      await ports.audit.append({ tenant, key, kind: 'control', actor: identity.user, data, at });
    }
    await ports.projects.ensureTenant({ tenant, displayName, ...(maxAutonomy === undefined ? {} : { maxAutonomy }) });
    const hookSecret = await ports.secrets.ensure(secretName('ado-hook', tenant));
    const [github, gitlab] = [
      await ports.secrets.ensure(secretName('github-hook', tenant)),
      await ports.secrets.ensure(secretName('gitlab-hook', tenant)),
    ];
    await ports.audit.append({
      tenant,
      key: `${tenant}/hook-secret-shown/${identity.user}/${at.slice(0, 10)}`,
      kind: 'effect',
      actor: identity.user,
      data: { action: 'hook secret shown' },
      at,
    });
    return { tenant, displayName, hookSecret, hubHookSecrets: { github, gitlab } };
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

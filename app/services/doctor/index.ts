import type { DoctorView } from '../../../contracts/doctor';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import { requireRole, resolveTenant, unknownTenant } from '../access';
import type { HookSubscriptions } from '../hook-subscriptions';
import type { ServiceSettings } from '../service-settings';
import { examineHost } from './examine-host';
import { examineTenant } from './examine-tenant';

export type Doctor = (identity: Identity, tenant: string | undefined) => Promise<DoctorView>;

/**
 * What is wrong, or soon will be, with how to put it right. Looks and changes nothing. The host itself is shown to
 * administrators of every tenant, and on one machine to its operators.
 */
export function createDoctor(ports: Ports, settings: ServiceSettings, hooks: HookSubscriptions): Doctor {
  return async function examine(identity, named) {
    requireRole(identity, 'admin', 'ops');
    const tenant = resolveTenant(identity, named);
    if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
    const seesHost = identity.tenant === '*' || settings.localHost;
    const [host, own] = await Promise.all([
      seesHost ? examineHost(ports, settings) : [],
      examineTenant({ ports, hooks, identity, tenant }),
    ]);
    return { at: ports.clock.now().toISOString(), version: settings.version, findings: [...host, ...own] };
  };
}

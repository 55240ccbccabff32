import { publicKeys } from '../../activities/bundle-signature';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireTenantAccess } from './access';

export type ReadSigningKeys = (identity: Identity, tenant: string) => ReturnType<typeof publicKeys>;

/** The public halves of the keys that a tenant's bundles were signed with, the current one first. Empty before the first bundle. */
export function createReadSigningKeys(ports: Pick<Ports, 'secrets'>): ReadSigningKeys {
  return async function readSigningKeys(identity, tenant) {
    requireTenantAccess(identity, tenant);
    return publicKeys(ports.secrets, tenant);
  };
}

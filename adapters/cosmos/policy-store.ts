import type { PolicyStore, TenantPolicies } from '../../ports/policy-store';
import { put } from './change';
import type { CosmosStore } from './client';
import { documentId } from './document';
import type { Document } from './document';
import { select } from './select';

interface PolicyDocument extends Document {
  readonly version: number;
  readonly policies: TenantPolicies;
}

/** Every version is a document that is made once; the newest stands beside them too, for it is asked for at every decision. */
export function createCosmosPolicyStore(store: CosmosStore): PolicyStore {
  const tenants = store.container('tenants');
  const head = (tenant: string) => tenants.read<PolicyDocument>(tenant, 'policies');

  return {
    current: async (tenant) => (await head(tenant))?.document.policies,
    async list(tenant, limit) {
      const query = select('policy', { orderBy: ['version DESC'], limit });
      return (await tenants.query<PolicyDocument>(tenant, query)).map(({ policies }) => policies);
    },
    async add(policies) {
      const { tenant, version } = policies;
      const stored = await head(tenant);
      if (version !== (stored?.document.version ?? 0) + 1) return false;
      const document = { tenant, version, policies };
      const outcome = await tenants.batch(tenant, [
        { kind: 'create', document: { ...document, id: documentId('policy', version), kind: 'policy' } },
        put(stored, { ...document, id: 'policies', kind: 'policies' }),
      ]);
      return outcome === 'done';
    },
  };
}

import { integerOf, textOf } from './columns';
import type { Row, Store } from './database';
import type { PolicyStore, TenantPolicies } from '../../ports/policy-store';

export function createSqlitePolicyStore(store: Store): PolicyStore {
  const select = store.prepare('SELECT * FROM tenant_policies WHERE tenant = ? ORDER BY version DESC LIMIT ?');
  const insert = store.prepare('INSERT OR IGNORE INTO tenant_policies VALUES (?, ?, ?, ?, ?)');
  const newest = store.prepare('SELECT coalesce(max(version), 0) AS version FROM tenant_policies WHERE tenant = ?');

  return {
    async current(tenant) {
      const row = select.get(tenant, 1);
      return row && policiesOf(row);
    },
    list: async (tenant, limit) => select.all(tenant, limit).map(policiesOf),
    add: async ({ tenant, version, text, setBy, setAt }) =>
      store.transaction(() => {
        const row = newest.get(tenant);
        if (version !== (row ? integerOf(row, 'version') : 0) + 1) return false;
        return insert.run(tenant, version, text, setBy, setAt) === 1;
      }),
  };
}

function policiesOf(row: Row): TenantPolicies {
  return {
    tenant: textOf(row, 'tenant'),
    version: integerOf(row, 'version'),
    text: textOf(row, 'text'),
    setBy: textOf(row, 'set_by'),
    setAt: textOf(row, 'set_at'),
  };
}

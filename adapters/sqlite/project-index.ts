import { jsonOrNull, textOf, textOrNull, toJsonOrNull } from './columns';
import type { Row, Store } from './database';
import { isAutonomyMode } from '../../domain/autonomy';
import { AppError } from '../../domain/errors';
import type { ProjectIndex, ProjectRecord, TenantRecord } from '../../ports/project-index';

/** `ensure…` writes the newest values. A project of a tenant that does not exist is refused with `unknown_tenant`. */
export function createSqliteProjectIndex(store: Store): ProjectIndex {
  const upsertTenant = store.prepare(
    `INSERT INTO tenants (tenant, display_name, max_autonomy) VALUES (?, ?, ?) ON CONFLICT (tenant) DO UPDATE
       SET display_name = excluded.display_name, max_autonomy = COALESCE(excluded.max_autonomy, max_autonomy)`,
  );
  const selectTenant = store.prepare('SELECT * FROM tenants WHERE tenant = ?');
  const selectTenants = store.prepare('SELECT * FROM tenants ORDER BY tenant');
  const upsertProject = store.prepare(
    `INSERT INTO projects VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant, project) DO UPDATE
       SET repository = excluded.repository, default_branch = excluded.default_branch, ado = excluded.ado`,
  );
  const selectProject = store.prepare('SELECT * FROM projects WHERE tenant = ? AND project = ?');
  const selectProjects = store.prepare('SELECT * FROM projects WHERE tenant = ? ORDER BY project');

  return {
    async ensureTenant({ tenant, displayName, maxAutonomy }) {
      upsertTenant.run(tenant, displayName, maxAutonomy ?? null);
    },
    async getTenant(tenant) {
      const row = selectTenant.get(tenant);
      return row && tenantOf(row);
    },
    listTenants: async () => selectTenants.all().map(tenantOf),
    async ensureProject({ tenant, project, repository, defaultBranch, ado }) {
      store.transaction(() => {
        if (!selectTenant.get(tenant)) {
          throw new AppError('unknown_tenant', `Project ${project} names tenant ${tenant}, which does not exist.`);
        }
        upsertProject.run(tenant, project, repository, defaultBranch, toJsonOrNull(ado));
      });
    },
    async getProject(tenant, project) {
      const row = selectProject.get(tenant, project);
      return row && projectOf(row);
    },
    listProjects: async (tenant) => selectProjects.all(tenant).map(projectOf),
  };
}

function tenantOf(row: Row): TenantRecord {
  const cap = textOrNull(row, 'max_autonomy');
  return {
    tenant: textOf(row, 'tenant'),
    displayName: textOf(row, 'display_name'),
    ...(isAutonomyMode(cap) ? { maxAutonomy: cap } : {}),
  };
}

function projectOf(row: Row): ProjectRecord {
  const ado = jsonOrNull<NonNullable<ProjectRecord['ado']>>(row, 'ado');
  return {
    tenant: textOf(row, 'tenant'),
    project: textOf(row, 'project'),
    repository: textOf(row, 'repository'),
    defaultBranch: textOf(row, 'default_branch'),
    ...(ado === null ? {} : { ado }),
  };
}

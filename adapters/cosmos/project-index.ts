import { AppError } from '../../domain/errors';
import type { ProjectIndex, ProjectRecord, TenantRecord } from '../../ports/project-index';
import { changeDocument, type Change } from './change';
import type { CosmosStore } from './client';
import { documentId } from './document';
import type { Document } from './document';
import { select } from './select';

interface TenantDocument extends Document {
  readonly kind: 'tenant';
  readonly record: TenantRecord;
}

interface ProjectDocument extends Document {
  readonly kind: 'project';
  readonly project: string;
  readonly record: ProjectRecord;
}

/** `ensure…` writes the newest values. A project of a tenant that does not exist is refused with `unknown_tenant`. */
export function createCosmosProjectIndex(store: CosmosStore): ProjectIndex {
  const tenants = store.container('tenants');
  const readTenant = async (tenant: string) => (await tenants.read<TenantDocument>(tenant, 'tenant'))?.document.record;

  return {
    ensureTenant: ({ tenant, displayName, maxAutonomy }) =>
      changeDocument(
        store,
        tenants,
        { tenant, id: 'tenant' },
        (stands?: TenantDocument): Change<TenantDocument, void> => {
          const cap = maxAutonomy ?? stands?.record.maxAutonomy;
          const record = { tenant, displayName, ...(cap === undefined ? {} : { maxAutonomy: cap }) };
          if (stands && JSON.stringify(stands.record) === JSON.stringify(record)) return { answer: undefined };
          return { document: { id: 'tenant', tenant, kind: 'tenant', record }, answer: undefined };
        },
      ),
    getTenant: readTenant,
    async listTenants() {
      const found = await tenants.queryAll<TenantDocument>(select('tenant'));
      return found.map(({ record }) => record).sort((left, right) => (left.tenant < right.tenant ? -1 : 1));
    },
    async ensureProject({ tenant, project, repository, defaultBranch, ado }) {
      if (!(await readTenant(tenant))) {
        throw new AppError('unknown_tenant', `Project ${project} names tenant ${tenant}, which does not exist.`);
      }
      const record = { tenant, project, repository, defaultBranch, ...(ado ? { ado } : {}) };
      const document: ProjectDocument = {
        id: documentId('project', project),
        tenant,
        kind: 'project',
        project,
        record,
      };
      await changeDocument<ProjectDocument, void>(store, tenants, document, () => ({ document, answer: undefined }));
    },
    getProject: async (tenant, project) =>
      (await tenants.read<ProjectDocument>(tenant, documentId('project', project)))?.document.record,
    async listProjects(tenant) {
      const found = await tenants.query<ProjectDocument>(tenant, select('project', { orderBy: ['project'] }));
      return found.map(({ record }) => record);
    },
  };
}

import type { DelegationRecord, Delegations } from '../../ports/delegations';
import { changeDocument, type Change } from './change';
import type { CosmosStore } from './client';
import { documentId } from './document';
import type { Document } from './document';
import { select } from './select';

interface DelegationDocument extends Document {
  readonly kind: 'delegation';
  readonly delegation: DelegationRecord;
  readonly since: string;
  readonly until: string;
  readonly endedAt: string | null;
}

/** Times are compared as text: they are all written as UTC with milliseconds. */
export function createCosmosDelegations(store: CosmosStore): Delegations {
  const tenants = store.container('tenants');
  return {
    async add(delegation) {
      const { tenant, id, since, until } = delegation;
      const document: DelegationDocument = {
        ...{ id: documentId('delegation', id), tenant, kind: 'delegation', delegation },
        ...{ since: utc(since), until: utc(until), endedAt: null },
      };
      await tenants.create(document);
    },
    end: (tenant, id, at) =>
      changeDocument(
        store,
        tenants,
        { tenant, id: documentId('delegation', id) },
        (stands?: DelegationDocument): Change<DelegationDocument, boolean> =>
          stands?.endedAt === null ? { document: { ...stands, endedAt: utc(at) }, answer: true } : { answer: false },
      ),
    async listActive(tenant, at, to) {
      const now = utc(at);
      const where = [
        ['since', '<=', now],
        ['until', '>', now],
      ] as const;
      const found = await tenants.query<DelegationDocument>(tenant, select('delegation', { where }));
      return found
        .filter(
          ({ endedAt, delegation }) => (endedAt === null || endedAt > now) && (to ?? delegation.to) === delegation.to,
        )
        .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
        .map(({ delegation, endedAt }) => ({ ...delegation, ...(endedAt === null ? {} : { endedAt }) }));
    },
  };
}

function keyOf({ since, delegation }: DelegationDocument): string {
  return `${since} ${delegation.id}`;
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

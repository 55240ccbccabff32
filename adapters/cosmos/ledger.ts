import type { Ledger, LedgerEntry, LedgerSum, LedgerTotals } from '../../ports/ledger';
import { requireWholeAmounts } from '../record-keeping/ledger-amounts';
import { pageLimit } from '../record-keeping/page-limit';
import type { CosmosStore, Documents } from './client';
import { lost } from './decide';
import { creationOrder, documentId, tenantOf } from './document';
import type { Document } from './document';
import { select } from './select';

interface EntryDocument extends Document {
  readonly kind: 'entry';
  readonly entry: LedgerEntry;
  readonly runId: string;
  readonly at: string;
  readonly order: string;
}

/** Raised in the same step as the entry is made, so that a total is one read however many entries there are. */
interface SumDocument extends Document, LedgerTotals {
  readonly kind: 'runSum' | 'projectSum';
}

const nothing: LedgerTotals = { entries: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
const mostEntries = 10_000;

/** A key is unique within its tenant. `list` answers the newest entries first. */
export function createCosmosLedger(store: CosmosStore): Ledger {
  const ledger = store.container('ledger');
  return {
    async record(entry) {
      requireWholeAmounts(entry);
      const { tenant, key, runId, project } = entry;
      const sums = [documentId('runSum', runId), documentId('projectSum', project)] as const;
      return store.decide(`${ledger.name}/${tenant}/${key}`, async () => {
        const amounts = raised(entry);
        const outcome = await ledger.batch(tenant, [
          { kind: 'create', document: entryDocument(entry) },
          ...sums.map((id) => ({ kind: 'add' as const, id, amounts })),
        ]);
        if (outcome === 'done') return true;
        if (outcome.refused === 0) return false;
        await ledger.create({ ...nothing, id: sums[0], tenant, kind: 'runSum' });
        await ledger.create({ ...nothing, id: sums[1], tenant, kind: 'projectSum' });
        return lost;
      });
    },
    async totals({ tenant, runId }) {
      if (runId === undefined) return totalOf(await projectSums(ledger, tenant));
      const owner = tenantOf(runId);
      if (tenant !== undefined && tenant !== owner) return nothing;
      const sum = await ledger.read<SumDocument>(owner, documentId('runSum', runId));
      return sum ? totalOf([sum.document]) : nothing;
    },
    async summarise({ tenant, by, since, limit }) {
      const sums = new Map<string, LedgerSum>();
      const query = select('entry', { where: [['at', '>=', since]] });
      for await (const page of ledger.pages<EntryDocument>(tenant, query)) {
        for (const { entry } of page) {
          const group = groupOf(entry, by);
          const key = JSON.stringify(group);
          sums.set(key, { ...group, ...totalOf([sums.get(key) ?? nothing, { ...entry, entries: 1 }]) });
        }
      }
      const dearest = [...sums.values()].sort(
        (left, right) => right.costMicroUsd - left.costMicroUsd || (nameOf(left) < nameOf(right) ? -1 : 1),
      );
      return dearest.slice(0, pageLimit(limit, 1_000, mostEntries));
    },
    async list({ tenant, runId, limit }) {
      const most = pageLimit(limit, 200, mostEntries);
      const query = select('entry', { where: [['runId', '=', runId]], orderBy: ['order DESC'], limit: most });
      const owner = tenant ?? (runId === undefined ? undefined : tenantOf(runId));
      const tenants = owner === undefined ? tenantsOf(await projectSums(ledger)) : [owner];
      const found = (await Promise.all(tenants.map((each) => ledger.query<EntryDocument>(each, query)))).flat();
      found.sort((left, right) => (left.order < right.order ? 1 : -1));
      return found.slice(0, most).map(({ entry }) => entry);
    },
  };
}

/** Of one tenant, or of all. */
function projectSums(ledger: Documents, tenant?: string): Promise<SumDocument[]> {
  const query = select('projectSum');
  return tenant === undefined ? ledger.queryAll(query) : ledger.query(tenant, query);
}

function tenantsOf(sums: readonly SumDocument[]): readonly string[] {
  return [...new Set(sums.map(({ tenant }) => tenant))];
}

function entryDocument(entry: LedgerEntry): EntryDocument {
  const { key, tenant, project, runId, stage, role, model, at } = entry;
  const { inputTokens, cachedInputTokens, outputTokens, costMicroUsd } = entry;
  const amounts = { inputTokens, cachedInputTokens, outputTokens, costMicroUsd };
  return {
    ...{ id: documentId('entry', key), tenant, kind: 'entry', runId, at, order: creationOrder() },
    entry: { key, tenant, project, runId, stage, role, model, ...amounts, at },
  };
}

function raised({ inputTokens, outputTokens, costMicroUsd }: LedgerEntry): Readonly<Record<string, number>> {
  return { '/entries': 1, '/inputTokens': inputTokens, '/outputTokens': outputTokens, '/costMicroUsd': costMicroUsd };
}

function totalOf(sums: readonly LedgerTotals[]): LedgerTotals {
  return sums.reduce<LedgerTotals>(
    (total, sum) => ({
      entries: total.entries + sum.entries,
      inputTokens: total.inputTokens + sum.inputTokens,
      outputTokens: total.outputTokens + sum.outputTokens,
      costMicroUsd: total.costMicroUsd + sum.costMicroUsd,
    }),
    nothing,
  );
}

function groupOf({ project, runId, stage }: LedgerEntry, by: 'project' | 'run' | 'stage') {
  return { project, ...(by === 'project' ? {} : { runId }), ...(by === 'stage' ? { stage } : {}) };
}

function nameOf({ project, runId = '', stage = '' }: LedgerSum): string {
  return [project, runId, stage].join(' ');
}

import type { BugIndex, BugRecord } from '../../ports/bug-index';
import { closedBug, countedAgain, newBug } from '../record-keeping/bug-occurrence';
import { put } from './change';
import type { CosmosStore, Stored } from './client';
import { lost } from './decide';
import { creationOrder, documentId, tenantOf } from './document';
import type { Document } from './document';
import { select } from './select';

interface BugDocument extends Document {
  readonly kind: 'bug';
  readonly project: string;
  readonly status: string;
  readonly workItem: string | null;
  readonly lastSeen: string;
  readonly order: string;
  readonly bug: BugRecord;
}

/** Names a bug: the open one of a fingerprint, or the one an occurrence was counted on. */
interface PointerDocument extends Document {
  readonly kind: 'openBug' | 'occurrence';
  readonly bugId: string;
}

/** That a fingerprint has one open bug is kept by a document of that name, which comes and goes with the bug in one batch. */
export function createCosmosBugIndex(store: CosmosStore): BugIndex {
  const items = store.container('items');
  const read = (bugId: string) => items.read<BugDocument>(tenantOf(bugId), documentId('bug', bugId));

  async function pointed(tenant: string, id: string): Promise<Stored<BugDocument> | undefined> {
    const pointer = await items.read<PointerDocument>(tenant, id);
    return pointer && read(pointer.document.bugId);
  }

  return {
    countOccurrence: (reported, key, at) => {
      const { tenant, project, fingerprint, bugId } = reported;
      const openId = documentId('openBug', project, fingerprint);
      return store.decide(`${items.name}/${tenant}/${openId}`, async () => {
        const occurrenceId = documentId('occurrence', key);
        const counted = await pointed(tenant, occurrenceId);
        if (counted) return { bug: counted.document.bug, counted: false, created: false };
        const known = await pointed(tenant, openId);
        const bug = known ? countedAgain(known.document.bug, reported, at) : newBug(reported, at);
        const same = known ? undefined : await read(bugId);
        if (same?.document.status === 'closed') throw closedBug(bugId);
        if (same) return lost;
        const occurrence: PointerDocument = { id: occurrenceId, tenant, kind: 'occurrence', bugId: bug.bugId };
        const open: PointerDocument = { id: openId, tenant, kind: 'openBug', bugId: bug.bugId };
        const outcome = await items.batch(tenant, [
          { kind: 'create', document: occurrence },
          put(known, bugDocument(bug, known?.document.order ?? creationOrder())),
          ...(known ? [] : [{ kind: 'create' as const, document: open }]),
        ]);
        return outcome === 'done' ? { bug, counted: true, created: !known } : lost;
      });
    },
    getBug: async (bugId) => (await read(bugId))?.document.bug,
    findOpenBug: async (tenant, project, fingerprint) =>
      (await pointed(tenant, documentId('openBug', project, fingerprint)))?.document.bug,
    async findBugOfWorkItem(tenant, project, workItem) {
      const where = [
        ['project', '=', project],
        ['workItem', '=', workItem],
      ] as const;
      const query = select('bug', { where, orderBy: ['order DESC'], limit: 1 });
      return (await items.query<BugDocument>(tenant, query))[0]?.bug;
    },
    changeBug: (bugId, change) =>
      store.decide(`${items.name}/${bugId}`, async () => {
        const stored = await read(bugId);
        if (!stored) return false;
        const bug = { ...stored.document.bug, ...change };
        const { tenant, project, fingerprint, status } = bug;
        const openId = documentId('openBug', project, fingerprint);
        const open: PointerDocument = { id: openId, tenant, kind: 'openBug', bugId };
        const moved = status !== stored.document.status;
        const outcome = await items.batch(tenant, [
          put(stored, bugDocument(bug, stored.document.order)),
          ...(moved && status === 'closed' ? [{ kind: 'delete' as const, id: openId }] : []),
          ...(moved && status === 'open' ? [{ kind: 'create' as const, document: open }] : []),
        ]);
        return outcome === 'done' ? true : lost;
      }),
    async listBugs({ tenant, project, status, limit = 100 }) {
      const most = Math.min(Math.max(limit, 1), 500);
      const where = [
        ['project', '=', project],
        ['status', '=', status],
      ] as const;
      const found =
        tenant === undefined
          ? await items.queryAll<BugDocument>(select('bug', { where }))
          : await items.query<BugDocument>(
              tenant,
              select('bug', { where, orderBy: ['lastSeen DESC', 'order DESC'], limit: most }),
            );
      const key = ({ lastSeen, order }: BugDocument): string => `${lastSeen} ${order}`;
      return found
        .sort((left, right) => (key(left) < key(right) ? 1 : -1))
        .slice(0, most)
        .map(({ bug }) => bug);
    },
  };
}

function bugDocument(bug: BugRecord, order: string): BugDocument {
  const { bugId, tenant, project, status, workItem, lastSeen } = bug;
  return { id: documentId('bug', bugId), tenant, kind: 'bug', project, status, workItem, lastSeen, order, bug };
}

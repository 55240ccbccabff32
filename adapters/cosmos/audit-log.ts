import type { AuditEntry, AuditLog, AuditRecord, AuditVerdict } from '../../ports/audit-log';
import { canonicalJson, chainHash, chainStart } from '../record-keeping/audit-chain';
import { pageLimit } from '../record-keeping/page-limit';
import { put } from './change';
import type { CosmosStore } from './client';
import { lost } from './decide';
import { documentId } from './document';
import type { Document } from './document';
import { select } from './select';

/** `entry` is the text the hash was made of; what stands beside it is checked against it. */
interface RecordDocument extends Document {
  readonly kind: 'record';
  readonly sequence: number;
  readonly runId?: string;
  readonly entry: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Says which record a key has. */
interface KeyDocument extends Document {
  readonly kind: 'key';
  readonly sequence: number;
}

/** The end of a tenant's chain. Kept apart from the records, so that records dropped from the end are missed as well. */
interface HeadDocument extends Document {
  readonly kind: 'head';
  readonly sequence: number;
  readonly hash: string;
}

type ChainEnd = Pick<HeadDocument, 'sequence' | 'hash'>;
const start: ChainEnd = { sequence: 0, hash: chainStart };

/** A record, its key and the new head are one batch, and the head must be the one that was read: writers never fork the chain. */
export function createCosmosAuditLog(store: CosmosStore): AuditLog {
  const audit = store.container('audit');
  const readHead = (tenant: string) => audit.read<HeadDocument>(tenant, 'head');

  async function readByKey({ tenant, key }: AuditEntry): Promise<AuditRecord | undefined> {
    const found = await audit.read<KeyDocument>(tenant, documentId('key', key));
    const record = found && (await audit.read<RecordDocument>(tenant, recordId(found.document.sequence)));
    return record && recordOf(record.document);
  }

  return {
    append: (entry) =>
      store.decide(`${audit.name}/${entry.tenant}`, async () => {
        const { tenant, key, runId } = entry;
        const stored = await readHead(tenant);
        const { hash: previousHash, sequence: last } = stored?.document ?? start;
        const sequence = last + 1;
        const text = canonicalJson({ ...entry, sequence });
        const hash = chainHash(previousHash, text);
        const record: RecordDocument = {
          ...{ id: recordId(sequence), tenant, kind: 'record', sequence, entry: text, previousHash, hash },
          ...(runId === undefined ? {} : { runId }),
        };
        const keyed: KeyDocument = { id: documentId('key', key), tenant, kind: 'key', sequence };
        const head: HeadDocument = { id: 'head', tenant, kind: 'head', sequence, hash };
        const outcome = await audit.batch(tenant, [
          { kind: 'create', document: keyed },
          { kind: 'create', document: record },
          put(stored, head),
        ]);
        if (outcome === 'done') return recordOf(record);
        return (outcome.refused === 0 ? await readByKey(entry) : undefined) ?? lost;
      }),
    async list(tenant, { runId, after = 0, limit }) {
      const where = [
        ['sequence', '>', after],
        ['runId', '=', runId],
      ] as const;
      const query = select('record', { where, orderBy: ['sequence'], limit: pageLimit(limit, 200, 10_000) });
      return (await audit.query<RecordDocument>(tenant, query)).map(recordOf);
    },
    async verify(tenant): Promise<AuditVerdict> {
      const head = (await readHead(tenant))?.document ?? start;
      let end = start;
      // What is appended meanwhile belongs to the next look.
      const query = select('record', { where: [['sequence', '<=', head.sequence]], orderBy: ['sequence'] });
      for await (const page of audit.pages<RecordDocument>(tenant, query)) {
        for (const record of page) {
          if (!follows(record, end)) return broken(end);
          end = { sequence: record.sequence, hash: record.hash };
        }
      }
      if (head.sequence !== end.sequence || head.hash !== end.hash) return broken(end);
      return { intact: true, records: end.sequence, hash: end.hash };
    },
  };
}

function recordId(sequence: number): string {
  return documentId('record', String(sequence).padStart(12, '0'));
}

/** Everything is checked against what was hashed; unreadable text is as broken as a wrong hash. */
function follows(record: RecordDocument, end: ChainEnd): boolean {
  const { tenant, entry: text, previousHash, hash, sequence, runId } = record;
  if (previousHash !== end.hash || hash !== chainHash(end.hash, text) || sequence !== end.sequence + 1) return false;
  const entry = JSON.parse(text) as Partial<AuditRecord>;
  return entry.tenant === tenant && entry.sequence === sequence && entry.runId === runId;
}

function broken(end: ChainEnd): AuditVerdict {
  return { intact: false, records: end.sequence, hash: end.hash, brokenAt: end.sequence + 1 };
}

function recordOf({ entry, previousHash, hash }: RecordDocument): AuditRecord {
  return { ...(JSON.parse(entry) as AuditEntry & { sequence: number }), previousHash, hash };
}

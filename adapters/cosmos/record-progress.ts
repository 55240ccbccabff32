import type { TimelineEvent } from '../../contracts/activities';
import { AppError } from '../../domain/errors';
import { combineRisk } from '../../domain/risk';
import type { RunIndex, StoredEvent } from '../../ports/run-index';
import { pageLimit } from '../record-keeping/page-limit';
import { isOlder, mergeProgress } from '../record-keeping/run-progress';
import { changeDocument } from './change';
import type { CosmosStore, Documents } from './client';
import { lost } from './decide';
import { documentId, tenantOf } from './document';
import type { Document } from './document';
import { countMove, runDocument, runDocumentId } from './run-document';
import type { RunDocument } from './run-document';
import { select } from './select';

/** One per key, with the event if there is one: that it is there says that the key was applied. */
interface ProgressDocument extends Document {
  readonly kind: 'event' | 'progress';
  readonly runId: string;
  readonly sequence: number;
  readonly at: string;
  readonly event: TimelineEvent | null;
}

type Progress = Pick<RunIndex, 'getRun' | 'recordProgress' | 'listEvents' | 'recordRisk'>;

/** A late progress still leaves its line in the log, since it did happen. */
export function createProgress(store: CosmosStore, runs: Documents): Progress {
  const read = (runId: string) => runs.read<RunDocument>(tenantOf(runId), runDocumentId(runId));

  return {
    getRun: async (runId) => (await read(runId))?.document.record,
    recordProgress: (runId, key, at, progress, event) =>
      store.decide(`${runs.name}/${runId}`, async () => {
        const stored = await read(runId);
        if (!stored) throw unknownRun(runId);
        const { document: run, etag } = stored;
        const { tenant, lastEvent, progressAt } = run;
        const isLate = progressAt !== null && isOlder(at, progressAt);
        const record = isLate ? run.record : mergeProgress(run.record, progress, at);
        const sequence = event ? lastEvent + 1 : lastEvent;
        const line: ProgressDocument = {
          ...{ id: documentId('progress', runId, key), tenant, kind: event ? 'event' : 'progress' },
          ...{ runId, sequence, at, event: event ?? null },
        };
        const next = { ...run, record, lastEvent: sequence, progressAt: isLate ? progressAt : at };
        const counted = countMove(run.record, record);
        const outcome = await runs.batch(tenant, [
          { kind: 'create', document: line },
          { kind: 'replace', document: runDocument(next), etag },
          ...(counted ? [counted] : []),
        ]);
        return outcome === 'done' || outcome.refused === 0 ? undefined : lost;
      }),
    async listEvents(runId, after, limit) {
      const where = [
        ['runId', '=', runId],
        ['sequence', '>', after],
      ] as const;
      const query = select('event', { where, orderBy: ['sequence'], limit: pageLimit(limit, 200, 1000) });
      const found = await runs.query<ProgressDocument>(tenantOf(runId), query);
      return found.map(({ event, sequence, at }) => ({ ...event, sequence, at }) as StoredEvent);
    },
    recordRisk: (runId, { autonomy, ...news }) =>
      changeDocument(store, runs, { tenant: tenantOf(runId), id: runDocumentId(runId) }, (run?: RunDocument) => {
        if (!run) throw unknownRun(runId);
        const risk = combineRisk(run.record.risk, news);
        const record = { ...run.record, risk, autonomy: autonomy ?? run.record.autonomy };
        return { document: runDocument({ ...run, record }), answer: risk };
      }),
  };
}

function unknownRun(runId: string): AppError {
  return new AppError('unknown_run', `Run ${runId} is not in the index.`);
}

import { runId } from '../../domain/ids';
import type { AllocatedRun, NewRun, RunIndex, RunRecord } from '../../ports/run-index';
import { put } from './change';
import type { CosmosStore, Documents } from './client';
import { lost } from './decide';
import { creationOrder, documentId } from './document';
import type { Document } from './document';
import { countMove, noCounts, runDocument } from './run-document';
import type { RunDocument } from './run-document';
import { select } from './select';

interface RequestDocument extends Document {
  readonly runId: string;
  readonly n: number;
}

/** Numbers the runs of a ticket: whoever replaces it has the next one. */
interface TicketDocument extends Document {
  readonly last: number;
  readonly lastOrder: string;
}

/** Request keys are unique within their tenant: no tenant can meet another's run by its key. */
export function createAllocateRun(store: CosmosStore, runs: Documents): RunIndex['allocateRun'] {
  async function activeRun({ tenant, project, workItem }: NewRun): Promise<string | undefined> {
    const where = [
      ['project', '=', project],
      ['workItem', '=', workItem],
      ['living', '=', true],
    ] as const;
    const query = select('run', { where, orderBy: ['order DESC'], limit: 1 });
    return (await runs.query<RunDocument>(tenant, query))[0]?.record.runId;
  }

  return (run) => {
    const { tenant, project, workItem } = run;
    const requestId = documentId('request', run.requestKey);
    const ticketId = documentId('ticket', project, workItem);
    return store.decide<AllocatedRun>(`${runs.name}/${tenant}/${ticketId}`, async () => {
      const known = await runs.read<RequestDocument>(tenant, requestId);
      if (known) return { kind: 'existing', runId: known.document.runId, n: known.document.n };
      const ticket = await runs.read<TicketDocument>(tenant, ticketId);
      const active = ticket && run.onlyIfNoneActive ? await activeRun(run) : undefined;
      if (active !== undefined) return { kind: 'active', runId: active };
      const n = (ticket?.document.last ?? 0) + 1;
      const order = creationOrder(ticket?.document.lastOrder);
      const record = newRecord(run, runId({ tenant, project, workItem, n }));
      const request: RequestDocument = { id: requestId, tenant, kind: 'request', runId: record.runId, n };
      const next: TicketDocument = { id: ticketId, tenant, kind: 'ticket', last: n, lastOrder: order };
      const counted = countMove(undefined, record);
      const outcome = await runs.batch(tenant, [
        { kind: 'create', document: request },
        put(ticket, next),
        {
          kind: 'create',
          document: runDocument({ record, n, order, lastEvent: 0, progressAt: null, control: null }),
        },
        ...(counted ? [counted] : []),
      ]);
      if (outcome === 'done') return { kind: 'created', runId: record.runId, n };
      if (outcome.status === 404) await runs.create(noCounts(tenant));
      return lost;
    });
  };
}

function newRecord(run: NewRun, id: string): RunRecord {
  const { tenant, project, workItem, title, requester, state, at } = run;
  return {
    ...{ runId: id, tenant, project, workItem, title, requester, state, status: 'queued', statusReason: null },
    ...{ waitingFor: null, links: {}, rounds: 0, commit: null, branch: run.branch ?? null, pullRequest: null },
    ...{ deployment: null, risk: null, autonomy: null, startedAt: at, updatedAt: at },
  };
}

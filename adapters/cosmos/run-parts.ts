import { before } from '../../domain/coordination';
import { parseRunId } from '../../domain/ids';
import type { PartRecord, RunParts } from '../../ports/run-parts';
import { changeDocument, put } from './change';
import type { CosmosStore, Stored } from './client';
import { lost } from './decide';
import { documentId, tenantOf } from './document';
import type { Document } from './document';
import { select } from './select';

interface PartDocument extends Document {
  readonly kind: 'part';
  readonly parent: string;
  readonly place: number;
  readonly part: PartRecord;
}

/** Says which part a ticket is: at most one. */
interface PartTicketDocument extends Document {
  readonly kind: 'partTicket';
  readonly part: string;
}

export function createCosmosRunParts(store: CosmosStore): RunParts {
  const runs = store.container('runs');
  const placeOf = (parent: string, project: string) => ({
    tenant: tenantOf(parent),
    id: documentId('part', parent, project),
  });
  const ticketId = (project: string, workItem: string) => documentId('partTicket', project, workItem);

  /** The part whose ticket the run is one of. */
  async function ofTicket(runId: string): Promise<Stored<PartDocument> | undefined> {
    const run = parseRunId(runId);
    if (!run) return undefined;
    const ticket = await runs.read<PartTicketDocument>(run.tenant, ticketId(run.project, run.workItem));
    return ticket && runs.read<PartDocument>(run.tenant, ticket.document.part);
  }

  function change(parent: string, project: string, next: (part: PartRecord) => PartRecord): Promise<void> {
    return changeDocument(store, runs, placeOf(parent, project), (stands?: PartDocument) =>
      stands ? { document: { ...stands, part: next(stands.part) }, answer: undefined } : { answer: undefined },
    );
  }

  return {
    async add({ parent, project, tenant, place, role, dependsOn }) {
      const written = { workItem: null, runId: null, standing: 'working', reason: null } as const;
      const part: PartRecord = { parent, project, tenant, place, role, dependsOn, ...written };
      const document: PartDocument = { ...placeOf(parent, project), kind: 'part', parent, place, part };
      await runs.create(document);
    },
    setTicket: (parent, project, workItem) =>
      store.decide(`${runs.name}/${parent}/${project}`, async () => {
        const { tenant, id } = placeOf(parent, project);
        const stored = await runs.read<PartDocument>(tenant, id);
        if (!stored || stored.document.part.workItem === workItem) return undefined;
        const ticket: PartTicketDocument = { id: ticketId(project, workItem), tenant, kind: 'partTicket', part: id };
        const part = { ...stored.document.part, workItem };
        const outcome = await runs.batch(tenant, [
          { kind: 'create', document: ticket },
          put(stored, { ...stored.document, part } as PartDocument),
        ]);
        return outcome === 'done' ? undefined : lost;
      }),
    setRun: (parent, project, runId) => change(parent, project, (part) => ({ ...part, runId })),
    async list(parent) {
      const query = select('part', { where: [['parent', '=', parent]], orderBy: ['place'] });
      return (await runs.query<PartDocument>(tenantOf(parent), query)).map(({ part }) => part);
    },
    async find(runId) {
      const part = (await ofTicket(runId))?.document.part;
      // Another run of the same ticket is on its own.
      return part && (part.runId ?? runId) === runId ? part : undefined;
    },
    move: (moved, to, reason) =>
      store.decide(`${runs.name}/move`, async () => {
        const parts = await Promise.all(
          moved.map(async (runId) => {
            const stored = await ofTicket(runId);
            return stored?.document.part.runId === runId ? stored : undefined;
          }),
        );
        const found = parts.flatMap((stored) => stored ?? []);
        const mayMove = ({ document: { part } }: Stored<PartDocument>): boolean =>
          part.standing === to || before(to).includes(part.standing);
        if (found.length < moved.length || !found.every(mayMove)) return false;
        const moving = found.filter(({ document }) => document.part.standing !== to);
        const [first] = moving;
        if (!first) return true;
        const writes = moving.map((stored) => {
          const part = { ...stored.document.part, standing: to, reason: reason ?? stored.document.part.reason };
          return put(stored, { ...stored.document, part } as PartDocument);
        });
        return (await runs.batch(first.document.tenant, writes)) === 'done' ? true : lost;
      }),
  };
}

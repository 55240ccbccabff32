import { AppError } from '../../domain/errors';
import type { RecordedRequest } from '../../ports/language-model';
import type { RecordedTurn, TurnStore } from '../../ports/turn-store';
import { changeDocument } from './change';
import type { CosmosStore } from './client';
import { creationOrder, documentId, tenantOf } from './document';
import type { Document } from './document';
import { packed, unpacked, type Packed } from './packed';
import { select } from './select';

interface TurnDocument extends Document {
  readonly sessionId: string;
  readonly turn: number;
  readonly recorded: Packed<RecordedTurn>;
}

interface RequestDocument extends Document {
  readonly sessionId: string;
  readonly turn: number;
  readonly request: Packed<RecordedRequest>;
}

interface SessionDocument extends Document {
  readonly sessionId: string;
  readonly order: string;
}

/** A session belongs to the run its id begins with. `saveRequest` keeps the newest request of a turn. */
export function createCosmosTurnStore(store: CosmosStore): TurnStore {
  const turns = store.container('turns');
  const placeOf = (kind: string, sessionId: string, turn: number) => ({
    id: documentId(kind, sessionId, turn),
    tenant: tenantOf(sessionId),
  });

  async function find(sessionId: string, turn: number): Promise<RecordedTurn | undefined> {
    const { tenant, id } = placeOf('turn', sessionId, turn);
    const found = await turns.read<TurnDocument>(tenant, id);
    return found && unpacked(found.document.recorded);
  }

  async function addSession(sessionId: string, turn: number): Promise<void> {
    // A session is there from its first turn on; a later one is asked for when the first left nothing.
    const tenant = tenantOf(sessionId);
    const id = documentId('session', sessionId);
    if (turn > 1 && (await turns.read(tenant, id))) return;
    const session: SessionDocument = { id, tenant, kind: 'session', sessionId, order: creationOrder() };
    await turns.create(session);
  }

  return {
    getTurn: find,
    async saveTurn(sessionId, turn, recorded) {
      const first = await find(sessionId, turn);
      if (first) return first;
      await addSession(sessionId, turn);
      return changeDocument(store, turns, placeOf('turn', sessionId, turn), (stands?: TurnDocument) => {
        if (stands) return { answer: unpacked(stands.recorded) };
        const document = { ...placeOf('turn', sessionId, turn), kind: 'turn', sessionId, turn };
        return { document: { ...document, recorded: packed(recorded) }, answer: recorded };
      });
    },
    saveToolResults: (sessionId, turn, toolResults, workspace) =>
      changeDocument(store, turns, placeOf('turn', sessionId, turn), (stands?: TurnDocument) => {
        if (!stands) {
          throw new AppError('not_found', `Turn ${turn} of session ${sessionId} is not recorded; its tools cannot be.`);
        }
        const recorded = unpacked(stands.recorded);
        if (recorded.toolResults) return { answer: undefined };
        return {
          document: { ...stands, recorded: packed({ ...recorded, toolResults, workspace }) },
          answer: undefined,
        };
      }),
    async listTurns(sessionId) {
      const query = select('turn', { where: [['sessionId', '=', sessionId]], orderBy: ['turn'] });
      const found = await turns.query<TurnDocument>(tenantOf(sessionId), query);
      return found.map(({ recorded, turn }) => ({ ...unpacked(recorded), turn }));
    },
    async listSessions(runId) {
      // '/' is the character after '.', so the range holds exactly the ids that begin with `{runId}.`.
      const where = [
        ['sessionId', '>', `${runId}.`],
        ['sessionId', '<', `${runId}/`],
      ] as const;
      const found = await turns.query<SessionDocument>(
        tenantOf(runId),
        select('session', { where, orderBy: ['order'] }),
      );
      return found.map(({ sessionId }) => sessionId);
    },
    async saveRequest(sessionId, turn, { role, stage, visit, session, system, messages }) {
      await addSession(sessionId, turn);
      const request = packed({ role, stage, visit, session, turn, system, messages });
      const document = { ...placeOf('request', sessionId, turn), kind: 'request', sessionId, turn, request };
      await changeDocument<RequestDocument, void>(store, turns, document, () => ({ document, answer: undefined }));
    },
    async listRequests(sessionId) {
      const query = select('request', { where: [['sessionId', '=', sessionId]], orderBy: ['turn'] });
      return (await turns.query<RequestDocument>(tenantOf(sessionId), query)).map(({ request }) => unpacked(request));
    },
  };
}

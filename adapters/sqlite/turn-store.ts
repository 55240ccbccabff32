import { integerOf, jsonOf, textOf, toJson } from './columns';
import type { Store } from './database';
import { AppError } from '../../domain/errors';
import type { RecordedRequest } from '../../ports/language-model';
import type { RecordedTurn, TurnStore } from '../../ports/turn-store';

/** A session belongs to the run its id begins with. `saveRequest` keeps the newest request of a turn. */
export function createSqliteTurnStore(store: Store): TurnStore {
  const addSession = store.prepare('INSERT OR IGNORE INTO turn_sessions (session_id) VALUES (?)');
  const listOfRun = store.prepare(
    'SELECT session_id FROM turn_sessions WHERE session_id > ? AND session_id < ? ORDER BY seq',
  );
  const select = store.prepare('SELECT recorded FROM turns WHERE session_id = ? AND turn = ?');
  const selectAll = store.prepare('SELECT turn, recorded FROM turns WHERE session_id = ? ORDER BY turn');
  const insert = store.prepare('INSERT INTO turns VALUES (?, ?, ?)');
  const update = store.prepare('UPDATE turns SET recorded = ? WHERE session_id = ? AND turn = ?');
  const upsertRequest = store.prepare(
    `INSERT INTO turn_requests VALUES (?, ?, ?)
       ON CONFLICT (session_id, turn) DO UPDATE SET request = excluded.request`,
  );

  const selectRequests = store.prepare('SELECT request FROM turn_requests WHERE session_id = ? ORDER BY turn');

  function find(sessionId: string, turn: number): RecordedTurn | undefined {
    const row = select.get(sessionId, turn);
    return row && jsonOf<RecordedTurn>(row, 'recorded');
  }

  return {
    getTurn: async (sessionId, turn) => find(sessionId, turn),
    saveTurn: async (sessionId, turn, recorded) =>
      store.transaction(() => {
        const first = find(sessionId, turn);
        if (first) return first;
        addSession.run(sessionId);
        insert.run(sessionId, turn, toJson(recorded));
        return recorded;
      }),
    async saveToolResults(sessionId, turn, toolResults, workspace) {
      store.transaction(() => {
        const recorded = find(sessionId, turn);
        if (!recorded) {
          throw new AppError('not_found', `Turn ${turn} of session ${sessionId} is not recorded; its tools cannot be.`);
        }
        if (recorded.toolResults) return;
        update.run(toJson({ ...recorded, toolResults, workspace }), sessionId, turn);
      });
    },
    listTurns: async (sessionId) =>
      selectAll.all(sessionId).map((row) => ({
        ...jsonOf<RecordedTurn>(row, 'recorded'),
        turn: integerOf(row, 'turn'),
      })),
    // '/' is the character after '.', so the range holds exactly the ids that begin with `{runId}.`.
    listSessions: async (runId) => listOfRun.all(`${runId}.`, `${runId}/`).map((row) => textOf(row, 'session_id')),
    async saveRequest(sessionId, turn, { role, stage, visit, session, system, messages }) {
      store.transaction(() => {
        addSession.run(sessionId);
        upsertRequest.run(sessionId, turn, toJson({ role, stage, visit, session, turn, system, messages }));
      });
    },
    listRequests: async (sessionId) =>
      selectRequests.all(sessionId).map((row) => jsonOf<RecordedRequest>(row, 'request')),
  };
}

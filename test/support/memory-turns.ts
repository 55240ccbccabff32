import type { RecordedRequest } from '../../ports/language-model';
import type { RecordedTurn, TurnStore } from '../../ports/turn-store';

export interface MemoryTurns extends TurnStore {
  readonly requests: Map<string, RecordedRequest>;
}

/** A turn store in memory: first write wins, tool results are added once. */
export function createMemoryTurns(): MemoryTurns {
  const sessions = new Map<string, Map<number, RecordedTurn>>();
  const requests = new Map<string, RecordedRequest>();
  const turnsOf = (sessionId: string) => sessions.get(sessionId) ?? new Map<number, RecordedTurn>();
  return {
    requests,
    getTurn: async (sessionId, turn) => turnsOf(sessionId).get(turn),
    async saveTurn(sessionId, turn, recorded) {
      const turns = turnsOf(sessionId);
      sessions.set(sessionId, turns);
      if (!turns.has(turn)) turns.set(turn, recorded);
      return turns.get(turn) ?? recorded;
    },
    async saveToolResults(sessionId, turn, toolResults, workspace) {
      const recorded = turnsOf(sessionId).get(turn);
      if (recorded && !recorded.toolResults) turnsOf(sessionId).set(turn, { ...recorded, toolResults, workspace });
    },
    listTurns: async (sessionId) =>
      [...turnsOf(sessionId)].sort(([a], [b]) => a - b).map(([turn, recorded]) => ({ ...recorded, turn })),
    listSessions: async (runId) => [...sessions.keys()].filter((id) => id.startsWith(`${runId}.`)),
    async saveRequest(sessionId, turn, request) {
      requests.set(`${sessionId}/${turn}`, request);
    },
    listRequests: async (sessionId) =>
      [...requests].filter(([key]) => key.startsWith(`${sessionId}/`)).map(([, request]) => request),
  };
}

import type { ModelReply, RecordedRequest } from './language-model';

export interface RecordedTurn {
  readonly reply: Extract<ModelReply, { kind: 'reply' }>;
  /** Results of the turn's tool calls by call id, once they ran. */
  readonly toolResults?: Readonly<Record<string, string>>;
  /** Artifact of the workspace after the turn's tools. */
  readonly workspace?: string | null;
  /** Set when the harness found the reply unusable: the corrective message of the next turn. */
  readonly correction?: string;
  /** SHA-256 of the request the reply answers. */
  readonly requestDigest: string;
}

/** The recorded turns of agent sessions: what a model said is written once and never asked again. */
export interface TurnStore {
  getTurn(sessionId: string, turn: number): Promise<RecordedTurn | undefined>;
  /** First write wins; answers what is stored. */
  saveTurn(sessionId: string, turn: number, recorded: RecordedTurn): Promise<RecordedTurn>;
  /** Adds what the tools did, once. */
  saveToolResults(
    sessionId: string,
    turn: number,
    results: Readonly<Record<string, string>>,
    workspace: string | null,
  ): Promise<void>;
  listTurns(sessionId: string): Promise<readonly (RecordedTurn & { readonly turn: number })[]>;
  /** Sessions of a run in order, for the context view. */
  listSessions(runId: string): Promise<readonly string[]>;
  /** Keeps the newest request of a turn. */
  saveRequest(sessionId: string, turn: number, request: RecordedRequest): Promise<void>;
  listRequests(sessionId: string): Promise<readonly RecordedRequest[]>;
}

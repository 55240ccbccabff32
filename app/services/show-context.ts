import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRun } from './access';

export interface TurnView {
  readonly turn: number;
  readonly model: string;
  readonly finish: string;
  readonly tools: readonly string[];
  readonly tokensIn: number;
  readonly cachedTokensIn: number;
  readonly tokensOut: number;
  /** SHA-256 of the request the reply answers. */
  readonly requestDigest: string;
  readonly correction: string | null;
}

export interface SessionView {
  readonly sessionId: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly turns: readonly TurnView[];
}

export type ShowContext = (identity: Identity, runId: string) => Promise<readonly SessionView[]>;

/** The run's agent sessions, turn by turn, with what each cost in tokens. Prompts and replies themselves are not shown. */
export function createShowContext(ports: Pick<Ports, 'runs' | 'turns'>): ShowContext {
  return async function showContext(identity, runId) {
    await requireRun(ports, identity, runId);
    const sessions = await ports.turns.listSessions(runId);
    return Promise.all(sessions.map((sessionId) => viewSession(ports, sessionId)));
  };
}

async function viewSession(ports: Pick<Ports, 'turns'>, sessionId: string): Promise<SessionView> {
  const recorded = await ports.turns.listTurns(sessionId);
  const turns = recorded.map(({ turn, reply, requestDigest, correction }): TurnView => {
    const { inputTokens, cachedInputTokens, outputTokens } = reply.usage;
    return {
      turn,
      model: reply.model,
      finish: reply.finish,
      tools: reply.toolCalls.map((call) => call.name),
      tokensIn: inputTokens,
      cachedTokensIn: cachedInputTokens,
      tokensOut: outputTokens,
      requestDigest,
      correction: correction ?? null,
    };
  });
  return {
    sessionId,
    tokensIn: turns.reduce((sum, turn) => sum + turn.tokensIn, 0),
    tokensOut: turns.reduce((sum, turn) => sum + turn.tokensOut, 0),
    turns,
  };
}

import type { EntityContext } from 'durable-functions';
import type { EntityOutput, Malformed, OperationName } from '../contracts/entities';
import { noTurns, releaseTurn, takeTurn } from '../domain/deployment-turns';
import type { TurnState } from '../domain/deployment-turns';

type Operation = OperationName<'deploymentTurn'>;
type Answer = EntityOutput<'deploymentTurn', Operation>;

/** Who deploys one project now. Load → domain/deployment-turns → save. */
export function deploymentTurn({ df }: EntityContext<TurnState>): void {
  const before = df.getState(() => noTurns) ?? noTurns;
  const { state, answer } = applyTurn(before, df.operationName ?? '', df.getInput<unknown>());
  if (state !== before) df.setState(state);
  df.return<Answer>(answer);
}

/** The operation's effect and answer. Anything may arrive: a signal can be sent by hand. */
export function applyTurn(state: TurnState, operation: string, input: unknown): { state: TurnState; answer: Answer } {
  const { runId, hotfix, at } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (typeof runId !== 'string' || runId === '' || runId.length > 100) return malformed(state, 'runId must be a text');
  if (operation === 'release') return { state: releaseTurn(state, runId), answer: { kind: 'released' } };
  if (operation !== 'take') return malformed(state, `There is no operation "${operation}"`);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)))
    return malformed(state, 'at must be an instant (ISO 8601)');
  return takeTurn(state, { runId, hotfix: hotfix === true, at });
}

function malformed(state: TurnState, reason: string): { state: TurnState; answer: Malformed } {
  return { state, answer: { kind: 'malformed', reason: `${reason}.` } };
}

import { agentSessionId } from '../../domain/ids';
import type { AgentRole, AgentSessionInput, AgentSessionResult, NeedsPerson, Stage } from '../../contracts/stages';
import type { RunSnapshot } from '../../contracts/run';
import { child, instanceIdOf, RunCancelled } from '../kit';
import type { Context, Step } from '../kit';

export interface AgentTask {
  readonly run: RunSnapshot;
  readonly stage: Stage;
  readonly visit: number;
  readonly role: AgentRole;
  readonly session: number;
  readonly commit: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
}

/** One agent's turn loop in an instance of its own: a fresh context, a short history. */
export function* runAgent(
  context: Context,
  task: AgentTask,
): Step<Extract<AgentSessionResult, { kind: 'finished' }> | NeedsPerson> {
  const id = agentSessionId(instanceIdOf(context), task.role, task.session);
  const input: AgentSessionInput = { ...task, maxTurns: task.run.policy.maxTurns };
  const result = yield* child<AgentSessionResult | { readonly kind: 'cancelled' }>(context, 'agentSession', id, input);
  if (result.kind === 'cancelled') {
    throw new RunCancelled();
  }
  return result;
}

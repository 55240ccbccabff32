import { agentSessionId } from '../../domain/ids';
import type { AgentSessionInput, AgentSessionResult, Carry, NeedsPerson } from '../../contracts/stages';
import { child, instanceIdOf, RunCancelled } from '../kit';
import type { Context, Step } from '../kit';

export type AgentTask = Omit<AgentSessionInput, 'maxTurns' | 'earlier' | 'workspace'>;

/** One agent's turn loop in an instance of its own: a fresh context and a short history, unless a person chose to carry on. */
export function* runAgent(
  context: Context,
  task: AgentTask,
  carry: Carry = {},
): Step<Extract<AgentSessionResult, { kind: 'finished' }> | NeedsPerson> {
  const id = agentSessionId(instanceIdOf(context), task.role, task.session);
  const result = yield* child<AgentSessionResult | { readonly kind: 'cancelled' }>(
    context,
    'agentSession',
    id,
    sessionInput(task, carry),
  );
  if (result.kind === 'cancelled') {
    throw new RunCancelled();
  }
  return result;
}

/** Edits of an earlier session are laid only over the commit they were made on: over another one they would undo it. */
function sessionInput(task: AgentTask, { session, workspace, documents, notes }: Carry): AgentSessionInput {
  const { policy } = task.run;
  const allNotes = { ...notes, ...task.notes };
  return {
    ...task,
    inputs: { ...task.inputs, ...documents },
    ...(Object.keys(allNotes).length > 0 ? { notes: allNotes } : {}),
    maxTurns: policy.roles?.[task.role]?.maxTurns ?? policy.maxTurns,
    ...(session === undefined ? {} : { earlier: session }),
    ...(workspace?.commit === task.commit ? { workspace: workspace.uri } : {}),
  };
}

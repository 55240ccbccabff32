import type { AgentSessionInput } from '../../contracts/stages';
import type { RecordedTurn } from '../../ports/turn-store';

/**
 * Mandatory skills of the session's stage that none of these turns opened. What counts is a recorded call that was answered;
 * what the model says it did does not.
 */
export function missingSkills(session: AgentSessionInput, turns: readonly RecordedTurn[]): readonly string[] {
  const used = new Set(turns.flatMap(openedIn));
  return mandatorySkills(session).filter((name) => !used.has(name));
}

export function mandatorySkills({ run, stage }: Pick<AgentSessionInput, 'run' | 'stage'>): readonly string[] {
  return run.policy.stages?.[stage]?.skills ?? [];
}

/** The corrective message: it names the skill and the call, and what became of the output. */
export function skillCorrection(missing: readonly string[]): string {
  const calls = missing.map((name) => `use_skill {"name": "${name}"}`).join(', then ');
  return (
    `the mandatory skill ${missing.join(', ')} was not used, so the output was refused. Call ${calls}, work by it, and hand in ` +
    'the output in a later turn.'
  );
}

function openedIn({ reply, toolResults = {} }: RecordedTurn): readonly string[] {
  return reply.toolCalls.flatMap((call) => {
    const isAnswered = call.name === 'use_skill' && !(toolResults[call.id] ?? 'Error:').startsWith('Error:');
    return isAnswered ? [nameIn(call.argumentsJson)] : [];
  });
}

function nameIn(argumentsJson: string): string {
  try {
    return String((JSON.parse(argumentsJson) as { readonly name?: unknown }).name);
  } catch {
    return '';
  }
}

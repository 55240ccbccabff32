import { runTools } from '../agents/harness';
import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { keepFiles } from './keep-files';

type Contract = EffectContracts['runTools'];

/**
 * Runs a recorded turn's tool calls against the session's workspace. What the capability matrix refused is told in the live
 * log; what was to be written outside it is kept under `_untrusted/<stage>/`.
 */
export function createRunTools(ports: Pick<Ports, 'turns' | 'artifacts' | 'code' | 'work' | 'runs' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { refusedReads = [], violations = [], ...answer } = await runTools(ports, input);
    const { stage, role } = input.session;
    const problems = answer.kind === 'refused' ? [answer.reason] : refusedReads;
    if (problems.length > 0 && stage !== 'triage') {
      const text = `${role} (turn ${input.turn}): ${problems.join(' ')}`;
      const at = ports.clock.now().toISOString();
      await ports.runs.recordProgress(input.runId, input.operationKey, at, {}, { kind: 'problem', stage, text });
    }
    const owner = { runId: input.runId, stage };
    await keepFiles(ports, owner, `_untrusted/${stage}`, input.operationKey, violations);
    return answer;
  };
}

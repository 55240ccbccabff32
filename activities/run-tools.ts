import { runTools } from '../agents/harness';
import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['runTools'];

/** Runs a recorded turn's tool calls against the session's workspace. */
export function createRunTools(ports: Pick<Ports, 'turns' | 'artifacts' | 'code' | 'work' | 'runs' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const result = await runTools(ports, input);
    if (result.kind === 'refused') {
      await ports.runs.recordProgress(
        input.runId,
        input.operationKey,
        ports.clock.now().toISOString(),
        {},
        {
          kind: 'problem',
          stage: input.session.stage,
          text: `${input.session.role} (turn ${input.turn}): ${result.reason}`,
        },
      );
    }
    return result;
  };
}

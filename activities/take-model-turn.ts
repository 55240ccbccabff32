import { takeTurn } from '../agents/harness';
import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { describeTurn } from './describe-turn';

type Contract = EffectContracts['takeModelTurn'];

/** One model turn, then its line in the live log. */
export function createTakeModelTurn(
  ports: Pick<Ports, 'model' | 'turns' | 'artifacts' | 'ledger' | 'prices' | 'code' | 'work' | 'clock' | 'runs'>,
) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const answer = await takeTurn(ports, input);
    if (answer.kind === 'costsMore') return answer;
    // A triage is no run and has no live log; its audit record tells what the agent said.
    if (input.session.stage === 'triage') return answer;
    const text = await describeTurn(ports, input, answer);
    await ports.runs.recordProgress(input.runId, input.operationKey, ports.clock.now().toISOString(), {}, text);
    return answer;
  };
}

import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { tellEnd } from './gate-notice';
import { withShortComment } from './history-limits';

type Contract = RecordContracts['expireGate'];

/** Nothing is approved by time-out: the gate closes, unless a decision was written first. */
export function createExpireGate(ports: Pick<Ports, 'runs' | 'notifier'>) {
  return async ({ runId, gateId, at }: Contract['input']): Promise<Contract['output']> => {
    const decision = await ports.runs.closeGate(runId, gateId, 'expired', at);
    await tellEnd(ports, runId, gateId, decision ? 'decided' : 'expired');
    return decision ? { kind: 'decided', decision: withShortComment(decision) } : { kind: 'expired' };
  };
}

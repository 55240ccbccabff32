import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { tellEnd } from './gate-notice';

type Contract = RecordContracts['readDecision'];

/** What the row says; the event that woke the gate is not asked. */
export function createReadDecision(ports: Pick<Ports, 'runs' | 'clock' | 'notifier'>) {
  return async ({ runId, gateId }: Contract['input']): Promise<Contract['output']> => {
    const decision = await ports.runs.getDecision(runId, gateId);
    const control = await ports.runs.getControl(runId);
    if (decision && control !== 'cancel') {
      await tellEnd(ports, runId, gateId, 'decided');
      return { kind: 'decided', decision };
    }
    if (control === 'cancel') {
      await ports.runs.closeGate(runId, gateId, 'closed', ports.clock.now().toISOString());
    }
    return { kind: 'open', control };
  };
}

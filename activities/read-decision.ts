import { createHash } from 'node:crypto';
import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { jointReportText } from './joint-report';
import { readPartFacts } from './part-views';
import { tellEnd } from './gate-notice';
import { withShortComment } from './history-limits';

type Contract = RecordContracts['readDecision'];

/** What the row says; the event that woke the gate is not asked. */
export function createReadDecision(ports: Pick<Ports, 'runs' | 'clock' | 'notifier' | 'parts'>) {
  return async ({ runId, gateId, joint }: Contract['input']): Promise<Contract['output']> => {
    const decision = await ports.runs.getDecision(runId, gateId);
    const control = await ports.runs.getControl(runId);
    if (decision && control !== 'cancel') {
      await tellEnd(ports, runId, gateId, 'decided');
      return { kind: 'decided', decision: withShortComment(decision) };
    }
    if (control === 'cancel') {
      await ports.runs.closeGate(runId, gateId, 'closed', ports.clock.now().toISOString());
    }
    if (control !== 'cancel' && joint && (await isOutdated(ports, runId, gateId))) {
      const at = ports.clock.now().toISOString();
      const first = await ports.runs.closeGate(runId, gateId, 'closed', at);
      return first ? { kind: 'decided', decision: withShortComment(first) } : { kind: 'withdrawn' };
    }
    return { kind: 'open', control };
  };
}

async function isOutdated(ports: Pick<Ports, 'parts' | 'runs'>, runId: string, gateId: string): Promise<boolean> {
  const gate = await ports.runs.getGate(runId, gateId);
  const text = jointReportText(runId, await readPartFacts(ports, runId));
  return gate?.subject !== createHash('sha256').update(text).digest('hex');
}

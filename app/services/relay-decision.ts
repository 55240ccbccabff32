import type { JointReport } from '../../contracts/coordination';
import type { RecordContracts } from '../../contracts/activities';
import { loadJson } from '../../activities/documents';
import { AppError, isAppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { DecideGate } from './decide-gate';

type Contract = RecordContracts['relayDecision'];

/**
 * What was decided at the joint gate becomes each part's own decision: by the same people, about the part's own digest, through
 * the same door and under the part's own rules. Safe to repeat. The first part whose rules say no is the answer.
 */
export function createRelayDecision(ports: Pick<Ports, 'artifacts' | 'directory' | 'runs'>, decideGate: DecideGate) {
  return async ({ runId, gateId, runs }: Contract['input']): Promise<Contract['output']> => {
    const [decision, gate] = await Promise.all([
      ports.runs.getDecision(runId, gateId),
      ports.runs.getGate(runId, gateId),
    ]);
    if (!decision || !gate?.subjectUri) throw new AppError('unknown_gate', `${runId} has no decision at ${gateId}.`);
    const report = await loadJson<JointReport>(ports.artifacts, gate.subjectUri);
    const voters = decision.votes ?? [decision];
    for (const part of report.parts.filter((candidate) => runs.includes(candidate.runId))) {
      for (const { by, comment, checklist } of voters) {
        const identity = await ports.directory.find(by);
        if (!identity) return { kind: 'refused', reason: `${by}, who decided, is not in the directory any more` };
        try {
          await decideGate(identity, {
            runId: part.runId,
            gate: part.gateId,
            choice: decision.choice,
            subject: part.subject,
            ...(comment === undefined ? {} : { comment }),
            ...(checklist === undefined ? {} : { checklist }),
            channel: decision.channel,
            isJoint: true,
          });
        } catch (error) {
          // A quorum of the whole can be larger than the part's own.
          if (isAppError(error) && (await isDecided(ports, part.runId, part.gateId, decision.choice))) continue;
          if (!isAppError(error) || error.retryable) throw error;
          return { kind: 'refused', reason: `${part.project}: ${error.message}` };
        }
      }
      if (!(await isDecided(ports, part.runId, part.gateId, decision.choice))) {
        return { kind: 'refused', reason: `${part.project}: its own rules ask for more approvals` };
      }
    }
    return { kind: 'relayed' };
  };
}

async function isDecided(
  { runs }: Pick<Ports, 'runs'>,
  runId: string,
  gateId: string,
  choice: string,
): Promise<boolean> {
  return (await runs.getDecision(runId, gateId))?.choice === choice;
}

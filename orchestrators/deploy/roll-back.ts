import type { RollBackEvidence } from '../../contracts/deployment';
import { effect } from '../kit';
import type { Step } from '../kit';
import type { Attempt } from './attempt';
import { watchSignals } from './watch';

/** Samples of the restored version, and seconds before each: its bug report has to be out within a minute. */
const verificationSamples = 2;
const verificationSeconds = 2;

/**
 * Ends the candidate; what was live before has the traffic again. Throws when nothing was given back: then a person has to
 * look, whatever the receipt would have said.
 */
export function* rollBack({ context, scope, deployId }: Attempt): Step<string | null> {
  const undone = yield* effect(context, 'rollBackDeployment', {
    ...scope,
    operationKey: `${deployId}/roll-back`,
    deployId,
  });
  if (undone.kind === 'refused') {
    throw new Error(`The roll back of ${deployId} failed: ${undone.reason}`);
  }
  return undone.restored;
}

/** The roll back, and the same signals of the restored version against the absolute limits. */
export function* rollBackAndVerify(attempt: Attempt, taken: number): Step<RollBackEvidence> {
  const restored = yield* rollBack(attempt);
  yield* attempt.log.record({ deployment: null, waitingFor: null });
  if (restored === null) {
    yield* attempt.log.note('deployment', 'rolled back; no version was live before, so none serves now');
    return { restored, samples: [] };
  }
  const { policy } = attempt.input.run;
  const { verdict, reasons, signals } = yield* watchSignals(attempt, {
    name: 'the roll back',
    of: 'restored',
    weightPercent: 100,
    samples: verificationSamples,
    seconds: verificationSeconds,
    limits: { ...policy, release: attempt.policy },
    taken,
    hold: (reason) => attempt.log.note('problem', reason),
  });
  const reason = reasons.join('; ');
  yield* verdict === 'pass'
    ? attempt.log.note('deployment', `rolled back to ${restored.slice(0, 12)}, which was measured healthy`)
    : attempt.log.note(
        'problem',
        `rolled back to ${restored.slice(0, 12)}, which is not healthy (${verdict}): ${reason}`,
      );
  return { restored, verdict, samples: signals, ...(reason ? { reason } : {}) };
}

/** Whether people can leave the service alone. */
export function isVerified({ restored, verdict }: RollBackEvidence): boolean {
  return restored === null || verdict === 'pass';
}

import type { AttemptEvidence, RollBackEvidence } from '../../contracts/deployment';
import type { DeploymentRef } from '../../contracts/run';
import type { DeployResult } from '../../contracts/stages';
import { call } from '../kit';
import type { Step } from '../kit';
import type { Attempt } from './attempt';
import { isVerified } from './roll-back';

export interface Ending {
  readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
  readonly evidence: AttemptEvidence;
  readonly reason?: string;
  readonly rollBack?: RollBackEvidence;
  readonly deployment?: DeploymentRef;
}

/** Writes the proof of the attempt; what it says is the stage's answer. */
export function* receipt(
  { context, input, deployId }: Attempt,
  version: string,
  { status, evidence, reason, rollBack, deployment }: Ending,
): Step<DeployResult> {
  const written = yield* call(context, 'writeReceipt', {
    run: input.run,
    deployId,
    version,
    status,
    evidence,
    qaReport: input.qaReport,
    bundle: input.bundle,
    ...(input.deployGateId ? { deployGateId: input.deployGateId } : {}),
    ...(reason ? { reason } : {}),
    ...(rollBack ? { rollBack } : {}),
    ...(deployment ? { url: deployment.url } : {}),
  });
  return {
    kind: 'deployed',
    status,
    receipt: written.receipt,
    ...(reason ? { reason } : {}),
    ...(rollBack ? { rollbackVerified: isVerified(rollBack) } : {}),
    ...(deployment ? { deployment } : {}),
  };
}

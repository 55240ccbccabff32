import { AppError } from '../../domain/errors';
import { bugInstanceId } from '../../domain/ids';
import { idLimits } from '../../domain/ids/run-ids';
import type { DurablePort } from './durable-port';

/** The open triage of the fingerprint, or the first number that was never used. */
export async function triageFor(
  durable: DurablePort,
  tenant: string,
  fingerprint: string,
): Promise<{ readonly triageId: string; readonly created: boolean }> {
  for (let n = 1; n <= idLimits.bugNumber; n += 1) {
    const triageId = bugInstanceId(tenant, fingerprint, n);
    const state = await durable.getStatus(triageId);
    if (state !== 'ended') return { triageId, created: state === undefined };
  }
  throw new AppError('conflict', `Bug ${fingerprint} has been triaged too often; it needs a person.`);
}

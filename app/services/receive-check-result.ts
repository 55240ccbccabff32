import { checkCompletedEvent } from '../../contracts/names';
import type { DurablePort } from './durable-port';

/** Body of a message on the `check-results` queue. The result itself is read by activity. */
export interface CheckResultMessage {
  readonly checkId: string;
  /** Orchestration instance that waits for the check. */
  readonly instanceId: string;
  readonly tenant: string;
  readonly runId: string;
}

export type ReceiveCheckResult = (message: CheckResultMessage) => Promise<'raised' | 'absent'>;

/** Rings the doorbell of a finished check. Whoever waited may be gone or may have polled already; both are fine. */
export function createReceiveCheckResult(durable: DurablePort): ReceiveCheckResult {
  return async function receiveCheckResult({ checkId, instanceId }) {
    return durable.raiseEvent(instanceId, checkCompletedEvent(checkId), { checkId });
  };
}

export function readCheckResultMessage(body: unknown): CheckResultMessage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { checkId, instanceId, tenant, runId } = body as Partial<CheckResultMessage>;
  if (typeof checkId !== 'string' || typeof instanceId !== 'string') return undefined;
  return { checkId, instanceId, tenant: String(tenant ?? ''), runId: String(runId ?? '') };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { StartResult } from '../../durable/api';
import { sendJson, sendJsonText } from '../response-writer';
import { queryValue, readJsonBody, Refusal, traceOf, type ManagementCall } from './call';
import { managementLinks } from './links';
import { isEnded, shapeStatus } from './status';

/** POST `orchestrators/{name}/{id?}`; with `timeout` and `pollingInterval` (seconds) it waits for the end. */
export async function startOrchestrator(
  call: ManagementCall,
  name: string,
  instanceId: string | undefined,
): Promise<void> {
  const input = await readJsonBody(call);
  const version = queryValue(call, 'version');
  const trace = traceOf(call);
  const wait = readWait(call);
  const result = await call.engine.startInstance({
    name,
    input,
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(version === undefined ? {} : { version }),
    ...(trace === undefined ? {} : { trace }),
  });
  if (result.kind === 'exists') return sendExists(call, result);
  if (wait) return waitForEnd(call, result.instanceId, wait);
  sendLinks(call, result.instanceId);
}

/** POST `instances/{id}/restart`: with a new id unless `restartWithNewInstanceId=false`. */
export async function restartInstance(call: ManagementCall, instanceId: string): Promise<void> {
  const withNewId = queryValue(call, 'restartWithNewInstanceId')?.toLowerCase() !== 'false';
  const result = await call.engine.restart(instanceId, withNewId);
  if (result.kind === 'notFound')
    throw new Refusal(400, `An orchestration with the instanceId ${instanceId} was not found.`);
  if (result.kind === 'exists') return sendExists(call, result);
  sendLinks(call, result.instanceId);
}

function sendExists(call: ManagementCall, { status }: Extract<StartResult, { kind: 'exists' }>): void {
  sendJson(call.response, 409, { Message: `An Orchestration instance with the status ${status} already exists.` });
}

function sendLinks(call: ManagementCall, instanceId: string): void {
  const links = managementLinks(call.origin, instanceId, call.links);
  sendJson(call.response, 202, links, { location: links['statusQueryGetUri'] ?? '', 'retry-after': '10' });
}

interface Wait {
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

function readWait(call: ManagementCall): Wait | undefined {
  const [timeout, interval] = [queryValue(call, 'timeout'), queryValue(call, 'pollingInterval')].map((text) =>
    text === undefined || !(Number(text) > 0) ? undefined : Number(text) * 1000,
  );
  if (timeout === undefined || interval === undefined) return undefined;
  if (interval > timeout) {
    throw new Refusal(400, `Total timeout ${timeout / 1000} should be bigger than retry timeout ${interval / 1000}`);
  }
  return { timeoutMs: timeout, intervalMs: interval };
}

async function waitForEnd(call: ManagementCall, instanceId: string, { timeoutMs, intervalMs }: Wait): Promise<void> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const state = await call.engine.getInstance(instanceId);
    if (state && isEnded(state.runtimeStatus)) {
      if (state.runtimeStatus === 'Completed') return sendJsonText(call.response, 200, state.output ?? 'null');
      return sendJson(call.response, 200, shapeStatus(state, { showInput: true, showHistoryOutput: false }));
    }
    const left = until - performance.now();
    if (left <= 0) return sendLinks(call, instanceId);
    await sleep(Math.min(left, intervalMs));
  }
}

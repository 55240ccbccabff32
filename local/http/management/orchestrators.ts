import type { StartResult } from '../../durable/api';
import { sendJson, sendJsonText } from '../response-writer';
import { queryValue, readJsonBody, Refusal, traceOf, type ManagementCall } from './call';
import { managementLinks } from './links';
import { shapeStatus } from './status';

/** POST `orchestrators/{name}/{id?}`; with `timeout` and `pollingInterval` (seconds) it waits for the end. */
export async function startOrchestrator(
  call: ManagementCall,
  name: string,
  instanceId: string | undefined,
): Promise<void> {
  const input = await readJsonBody(call);
  const version = queryValue(call, 'version');
  const trace = traceOf(call);
  const timeoutMs = readTimeout(call);
  const result = await call.engine.startInstance({
    name,
    input,
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(version === undefined ? {} : { version }),
    ...(trace === undefined ? {} : { trace }),
  });
  if (result.kind === 'exists') return sendExists(call, result);
  if (timeoutMs !== undefined) return waitForEnd(call, result.instanceId, timeoutMs);
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

/** Milliseconds to wait for the end; the interval is only checked, for the engine tells of the end by itself. */
function readTimeout(call: ManagementCall): number | undefined {
  const timeout = secondsOf(call, 'timeout');
  const interval = secondsOf(call, 'pollingInterval');
  if (timeout === undefined || interval === undefined) return undefined;
  if (interval > timeout) {
    throw new Refusal(400, `Total timeout ${timeout} should be bigger than retry timeout ${interval}`);
  }
  return timeout * 1000;
}

function secondsOf(call: ManagementCall, name: string): number | undefined {
  const seconds = Number(queryValue(call, name) ?? NaN);
  return seconds > 0 ? seconds : undefined;
}

async function waitForEnd(call: ManagementCall, instanceId: string, timeoutMs: number): Promise<void> {
  const state = await call.engine.waitForEnd(instanceId, timeoutMs);
  if (!state) return sendLinks(call, instanceId);
  if (state.runtimeStatus === 'Completed') return sendJsonText(call.response, 200, state.output ?? 'null');
  sendJson(call.response, 200, shapeStatus(state, { showInput: true, showHistoryOutput: false }));
}

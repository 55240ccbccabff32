import type { InstanceFilter, RuntimeStatus } from '../../durable/api';
import { sendEmpty, sendJson } from '../response-writer';
import {
  dateValue,
  flag,
  isJsonRequest,
  queryValue,
  readJsonBody,
  Refusal,
  sendAnswer,
  traceOf,
  type ManagementCall,
} from './call';
import { listPage } from './instance-list';
import { managementLinks } from './links';
import { isEnded, shapeStatus } from './status';

const statuses: readonly RuntimeStatus[] = [
  'Running',
  'Completed',
  'ContinuedAsNew',
  'Failed',
  'Canceled',
  'Terminated',
  'Pending',
  'Suspended',
];

export async function getInstance(call: ManagementCall, instanceId: string): Promise<void> {
  const state = await call.engine.getInstance(instanceId);
  if (!state) return sendEmpty(call.response, 404);
  const options = {
    showInput: flag(call, 'showInput', true),
    showHistoryOutput: flag(call, 'showHistoryOutput', false),
  };
  const wantsHistory = flag(call, 'showHistory', false) && state.runtimeStatus !== 'Pending';
  const history = wantsHistory ? await call.engine.getHistory(instanceId) : undefined;
  const body = shapeStatus(state, options, history);
  if (!isEnded(state.runtimeStatus)) {
    const location = managementLinks(call.origin, instanceId, call.links)['statusQueryGetUri'] ?? '';
    return sendJson(call.response, 202, body, { location, 'retry-after': '5' });
  }
  const asError = state.runtimeStatus === 'Failed' && flag(call, 'returnInternalServerErrorOnFailure', false);
  sendJson(call.response, asError ? 500 : 200, body);
}

/** Filters that do not parse are ignored, as the genuine host does. */
export async function listInstances(call: ManagementCall): Promise<void> {
  const { items, continuation } = await listPage(call, readFilter(call));
  sendJson(call.response, 200, items, continuation === undefined ? {} : { 'x-ms-continuation-token': continuation });
}

export async function purgeInstance(call: ManagementCall, instanceId: string): Promise<void> {
  const answer = await call.engine.purge(instanceId);
  if (answer === 'accepted') return sendJson(call.response, 200, { instancesDeleted: 1 });
  sendAnswer(call, answer, { finished: 412, wrongState: 412 });
}

/** Without a status filter running instances are deleted as well: so does Azure. */
export async function purgeInstances(call: ManagementCall): Promise<void> {
  const filter = readFilter(call);
  if (filter.createdFrom === undefined) {
    throw new Refusal(400, "Please provide value for 'createdTimeFrom' parameter.");
  }
  const deleted = await call.engine.purgeBy(filter);
  if (deleted === 0) return sendEmpty(call.response, 404);
  sendJson(call.response, 200, { instancesDeleted: deleted });
}

export async function raiseEvent(call: ManagementCall, instanceId: string, rawName: string): Promise<void> {
  const state = await call.engine.getInstance(instanceId);
  if (!state) return sendEmpty(call.response, 404);
  if (isEnded(state.runtimeStatus)) return sendEmpty(call.response, 410);
  if (!isJsonRequest(call)) throw new Refusal(400, 'Only application/json request content is supported');
  const payload = await readJsonBody(call);
  if (payload === null) throw new Refusal(400, 'The request content is not valid JSON: it is empty');
  const name = eventName(rawName);
  sendAnswer(call, await call.engine.raiseEvent(instanceId, name, payload, traceOf(call)), {
    finished: 410,
    wrongState: 410,
  });
}

/** Azure decodes an event's name twice and then never finds its waiter; here the sender is told. */
function eventName(raw: string): string {
  const name = decodeURIComponent(raw);
  if (!/[+%]/.test(name)) return name;
  throw new Refusal(
    400,
    `The event name '${name}' holds a '+' or '%'. Azure answers 202 and loses such an event; rename it.`,
  );
}

type Operation = 'terminate' | 'suspend' | 'resume' | 'rewind';

const answers: Readonly<Record<Operation, { finished: number; wrongState: number }>> = {
  terminate: { finished: 410, wrongState: 410 },
  suspend: { finished: 410, wrongState: 500 },
  resume: { finished: 410, wrongState: 500 },
  rewind: { finished: 412, wrongState: 412 },
};

export async function controlInstance(call: ManagementCall, instanceId: string, operation: Operation): Promise<void> {
  const answer = await call.engine[operation](instanceId, queryValue(call, 'reason') ?? null);
  sendAnswer(call, answer, answers[operation]);
}

function readFilter(call: ManagementCall): InstanceFilter {
  const createdFrom = dateValue(call, 'createdTimeFrom');
  const createdTo = dateValue(call, 'createdTimeTo');
  const wanted = (queryValue(call, 'runtimeStatus') ?? '').split(',').map((name) => name.trim());
  const runtimeStatus = statuses.filter((status) => wanted.includes(status));
  return {
    ...(createdFrom === undefined ? {} : { createdFrom }),
    ...(createdTo === undefined ? {} : { createdTo }),
    ...(runtimeStatus.length === 0 ? {} : { runtimeStatus }),
  };
}

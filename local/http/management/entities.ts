import type { EntityAddress } from '../../durable/api';
import { sendEmpty, sendJson, sendJsonText } from '../response-writer';
import { continuationOf, dateValue, queryValue, readJsonBody, topValue, traceOf, type ManagementCall } from './call';
import { parseOrText } from './status';

/** The key `$` stands for the empty key. */
export function entityAddress(name: string, key: string): EntityAddress {
  return { name: name.toLowerCase(), key: key === '$' ? '' : key };
}

export async function readEntity(call: ManagementCall, target: EntityAddress): Promise<void> {
  const state = await call.engine.readEntity(target);
  if (state === undefined) return sendEmpty(call.response, 404);
  sendJsonText(call.response, 200, state);
}

export async function signalEntity(call: ManagementCall, target: EntityAddress, operation: string): Promise<void> {
  const input = await readJsonBody(call);
  await call.engine.signalEntity(target, operation, input, traceOf(call));
  sendEmpty(call.response, 202);
}

/** `state` is shown without being asked for, as the genuine host does. */
export async function listEntities(call: ManagementCall, name: string | undefined): Promise<void> {
  const updatedFrom = dateValue(call, 'lastOperationTimeFrom');
  const updatedTo = dateValue(call, 'lastOperationTimeTo');
  const continuation = continuationOf(call);
  const { items, continuation: next } = await call.engine.listEntities({
    ...(name === undefined ? {} : { name: name.toLowerCase() }),
    ...(updatedFrom === undefined ? {} : { updatedFrom }),
    ...(updatedTo === undefined ? {} : { updatedTo }),
    ...(continuation === undefined ? {} : { continuation }),
    top: topValue(call),
  });
  const body = items.map(({ address, updatedAt, state }) => ({
    entityId: { name: address.name, key: address.key },
    lastOperationTime: new Date(updatedAt).toISOString(),
    state: parseOrText(state),
  }));
  sendJson(call.response, 200, body, next === undefined ? {} : { 'x-ms-continuation-token': next });
}

export function operationName(call: ManagementCall): string {
  return queryValue(call, 'op') ?? '';
}

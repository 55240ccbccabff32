import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DurableEngine } from '../durable/api';
import { presentedKey, sameKey } from './access-keys';
import { sendEmpty, sendJson } from './response-writer';

/** Where a host gives its raw histories out. */
export const historiesPath = '/admin/durable/histories';

const page = 50;

/**
 * `GET {historiesPath}?continuation=`: raw histories of all instances, page by page, as replay needs them; the status query
 * drops what it needs. Inputs and results are in them, so the master key is asked for even where no other key is.
 */
export function createHistoryExport(options: {
  readonly engine: Pick<DurableEngine, 'listInstances' | 'getHistory'>;
  readonly masterKey: string;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { engine, masterKey } = options;
  return async (request, response) => {
    if (!sameKey(presentedKey(request), masterKey)) return sendEmpty(response, 401);
    if (request.method !== 'GET') return sendEmpty(response, 404);
    const after = new URL(request.url ?? '/', 'http://host').searchParams.get('continuation');
    const found = await engine.listInstances({ top: page, ...(after === null ? {} : { continuation: after }) });
    const items: object[] = [];
    for (const { instanceId, name, version, runtimeStatus } of found.items) {
      items.push({ instanceId, name, version, runtimeStatus, history: await engine.getHistory(instanceId) });
    }
    const { continuation } = found;
    sendJson(response, 200, { items, ...(continuation === undefined ? {} : { continuation }) });
  };
}

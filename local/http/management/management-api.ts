import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DurableEngine } from '../../durable/api';
import { BodyTooLarge } from '../request-body';
import { originOf } from '../request-data';
import { sendEmpty, sendJson } from '../response-writer';
import { Refusal, type ManagementCall } from './call';
import { entityAddress, listEntities, operationName, readEntity, signalEntity } from './entities';
import { controlInstance, getInstance, listInstances, purgeInstance, purgeInstances, raiseEvent } from './instances';
import type { LinkOptions } from './links';
import { splitTrace } from './rpc-mount';
import { restartInstance, startOrchestrator } from './orchestrators';

export interface ManagementOptions {
  readonly engine: DurableEngine;
  readonly links: LinkOptions;
  readonly authority: string;
  readonly onError: (message: string, error: unknown) => void;
}

/** Answers the durable management API; `path` is what follows a mount, raw and without its query. */
export type ManagementApi = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

export function createManagementApi(options: ManagementOptions): ManagementApi {
  return async (request, response, path) => {
    const { rest, trace } = splitTrace(path);
    const rawSegments = rest.split('/').filter((segment) => segment !== '');
    const url = request.url ?? '';
    const call: ManagementCall = {
      engine: options.engine,
      links: options.links,
      trace,
      request,
      response,
      method: request.method ?? 'GET',
      rawSegments,
      segments: rawSegments.map(decodeSegment),
      query: new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''),
      origin: originOf(request, options.authority),
    };
    try {
      if ((await route(call)) === false) sendEmpty(response, 404);
    } catch (error) {
      answerError(call, error, options.onError);
    }
  };
}

function answerError(call: ManagementCall, error: unknown, onError: ManagementOptions['onError']): void {
  if (call.response.headersSent) return void call.response.destroy();
  if (error instanceof Refusal) return sendJson(call.response, error.status, { Message: error.message });
  if (error instanceof BodyTooLarge) return sendJson(call.response, 413, { Message: error.message });
  const thrown = error instanceof Error ? error : new Error(String(error));
  onError(`${call.method} ${call.request.url?.split('?')[0] ?? ''} failed`, error);
  sendJson(call.response, 500, {
    Message: 'Something went wrong while processing your request',
    ExceptionMessage: thrown.message,
    ExceptionType: thrown.name,
    StackTrace: null,
  });
}

/** The genuine host decodes twice: `+` becomes a blank, and an encoded `%` counts again. */
function decodeSegment(raw: string): string {
  return decodeOnce(decodeOnce(raw).replaceAll('+', ' '));
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function route(call: ManagementCall): Promise<void> | false {
  const kind = call.segments[0]?.toLowerCase();
  if (kind === 'orchestrators') return routeOrchestrators(call);
  if (kind === 'instances') return routeInstances(call);
  if (kind === 'entities') return routeEntities(call);
  return false;
}

function routeOrchestrators(call: ManagementCall): Promise<void> | false {
  const [, name, instanceId] = call.segments;
  if (call.method !== 'POST' || name === undefined || call.segments.length > 3) return false;
  return startOrchestrator(call, name, instanceId);
}

function routeInstances(call: ManagementCall): Promise<void> | false {
  const [, id, operation] = call.segments;
  const { method } = call;
  if (id === undefined) {
    if (method === 'GET') return listInstances(call);
    return method === 'DELETE' && purgeInstances(call);
  }
  if (operation === undefined) {
    if (method === 'GET') return getInstance(call, id);
    return method === 'DELETE' && purgeInstance(call, id);
  }
  return method === 'POST' && routeOperation(call, id, operation.toLowerCase());
}

function routeOperation(call: ManagementCall, id: string, operation: string): Promise<void> | false {
  const eventName = call.rawSegments[3];
  if (operation === 'raiseevent') return eventName !== undefined && raiseEvent(call, id, eventName);
  if (call.segments.length > 3) return false;
  if (operation === 'restart') return restartInstance(call, id);
  const known = (['terminate', 'suspend', 'resume', 'rewind'] as const).find((name) => name === operation);
  return known !== undefined && controlInstance(call, id, known);
}

function routeEntities(call: ManagementCall): Promise<void> | false {
  const [, name, key] = call.segments;
  if (name === undefined || key === undefined) return call.method === 'GET' && listEntities(call, name);
  if (call.segments.length > 3) return false;
  const target = entityAddress(name, key);
  if (call.method === 'GET') return readEntity(call, target);
  if (call.method === 'DELETE') return signalEntity(call, target, 'delete');
  return call.method === 'POST' && signalEntity(call, target, operationName(call));
}

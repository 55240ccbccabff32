import type { IncomingMessage, ServerResponse } from 'node:http';
import { busMount } from '../bus/bus-api';
import type { Pace } from '../core/pace';
import { presentedKey, sameKey, type AccessKeys } from './access-keys';
import type { FunctionEndpoint } from './function-endpoint';
import { historiesPath } from './history-export';
import type { LatencyHistogram } from './latency-histogram';
import { webhookMount } from './management/links';
import type { ManagementApi } from './management/management-api';
import { isOwnSite } from './own-site';
import { sendEmpty, sendText } from './response-writer';
import type { RequestHandler } from './server';

export interface DispatcherOptions {
  readonly functions: FunctionEndpoint;
  readonly management: ManagementApi;
  readonly bus: (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void>;
  /** Present: keys are asked for. */
  readonly keys: AccessKeys | undefined;
  /** Mount of the client's own calls, with no slash at its end; holds a secret when keys are asked for. */
  readonly rpcMount: string;
  readonly metrics: () => string;
  /** Asks for the master key by itself. */
  readonly histories: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly histogram: LatencyHistogram;
  /** Told of every request that is for the app. */
  readonly pace: Pace;
  /** Whether function calls are refused because the host is stopping. */
  readonly isStopping: () => boolean;
  readonly onError: (message: string, error: unknown) => void;
}

const homePage = '<!DOCTYPE html><title>Functions host</title><h1>Your Functions host is up and running</h1>\n';

/** Finds who answers a request: the host's own paths first, then the app's functions, then the start page. */
export function createDispatcher(options: DispatcherOptions): RequestHandler {
  const { functions, histogram, onError } = options;

  async function dispatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    const own = ownEndpoint(request, response, path);
    if (own) return own;
    if (options.isStopping()) {
      response.writeHead(503, { connection: 'close', 'content-length': '0' }).end();
      return;
    }
    options.pace.asked();
    if (await functions(request, response, path)) return;
    if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
      return sendText(response, 200, homePage, { 'content-type': 'text/html; charset=utf-8' });
    }
    sendEmpty(response, 404);
  }

  function ownEndpoint(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> | undefined {
    if (!options.keys && isOwnPath(path) && !isOwnSite(request)) {
      sendText(response, 403, 'The host answers this path to programs on this machine only.\n');
      return Promise.resolve();
    }
    if (isBelow(path, options.rpcMount))
      return options.management(request, response, path.slice(options.rpcMount.length));
    if (isBelow(path, webhookMount)) return webhook(request, response, path.slice(webhookMount.length));
    if (isBelow(path, busMount)) return options.bus(request, response, path.slice(busMount.length));
    return isBelow(path, '/admin') ? admin(request, response, path.toLowerCase()) : undefined;
  }

  function isOwnPath(path: string): boolean {
    return [options.rpcMount, webhookMount, busMount, '/admin'].some((mount) => isBelow(path, mount));
  }

  async function webhook(request: IncomingMessage, response: ServerResponse, rest: string): Promise<void> {
    const { keys } = options;
    if (keys) {
      const given = presentedKey(request);
      if (given === undefined) return sendEmpty(response, 401);
      if (!sameKey(given, keys.durable) && !sameKey(given, keys.master)) {
        return sendEmpty(response, sameKey(given, keys.function) ? 403 : 401);
      }
    }
    return options.management(request, response, rest);
  }

  async function admin(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === '/admin/host/ping') return sendEmpty(response, 200);
    if (path === historiesPath) return options.histories(request, response);
    if (options.keys && !sameKey(presentedKey(request), options.keys.master)) return sendEmpty(response, 401);
    if (path !== '/admin/metrics' || request.method !== 'GET') return sendEmpty(response, 404);
    sendText(response, 200, options.metrics(), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  }

  return (request, response) => {
    const since = performance.now();
    dispatch(request, response)
      .catch((error: unknown) => {
        onError(`${request.method} ${request.url?.split('?')[0]} failed`, error);
        if (response.headersSent) response.destroy();
        else sendEmpty(response, 500);
      })
      .finally(() => histogram.record((performance.now() - since) / 1000, response.statusCode));
  };
}

function isBelow(path: string, mount: string): boolean {
  // Most requests are for functions, below another first letter.
  if (path.length < mount.length || (path.charCodeAt(1) | 32) !== mount.charCodeAt(1)) return false;
  if (path.slice(0, mount.length).toLowerCase() !== mount.toLowerCase()) return false;
  return path.length === mount.length || path[mount.length] === '/';
}

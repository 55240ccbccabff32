import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpRequest } from '@azure/functions';
import type { HttpRequestInit, InvocationContext } from '@azure/functions';
import { createHttpHandler } from '../../functions/http/edge';
import { routes } from '../../functions/routes';
import type { ServiceWorld } from './service-world';

/** The API's own routes and handlers on loopback, over the use cases of a world. */
export interface ApiServer {
  readonly url: string;
  /** `POST /api/v1/projects`, oldest first. */
  readonly requests: string[];
  /** Everything but questions. */
  writes(): readonly string[];
  /** Cuts the line at the write with this number (from 1): before the host has heard of it, or when it has done it. */
  cutAt?: { readonly write: number; readonly when: 'before' | 'after' };
  close(): Promise<void>;
}

export async function serveApi(world: ServiceWorld): Promise<ApiServer> {
  const context = { error: () => undefined, warn: () => undefined } as unknown as InvocationContext;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = 'GET', url = '/' } = incoming;
      const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
      api.requests.push(`${method} ${pathname}`);
      const isCut = (when: 'before' | 'after'): boolean =>
        method !== 'GET' && api.cutAt?.when === when && api.cutAt.write === api.writes().length;
      const text = await textOf(incoming);
      if (isCut('before')) return void incoming.socket.destroy();
      const found = routeOf(method, pathname);
      if (!found) return void outgoing.writeHead(404).end();
      const init: HttpRequestInit = {
        method,
        url: `http://127.0.0.1${url}`,
        params: found.params,
        query: Object.fromEntries(searchParams),
        headers: { authorization: incoming.headers.authorization ?? '' },
        ...(text === '' ? {} : { body: { string: text } }),
      };
      const answer = await createHttpHandler(found.route, () => world.services)(new HttpRequest(init), context);
      if (isCut('after')) return void incoming.socket.destroy();
      const { status = 200, jsonBody, body } = answer as { status?: number; jsonBody?: unknown; body?: string };
      outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      outgoing.end(jsonBody === undefined ? body : JSON.stringify(jsonBody));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api: ApiServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    writes: () => api.requests.filter((request) => !request.startsWith('GET ')),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return api;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A literal part of a path goes before a parameter, as in the Functions host. */
function routeOf(method: string, pathname: string) {
  const parts = pathname.split('/').slice(2);
  const fitting = routes.filter((route) => {
    const wanted = route.path.split('/');
    const fits = wanted.every((part, place) => part.startsWith('{') || part === parts[place]);
    return route.method === method && wanted.length === parts.length && fits;
  });
  const [route] = fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  if (!route) return undefined;
  const named = route.path
    .split('/')
    .flatMap((part, place) => (part.startsWith('{') ? [[part.slice(1, -1), parts[place] ?? '']] : []));
  return { route, params: Object.fromEntries(named) as Record<string, string> };
}

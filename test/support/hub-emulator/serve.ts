import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../ado-emulator/faults';
import type { FaultPlan } from '../ado-emulator/faults';

export interface HubRequest {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Base address of the API. */
  readonly baseUrl: string;
  /** Who asks: the identity behind the token. */
  readonly user: string;
}

export interface HubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Raw body with its type, in place of JSON. */
  readonly raw?: { readonly type: string; readonly content: Buffer };
}

export interface HubRoute {
  readonly method: string;
  /** Parts between slashes; `:name` takes one part, decoded after the path was split. */
  readonly path: string;
  readonly handle: (request: HubRequest) => HubAnswer | Promise<HubAnswer>;
}

export interface HubServerOptions {
  readonly routes: readonly HubRoute[];
  /** Path before every route, e.g. `/api/v4`. */
  readonly prefix: string;
  readonly userOf: (request: IncomingMessage) => string | undefined;
  readonly say: (status: number, message: string) => HubAnswer;
  /** How the platform tells that its budget is used up. */
  readonly throttled: (retryAfterSeconds: number) => HubAnswer;
}

export interface HubServer {
  readonly url: string;
  /** Every request that came, as `GET /path?query`. */
  readonly requests: readonly string[];
  misbehave(plan: FaultPlan): void;
  close(): Promise<void>;
}

/** HTTP on loopback for an emulated platform: finds the route, and does wrong what the plan of faults says. */
export async function serveHub(options: HubServerOptions): Promise<HubServer> {
  const { routes, prefix, say } = options;
  const faults = createFaults();
  const requests: string[] = [];
  let url = '';

  const server = createServer((request, response) => {
    void answerRequest(request)
      .catch((error: unknown) => say(500, String(error)))
      .then((answer) => send(response, answer));
  });

  async function answerRequest(request: IncomingMessage): Promise<HubAnswer> {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    requests.push(`${method} ${address.pathname}${address.search}`);
    const content = await contentOf(request);
    const wrong = faults.next();
    if (wrong.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, wrong.milliseconds));
    const user = options.userOf(request);
    if (user === undefined || wrong.kind === 'signIn') return say(401, 'Bad credentials');
    if (wrong.kind === 'throttled') return options.throttled(wrong.retryAfterSeconds);
    if (wrong.kind === 'error') return say(500, 'as asked');
    const path = address.pathname.startsWith(prefix) ? address.pathname.slice(prefix.length) : address.pathname;
    const found = matchRoute(routes, method, path);
    if (!found) return say(404, `Not Found: no route of the emulator answers ${method} ${path}`);
    const body = await bodyOf(request, content);
    const { params, route } = found;
    const parsed = { method, params, body, user, query: address.searchParams, headers: request.headers, baseUrl: url };
    const answer = await route.handle(parsed);
    if (wrong.kind !== 'delayed') return answer;
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(wrong.retryAfterSeconds) } };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return {
    url,
    requests,
    misbehave: (plan) => faults.plan(plan),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function matchRoute(routes: readonly HubRoute[], method: string, path: string) {
  const parts = path.split('/').filter((part) => part !== '');
  for (const route of routes) {
    const params = route.method === method ? matchParts(route.path, parts) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchParts(template: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = template.split('/').filter((part) => part !== '');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (want.startsWith(':')) params[want.slice(1)] = part;
    else if (want !== part) return undefined;
  }
  return params;
}

/** JSON, or a form whose names like `position[new_line]` make an object. */
async function bodyOf({ headers }: IncomingMessage, content: Buffer): Promise<unknown> {
  if (content.length === 0) return undefined;
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return JSON.parse(content.toString('utf8')) as unknown;
  const form = await new Response(new Uint8Array(content), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) fields[name] = value;
    else fields[outer] = { ...(fields[outer] as object | undefined), [inner]: value };
  }
  return fields;
}

async function contentOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, body, raw, headers = {} }: HubAnswer): void {
  response.writeHead(status, { 'content-type': raw?.type ?? 'application/json; charset=utf-8', ...headers });
  response.end(raw?.content ?? (body === undefined ? '' : JSON.stringify(body)));
}

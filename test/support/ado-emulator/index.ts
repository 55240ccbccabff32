import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areas } from './areas';
import { createFaults } from './faults';
import type { FaultPlan } from './faults';
import { matchRoute } from './match-route';
import { fault } from './route';
import type { AdoAnswer, AdoRequest } from './route';
import { createAdoStore } from './store';
import type { AdoStore } from './store';

export interface AdoEmulatorOptions {
  /** Default `contoso`. */
  readonly organization?: string;
  /** Accepted personal access tokens and bearer tokens, with whose they are. Default: `pat` of the agent. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Default 0: any free one. */
  readonly port?: number;
  /** Keeps everything there for the next emulator. Default: a folder of its own that goes with it. */
  readonly folder?: string;
}

export interface AdoEmulator {
  /** Base address of the organization. */
  readonly url: string;
  readonly organization: string;
  readonly store: AdoStore;
  /** Every request that came, as `GET /path?query`. */
  readonly requests: readonly string[];
  misbehave(plan: FaultPlan): void;
  close(): Promise<void>;
}

/** The agent's identity in the emulator. */
export const agentUser = 'agent@contoso.example';

/** Azure DevOps Services for one organization: the requests that the product makes, over real git objects. */
export async function startAdoEmulator(options: AdoEmulatorOptions = {}): Promise<AdoEmulator> {
  const { organization = 'contoso', tokens = { pat: agentUser }, port = 0 } = options;
  const { folder = mkdtempSync(join(tmpdir(), 'stellwerk-ado-')) } = options;
  const store = createAdoStore(organization, folder, options.folder !== undefined);
  // A completion goes on for a moment after its answer.
  const saving = options.folder === undefined ? undefined : setInterval(() => store.save(), 500).unref();
  const faults = createFaults();
  const requests: string[] = [];
  let url = '';

  const server = createServer((request, response) => {
    void answerRequest(request)
      .catch((error: unknown) => fault(500, 'VssServiceException', String(error)))
      .then((answer) => send(response, answer));
  });

  async function answerRequest(request: IncomingMessage): Promise<AdoAnswer> {
    const address = new URL(request.url ?? '/', url);
    requests.push(`${request.method} ${address.pathname}${address.search}`);
    const content = await contentOf(request);
    const user = userOf(request, tokens);
    const wrong = faults.next();
    if (wrong.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, wrong.milliseconds));
    if (user === undefined || wrong.kind === 'signIn') return signInPage;
    if (wrong.kind === 'throttled') return throttled(wrong.retryAfterSeconds);
    if (wrong.kind === 'error') return fault(500, 'VssServiceException', 'TF30063: as asked');
    const answer = await dispatch(request.method ?? 'GET', address, content, user);
    if (wrong.kind !== 'delayed') return answer;
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(wrong.retryAfterSeconds) } };
  }

  async function dispatch(method: string, address: URL, content: Buffer, user: string): Promise<AdoAnswer> {
    const path = decodeURIComponent(address.pathname).replace(`/${organization}`, '');
    if (method === 'OPTIONS') return describeArea(path.split('/').at(-1) ?? '');
    const found = matchRoute(areas, method, path);
    if (!found) return fault(404, 'VssServiceException', `No route of the emulator answers ${method} ${path}.`);
    const request: AdoRequest = {
      ...{ method, path, organization, store, user, params: found.params, query: address.searchParams },
      body: content.length === 0 ? undefined : (JSON.parse(content.toString('utf8')) as unknown),
      baseUrl: url,
    };
    return found.route.handle(request);
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${organization}`;
  return {
    url,
    organization,
    store,
    requests,
    misbehave: (plan) => faults.plan(plan),
    async close() {
      clearInterval(saving);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      store.close();
    },
  };
}

/** What the client asks before the first call of an area. */
function describeArea(area: string): AdoAnswer {
  const value = areas
    .flatMap(({ resources }) => resources)
    .filter((resource) => resource.area.toLowerCase() === area.toLowerCase())
    .map((resource) => ({ ...resource, resourceVersion: 1, minVersion: '1.0', releasedVersion: '7.1' }));
  return { status: 200, body: { count: value.length, value } };
}

const signInPage: AdoAnswer = {
  status: 203,
  raw: { type: 'text/html', content: Buffer.from('<html><head><title>Sign In</title></head></html>') },
};

function throttled(retryAfterSeconds: number): AdoAnswer {
  const message = 'TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource.';
  return {
    ...fault(429, 'RequestBlockedException', message),
    headers: { 'retry-after': String(retryAfterSeconds), 'x-ratelimit-remaining': '0' },
  };
}

function userOf(request: IncomingMessage, tokens: Readonly<Record<string, string>>): string | undefined {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer') return tokens[value];
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  return scheme === 'Basic' ? tokens[decoded.slice(decoded.indexOf(':') + 1)] : undefined;
}

async function contentOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, body, raw, headers = {} }: AdoAnswer): void {
  response.writeHead(status, { 'content-type': raw?.type ?? 'application/json; charset=utf-8', ...headers });
  response.end(raw?.content ?? (body === undefined ? '' : JSON.stringify(body)));
}

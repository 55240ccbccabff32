import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { loopbackCertificate } from './certificate';

export interface EmulatorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** The body as JSON; an empty object otherwise. */
  readonly json: { readonly [name: string]: unknown };
}

export interface EmulatorAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface EmulatorServer {
  readonly url: string;
  /** Everything that came in, oldest first, unless it was started to keep nothing. */
  readonly requests: EmulatorRequest[];
  /** The next requests are answered with this status. */
  fail(status: number, times: number): void;
  close(): Promise<void>;
}

/** A vendor's service on loopback over TLS; what it does with a request is up to `answer`. */
export async function startEmulator(
  answer: (request: EmulatorRequest) => EmulatorAnswer | Promise<EmulatorAnswer>,
  { keepRequests = true } = {},
): Promise<EmulatorServer> {
  const { key, cert } = await loopbackCertificate();
  const requests: EmulatorRequest[] = [];
  let failure = { status: 0, times: 0 };
  const server = createServer({ key, cert }, (incoming, response) => {
    void (async () => {
      const request = await read(incoming);
      if (keepRequests) requests.push(request);
      const failing = failure.times > 0;
      if (failing) failure.times -= 1;
      const { status, body, headers = {} } = failing ? { status: failure.status } : await answer(request);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (status, times) => void (failure = { status, times }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(incoming: IncomingMessage): Promise<EmulatorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url ?? '/', 'https://emulator');
  const isJson = (incoming.headers['content-type'] ?? '').includes('json') && text !== '';
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: incoming.headers,
    text,
    json: isJson ? (JSON.parse(text) as EmulatorRequest['json']) : {},
  };
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A value (answered 200), what `answer` made, or a function of the `SeenRequest` that gives or promises either. */
export type Replies = Readonly<Record<string, unknown>>;

export interface FakeHost {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** Requests of one kind, e.g. `POST /api/v1/runs`. */
  of(kind: string): readonly SeenRequest[];
  close(): Promise<void>;
}

class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

export function answer(status: number, body: unknown): Answer {
  return new Answer(status, body);
}

export function problem(status: number, code: string, detail: string): Answer {
  return answer(status, { type: `https://schemas.stellwerk.dev/problems/${code}`, title: code, status, code, detail });
}

/** An HTTP server that knows exactly the replies it is given and answers 501 to everything else. */
export async function startFakeHost(replies: Replies): Promise<FakeHost> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(async (request) => {
      seen.push(request);
      const known = replies[`${request.method} ${request.path}`];
      const made: unknown = typeof known === 'function' ? await replyOf(known as Reply, request) : known;
      const reply = made === undefined ? problem(501, 'not_supported', `no reply for ${request.path}`) : made;
      const { status, body } = reply instanceof Answer ? reply : new Answer(200, reply);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    of: (kind) => seen.filter(({ method, path }) => `${method} ${path}` === kind),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Reply = (request: SeenRequest) => unknown;

async function replyOf(reply: Reply, request: SeenRequest): Promise<unknown> {
  try {
    return await reply(request);
  } catch (error) {
    return problem(500, 'internal', String(error));
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url ?? '/', 'http://fake');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: incoming.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

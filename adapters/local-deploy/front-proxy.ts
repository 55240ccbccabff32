import {
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { createWeightedTargets, type WeightedTarget } from './weighted-targets';

/** Requests of users since the proxy was opened. An error is a status of 500 or above, or no answer. */
export interface Served {
  readonly requests: number;
  readonly errors: number;
}

/**
 * The stable address of a project. Each request goes to one of the versions that share the traffic when it arrives and stays
 * there until it is answered, so a switch fails none, not even on connections that are kept open.
 */
export interface FrontProxy {
  readonly port: number;
  /** Takes effect with the next request. No targets = nothing is live; requests get 503. */
  switchTo(targets: readonly WeightedTarget[]): void;
  served(port: number): Served;
  /** Resolves when no request is at the version on this port any more, or after the time given. */
  drained(port: number, milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on loopback. Rejects when the port is taken. */
export function openFrontProxy(port: number): Promise<FrontProxy> {
  const targets = createWeightedTargets();
  const totals = new Map<number, Served>();
  const underWay = new Map<number, number>();
  const count = (target: number, change: number): void => {
    underWay.set(target, (underWay.get(target) ?? 0) + change);
  };

  const server = createServer((incoming, outgoing) => {
    const target = targets.next();
    if (target === null) return refuse(outgoing, 503, 'No version is live.');
    count(target, 1);
    outgoing.on('close', () => {
      count(target, -1);
      // Who hangs up before an answer came says nothing about the version.
      if (!outgoing.headersSent) return;
      const { requests, errors } = totals.get(target) ?? { requests: 0, errors: 0 };
      totals.set(target, { requests: requests + 1, errors: errors + (outgoing.statusCode >= 500 ? 1 : 0) });
    });
    forward(incoming, outgoing, target);
  });
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) =>
    tunnel(incoming, socket, head, targets.next()),
  );

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve({
        port: portOf(server),
        switchTo: (given) => targets.set(given),
        served: (target) => totals.get(target) ?? { requests: 0, errors: 0 },
        drained: async (target, milliseconds) => {
          const end = performance.now() + milliseconds;
          while ((underWay.get(target) ?? 0) > 0 && performance.now() < end) {
            await new Promise((done) => setTimeout(done, 10));
          }
        },
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const upstream = sendRequest(
    {
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, connection: 'close' },
      agent: false,
    },
    (answer) => {
      const headers = { ...answer.headers };
      delete headers.connection;
      delete headers['keep-alive'];
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    },
  );
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, 502, 'The live version does not answer.');
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Protocols that take the connection over, such as WebSocket, are passed on byte by byte. */
function tunnel(incoming: IncomingMessage, socket: Duplex, head: Buffer, port: number | null): void {
  if (port === null) {
    socket.destroy();
    return;
  }
  const upstream = connect(port, '127.0.0.1', () => {
    const lines = [`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1`];
    for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
      lines.push(`${incoming.rawHeaders[at] ?? ''}: ${incoming.rawHeaders[at + 1] ?? ''}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  upstream.on('close', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
  socket.on('close', () => upstream.destroy());
}

function refuse(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

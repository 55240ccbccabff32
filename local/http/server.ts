import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  /** `http://host:port`, without a slash at its end. */
  readonly url: string;
  /** `host:port` of `url`. */
  readonly authority: string;
  /** The same server as this machine itself reaches it. */
  readonly loopUrl: string;
  /** Until a handler is set, requests are answered with 503. */
  handle(handler: RequestHandler): void;
  /** Takes no new connections, lets requests under way end for up to `drainMs`, then cuts what is left. */
  close(drainMs: number): Promise<void>;
}

/** Binds at once. Rejects with one line that names address and port, and what to do. */
export async function listen(address: string, port: number): Promise<HttpServer> {
  let handler: RequestHandler = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('The host is starting.\n');
  };
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) =>
    handler(request, response),
  );
  await bind(server, address, port);
  const bound = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const named = bound.address.includes(':') ? `[${bound.address}]` : bound.address;
  const authority = `${everywhere ? 'localhost' : named}:${bound.port}`;
  return {
    url: `http://${authority}`,
    authority,
    loopUrl: `http://${everywhere ? '127.0.0.1' : named}:${bound.port}`,
    handle: (next) => void (handler = next),
    close: (drainMs) => closeServer(server, drainMs),
  };
}

function bind(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(bindFailure(error, address, port))));
    server.listen(port, address, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function bindFailure(error: NodeJS.ErrnoException, address: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${address} is in use. Stop what listens there, or choose another --port.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} on ${address} is not allowed for this user. Choose a --port above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `This machine has no address ${address}. Choose another --address.`;
  }
  return `Port ${port} on ${address} cannot be opened: ${error.message}`;
}

async function closeServer(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

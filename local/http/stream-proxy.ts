import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';

export interface StreamForward {
  /** Resolves when the caller has the whole answer; rejects when the app's side or the caller broke off. */
  readonly done: Promise<void>;
  /** The invocation failed: nothing will ever be answered. `true` when the caller has got nothing yet. */
  abort(): boolean;
}

/** Pipes a request to the library's streaming server (contract §6.4) and its answer back to the caller. */
export function forwardStream(
  request: IncomingMessage,
  response: ServerResponse,
  target: URL,
  invocationId: string,
): StreamForward {
  const outgoing = send({
    host: target.hostname,
    port: target.port,
    method: request.method,
    path: request.url,
    headers: {
      ...request.headers,
      'x-ms-invocation-id': invocationId,
      'x-forwarded-host': request.headers.host ?? '',
      'x-forwarded-proto': 'http',
    },
    agent: false,
  });
  const done = new Promise<void>((resolve, reject) => {
    outgoing.on('response', (answer) => {
      const headers = { ...answer.headers };
      delete headers['x-ms-invocation-id'];
      delete headers['connection'];
      delete headers['keep-alive'];
      response.writeHead(answer.statusCode ?? 200, headers);
      answer.pipe(response);
      answer.on('error', reject);
      response.on('finish', resolve);
      response.on('close', () => {
        if (!response.writableFinished) outgoing.destroy();
        resolve();
      });
    });
    outgoing.on('error', reject);
  });
  done.catch(() => undefined);
  request.pipe(outgoing);
  return {
    done,
    abort() {
      request.unpipe(outgoing);
      outgoing.destroy();
      return !response.headersSent;
    },
  };
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedMessage {
  readonly messageId: string;
  readonly sessionId?: string;
  readonly body: unknown;
  readonly traceParent?: string;
}

export interface ServiceBusStandIn {
  readonly url: string;
  readonly queues: Map<string, ReceivedMessage[]>;
  requests: number;
  /** Status of the next answers; null = none at all. */
  answer: number | null;
  close(): Promise<void>;
}

/** A broker that speaks just the REST send operations, with duplicate detection, for the bearer token `key`. */
export async function startServiceBusStandIn(key: string): Promise<ServiceBusStandIn> {
  const queues = new Map<string, ReceivedMessage[]>();
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      if (standIn.answer === null) return;
      const queue = /^\/bus\/([a-z-]+)\/messages$/.exec(request.url ?? '')?.[1];
      const authorised = request.headers.authorization === `Bearer ${key}`;
      const accepted = authorised && request.method === 'POST' && queue !== undefined && standIn.answer === 201;
      if (accepted) for (const message of readMessages(request, text)) keep(queue, message);
      standIn.requests += 1;
      response.writeHead(authorised ? standIn.answer : 401).end(accepted ? '' : 'refused by the stand-in');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function keep(queue: string, message: ReceivedMessage): void {
    const held = queues.get(queue) ?? [];
    if (!held.some(({ messageId }) => messageId === message.messageId)) held.push(message);
    queues.set(queue, held);
  }

  const standIn: ServiceBusStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bus`,
    queues,
    requests: 0,
    answer: 201,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return standIn;
}

interface BatchItem {
  readonly Body: string;
  readonly BrokerProperties: { readonly MessageId: string; readonly SessionId?: string };
  readonly UserProperties?: { readonly 'Diagnostic-Id'?: string };
}

function readMessages(request: IncomingMessage, text: string): readonly ReceivedMessage[] {
  if (request.headers['content-type'] !== 'application/vnd.microsoft.servicebus.json')
    return [readMessage(request, text)];
  return (JSON.parse(text) as readonly BatchItem[]).map(({ Body, BrokerProperties: broker, UserProperties: user }) => ({
    messageId: broker.MessageId,
    ...(broker.SessionId === undefined ? {} : { sessionId: broker.SessionId }),
    body: JSON.parse(Body) as unknown,
    ...(user?.['Diagnostic-Id'] === undefined ? {} : { traceParent: user['Diagnostic-Id'] }),
  }));
}

function readMessage(request: IncomingMessage, text: string): ReceivedMessage {
  const broker = JSON.parse(String(request.headers['brokerproperties'])) as { MessageId: string; SessionId?: string };
  const traceParent = request.headers['traceparent'];
  return {
    messageId: broker.MessageId,
    ...(broker.SessionId === undefined ? {} : { sessionId: broker.SessionId }),
    body: JSON.parse(text) as unknown,
    ...(typeof traceParent === 'string' ? { traceParent } : {}),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

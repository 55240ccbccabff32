import { AppError } from '../../domain/errors';
import { createRestDeadLetters } from './dead-letters';
import { createGather } from './gather';
import type { MessageBus, OutgoingMessage } from '../../ports/message-bus';

const batchType = 'application/vnd.microsoft.servicebus.json';

export interface RestMessageBusConfig {
  /** Where the queues are, e.g. `http://127.0.0.1:7071/servicebus`. */
  readonly url: string;
  /** Sent as bearer token; appears in no message and no error. */
  readonly key: string;
  /** Default 5000. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/**
 * Sends over the Service Bus REST protocol. 201 is the broker's word that the message is durable; any other answer, none
 * within the time-out, or no connection is `bus_unavailable`. Repeating is safe: the broker drops a message id it knows.
 */
export function createRestMessageBus(config: RestMessageBusConfig): MessageBus {
  const { url, key, timeoutMs = 5000, fetch: send = fetch } = config;
  const base = url.replace(/\/+$/, '');

  const queues = new Map<string, ReturnType<typeof createGather<OutgoingMessage>>>();

  return {
    deadLetters: createRestDeadLetters({ base, key, timeoutMs, fetch: send }),
    async send(queue, message) {
      const gather = queues.get(queue) ?? createGather((messages) => putAll(queue, messages));
      queues.set(queue, gather);
      await gather(message, Buffer.byteLength(JSON.stringify(message.body)));
    },
  };

  async function putAll(queue: string, messages: readonly OutgoingMessage[]): Promise<void> {
    const [first] = messages;
    if (!first) return;
    const request = messages.length === 1 ? single(first) : batch(messages);
    const { status, text } = await post(queue, request).catch((error: unknown) => {
      throw unavailable(queue, first, reasonOf(error, timeoutMs), error);
    });
    if (status === 201) return;
    throw unavailable(queue, first, `HTTP ${status} ${text.slice(0, 200)}`.trim());
  }

  async function post(queue: string, { headers, body }: Request): Promise<{ status: number; text: string }> {
    const response = await send(`${base}/${encodeURIComponent(queue)}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, ...headers },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The text is read to free the connection; it is the broker's, so only its beginning is told.
    return { status: response.status, text: await response.text().catch(() => '') };
  }
}

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function single({ messageId, sessionId, traceParent, body }: OutgoingMessage): Request {
  return {
    headers: {
      'content-type': 'application/json',
      BrokerProperties: asciiJson({
        MessageId: messageId,
        ...(sessionId === undefined ? {} : { SessionId: sessionId }),
      }),
      ...(traceParent === undefined ? {} : { traceparent: traceParent }),
    },
    body: JSON.stringify(body),
  };
}

/** The broker takes all of them or none. */
function batch(messages: readonly OutgoingMessage[]): Request {
  const items = messages.map(({ messageId, sessionId, traceParent, body }) => ({
    Body: JSON.stringify(body),
    BrokerProperties: {
      MessageId: messageId,
      ContentType: 'application/json',
      ...(sessionId === undefined ? {} : { SessionId: sessionId }),
    },
    ...(traceParent === undefined ? {} : { UserProperties: { 'Diagnostic-Id': traceParent } }),
  }));
  return { headers: { 'content-type': batchType }, body: JSON.stringify(items) };
}

/** A header holds no characters beyond ASCII; JSON can write every one of them as an escape. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function unavailable(queue: string, message: OutgoingMessage, reason: string, cause?: unknown): AppError {
  return new AppError(
    'bus_unavailable',
    `Message ${message.messageId} could not be put on queue ${queue} (${reason}). Nothing is lost if it is sent again.`,
    { details: { queue, messageId: message.messageId }, cause },
  );
}

function reasonOf(error: unknown, timeoutMs: number): string {
  const { name, message, cause } = error as {
    readonly name?: string;
    readonly message?: string;
    readonly cause?: unknown;
  };
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const below = cause as { readonly message?: string; readonly code?: string } | undefined;
  return [message ?? 'no connection', below?.message || below?.code].filter(Boolean).join(': ');
}

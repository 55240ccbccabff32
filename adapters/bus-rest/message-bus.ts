import { AppError } from '../../domain/errors';
import { createRestDeadLetters } from './dead-letters';
import type { MessageBus, OutgoingMessage } from '../../ports/message-bus';

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

  return {
    deadLetters: createRestDeadLetters({ base, key, timeoutMs, fetch: send }),
    async send(queue, message) {
      const response = await post(`${base}/${encodeURIComponent(queue)}/messages`, message).catch((error: unknown) => {
        throw unavailable(queue, message, reasonOf(error, timeoutMs), error);
      });
      // The text is read to free the connection; it is the broker's, so only its beginning is told.
      const text = await response.text().catch(() => '');
      if (response.status === 201) return;
      throw unavailable(queue, message, `HTTP ${response.status} ${text.slice(0, 200)}`.trim());
    },
  };

  async function post(target: string, message: OutgoingMessage): Promise<Response> {
    const { messageId, sessionId, traceParent, body } = message;
    return send(target, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        BrokerProperties: asciiJson({
          MessageId: messageId,
          ...(sessionId === undefined ? {} : { SessionId: sessionId }),
        }),
        ...(traceParent === undefined ? {} : { traceparent: traceParent }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  }
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

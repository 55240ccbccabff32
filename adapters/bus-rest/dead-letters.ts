import { AppError } from '../../domain/errors';
import type { DeadLetter, DeadLetterQueue } from '../../ports/message-bus';

/** What the embedded host's bus says of a dead letter; other fields are not read. */
interface Letter {
  readonly sequenceNumber: number;
  readonly messageId: string;
  readonly deliveryCount: number;
  readonly reason: string;
  readonly description: string;
  readonly enqueuedTime: string;
  readonly deadLetteredTime: string;
  readonly body: string;
}

/** Dead letters over the embedded host's extension of the Service Bus REST protocol. */
export function createRestDeadLetters(config: {
  readonly base: string;
  readonly key: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}): DeadLetterQueue {
  const { base, key, timeoutMs } = config;

  async function call<T>(queue: string, path: string, body?: object): Promise<T> {
    const url = `${base}/${encodeURIComponent(queue)}/$deadletterqueue/${path}`;
    const request: RequestInit = {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    };
    try {
      const response = await config.fetch(url, request);
      if (response.ok) return (await response.json()) as T;
      throw new Error(`HTTP ${response.status}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new AppError('bus_unavailable', `The dead letters of ${queue} cannot be reached (${reason}).`, {
        cause: error,
      });
    }
  }

  return {
    async list(queue, after, limit) {
      const letters = await call<readonly Letter[]>(queue, `messages?after=${after}&top=${limit}`);
      return letters.map((letter): DeadLetter => ({
        sequenceNumber: letter.sequenceNumber,
        messageId: letter.messageId,
        reason: `${letter.reason}: ${letter.description}`,
        deliveries: letter.deliveryCount,
        enqueuedAt: letter.enqueuedTime,
        deadAt: letter.deadLetteredTime,
        body: letter.body,
      }));
    },
    async replay(queue, sequenceNumbers) {
      const { replayed } = await call<{ readonly replayed: number }>(queue, 'replay', { sequenceNumbers });
      return replayed;
    },
  };
}

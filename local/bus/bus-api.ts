import type { IncomingMessage, ServerResponse } from 'node:http';
import { bearerToken, sameKey } from '../http/access-keys';
import { BodyTooLarge, readBody } from '../http/request-body';
import { decodeRouteValue } from '../http/route-template';
import { sendEmpty, sendJson, sendText } from '../http/response-writer';
import type { Bus } from './bus';
import { BusError, type BusErrorCode, type DeadLetter } from './message';
import { BadSendRequest, readSendRequest } from './send-endpoint';

/** Path under which the host offers the Service Bus REST protocol. */
export const busMount = '/runtime/servicebus';

const statusOf: Readonly<Record<BusErrorCode, number>> = { notFound: 404, sessionRequired: 400, notStarted: 503 };

/**
 * Serves, under `busMount` and for callers with the bus key as bearer token:
 * `POST /{entity}/messages` sends (201 once the message is on disk);
 * `GET /{entity}/$deadletterqueue/messages?after=&top=` lists dead letters;
 * `POST /{entity}/$deadletterqueue/replay` with `{ "sequenceNumbers": […] }`, or no body for all, sends them again.
 */
export function createBusApi(options: {
  readonly bus: Bus;
  readonly key: string;
  readonly onError: (message: string, error: unknown) => void;
}): (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void> {
  const { bus, key, onError } = options;

  async function send(request: IncomingMessage, response: ServerResponse, entity: string): Promise<void> {
    const messages = readSendRequest(request, await readBody(request));
    await bus.send(entity, messages);
    response.writeHead(201, { 'content-length': '0' }).end();
  }

  function list(request: IncomingMessage, response: ServerResponse, entity: string): void {
    const query = new URL(request.url ?? '/', 'http://host').searchParams;
    const page = { after: Number(query.get('after') ?? 0) || 0, top: Number(query.get('top') ?? 100) || 100 };
    sendJson(response, 200, bus.deadLetters(entity, page).map(showDeadLetter));
  }

  async function replay(request: IncomingMessage, response: ServerResponse, entity: string): Promise<void> {
    const text = (await readBody(request)).toString('utf8');
    const replayed = await bus.replayDeadLetters(entity, text === '' ? undefined : readSequenceNumbers(text));
    sendJson(response, 200, { replayed });
  }

  return async (request, response, rest) => {
    if (!sameKey(bearerToken(request), key)) return sendEmpty(response, 401);
    const path = decodeRouteValue(rest).replace(/^\/+|\/+$/g, '');
    const at = path.lastIndexOf('/');
    const [entity, action] = [path.slice(0, Math.max(0, at)), path.slice(at + 1).toLowerCase()];
    const isDead = /\/\$deadletterqueue$/i.test(entity);
    try {
      if (request.method === 'POST' && action === 'messages' && !isDead) await send(request, response, entity);
      else if (request.method === 'GET' && action === 'messages' && isDead) list(request, response, entity);
      else if (request.method === 'POST' && action === 'replay' && isDead) await replay(request, response, entity);
      else sendEmpty(response, 404);
    } catch (error) {
      const status = statusFor(error);
      if (status === 500) onError(`Sending to ${entity} failed`, error);
      sendText(response, status, `${(error as Error).message}\n`);
    }
  };
}

function statusFor(error: unknown): number {
  if (error instanceof BusError) return statusOf[error.code];
  if (error instanceof BadSendRequest) return 400;
  return error instanceof BodyTooLarge ? 413 : 500;
}

function readSequenceNumbers(text: string): readonly number[] {
  try {
    const numbers = (JSON.parse(text) as { sequenceNumbers?: unknown }).sequenceNumbers;
    if (Array.isArray(numbers) && numbers.every((item) => Number.isInteger(item))) return numbers as number[];
  } catch {
    // Falls through to the refusal.
  }
  throw new BadSendRequest('Expected { "sequenceNumbers": [1, 2] }, or no body to replay every dead letter.');
}

function showDeadLetter(letter: DeadLetter): object {
  return {
    sequenceNumber: letter.sequenceNumber,
    messageId: letter.messageId,
    sessionId: letter.sessionId,
    deliveryCount: letter.deliveryCount,
    reason: letter.reason,
    description: letter.description,
    source: letter.deadLetterSource,
    enqueuedTime: new Date(letter.enqueuedAt).toISOString(),
    deadLetteredTime: new Date(letter.deadLetteredAt).toISOString(),
    applicationProperties: letter.applicationProperties,
    body: Buffer.from(letter.body).toString('utf8'),
  };
}

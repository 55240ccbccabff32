import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { parseTimeSpan } from '../settings/time-span';
import type { BrokerProperties, OutgoingMessage } from './message';

/** A request that is no send, with the line that says why. */
export class BadSendRequest extends Error {}

const batchType = 'application/vnd.microsoft.servicebus.json';

/** Headers of HTTP itself; every other one is a property of the message. */
const ownHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'brokerproperties',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'keep-alive',
  'sec-fetch-mode',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'user-agent',
]);

/**
 * The messages of a "send message" or "send message batch" request of the Service Bus REST protocol. The W3C trace context
 * of the request travels as the property `Diagnostic-Id`, as Azure's own senders do it.
 */
export function readSendRequest(request: IncomingMessage, body: Uint8Array): OutgoingMessage[] {
  const contentType = request.headers['content-type'];
  const trace = traceOf(request);
  if (contentType?.split(';')[0]?.trim().toLowerCase() === batchType) {
    return readBatch(Buffer.from(body).toString('utf8'), trace);
  }
  const given = request.headers['brokerproperties'];
  const broker = given === undefined ? {} : parseObject(String(given), 'The header BrokerProperties');
  return [outgoing(body, broker, { ...trace, ...userProperties(request) }, contentType)];
}

function readBatch(text: string, trace: Record<string, unknown>): OutgoingMessage[] {
  const items = parseJson(text, 'The body');
  if (!Array.isArray(items)) throw new BadSendRequest('The body of a batch must be a JSON array.');
  return items.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) throw new BadSendRequest('A batch holds objects with a Body.');
    const { Body: body, BrokerProperties: broker = {}, UserProperties: user = {} } = item as Record<string, unknown>;
    if (typeof body !== 'string') throw new BadSendRequest('A message of the batch has no text Body.');
    return outgoing(Buffer.from(body, 'utf8'), asRecord(broker), { ...trace, ...asRecord(user) }, undefined);
  });
}

function outgoing(
  body: Uint8Array,
  broker: Readonly<Record<string, unknown>>,
  applicationProperties: Readonly<Record<string, unknown>>,
  contentType: string | undefined,
): OutgoingMessage {
  const values: Record<string, string> = contentType === undefined ? {} : { contentType };
  for (const [from, to] of Object.entries(propertyNames)) {
    const value = broker[from];
    if (typeof value === 'string' || typeof value === 'number') values[to] = String(value);
  }
  const scheduledAt = readTime(broker['ScheduledEnqueueTimeUtc']);
  const timeToLiveMs = readTimeToLive(broker['TimeToLive'] ?? broker['TimeToLiveTimeSpan']);
  return {
    body,
    properties: values,
    applicationProperties,
    ...(scheduledAt === undefined ? {} : { scheduledAt }),
    ...(timeToLiveMs === undefined ? {} : { timeToLiveMs }),
  };
}

const propertyNames: Readonly<Record<string, keyof BrokerProperties>> = {
  MessageId: 'messageId',
  SessionId: 'sessionId',
  CorrelationId: 'correlationId',
  ContentType: 'contentType',
  Label: 'subject',
  Subject: 'subject',
  ReplyTo: 'replyTo',
  ReplyToSessionId: 'replyToSessionId',
  To: 'to',
  PartitionKey: 'partitionKey',
};

/** RFC 1123, as the protocol has it, or ISO 8601; without a zone it is UTC. */
function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : '';
  const time = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(time)) throw new BadSendRequest(`ScheduledEnqueueTimeUtc is no time: ${JSON.stringify(value)}`);
  return time;
}

/** Seconds, or a TimeSpan. */
function readTimeToLive(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const millis = typeof value === 'string' ? parseTimeSpan(value) : Number(value) * 1000;
  if (millis !== undefined && millis > 0) return millis;
  throw new BadSendRequest(`TimeToLive is no time span: ${JSON.stringify(value)}`);
}

function userProperties(request: IncomingMessage): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    if (!ownHeaders.has(name.toLowerCase())) properties[name] = readValue(request.rawHeaders[at + 1] ?? '');
  }
  return properties;
}

/** Texts stand in quotes, numbers and booleans do not; anything else is taken as it is. */
function readValue(text: string): unknown {
  if (!/^(".*"|-?\d+(\.\d+)?|true|false)$/s.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function traceOf(request: IncomingMessage): Record<string, unknown> {
  const { traceparent, tracestate } = request.headers;
  if (typeof traceparent !== 'string') return {};
  return { 'Diagnostic-Id': traceparent, ...(typeof tracestate === 'string' ? { tracestate } : {}) };
}

function parseObject(text: string, what: string): Readonly<Record<string, unknown>> {
  return asRecord(parseJson(text, what));
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadSendRequest(`${what} is not JSON.`);
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadSendRequest('Properties of a message must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

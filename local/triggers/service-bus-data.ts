import { randomUUID } from 'node:crypto';
import { Buffer } from 'node:buffer';
import type { TypedData } from '../core/typed-data';
import type { BusMessage } from '../bus/message';

type Metadata = Record<string, TypedData>;

/** What a message shows as `triggerMetadata`, before it is typed; null members are left out. */
type Values = Record<string, string | number | object | null | undefined>;

/** Opaque on Azure as well: only the settling library uses them. */
const clients = ['MessageReceiver', 'MessageSession', 'MessageActions', 'SessionActions', 'ReceiveActions', 'Client'];

const textKeys = new Set([
  'MessageId',
  'SessionId',
  'CorrelationId',
  'ContentType',
  'Subject',
  'Label',
  'ReplyTo',
  'ReplyToSessionId',
  'To',
  'PartitionKey',
  'TransactionPartitionKey',
  'DeadLetterSource',
  'LockToken',
]);

export function toMessageData(message: BusMessage, binary: boolean): TypedData {
  if (message.body.length === 0) return {};
  return binary ? { bytes: Buffer.from(message.body) } : { string: bodyText(message) };
}

export function toBatchData(messages: readonly BusMessage[], binary: boolean): TypedData {
  if (binary) return { collectionBytes: { bytes: messages.map((message) => Buffer.from(message.body)) } };
  return { collectionString: { string: messages.map(bodyText) } };
}

/** Texts as text, everything else as JSON; the top-level members of a JSON body are added, as Azure does. */
export function toMessageMetadata(message: BusMessage): Metadata {
  const metadata: Metadata = {};
  for (const [name, value] of Object.entries(valuesOf(message))) {
    if (value === null || value === undefined) continue;
    metadata[name] = textKeys.has(name) ? { string: asText(value) } : { json: JSON.stringify(value) };
  }
  for (const name of clients) metadata[name] = { json: '{}' };
  addBodyMembers(metadata, message);
  return metadata;
}

/** The same keys with the suffix `Array`. */
export function toBatchMetadata(messages: readonly BusMessage[]): Metadata {
  const metadata: Metadata = {};
  const all = messages.map(valuesOf);
  for (const name of Object.keys(all[0] ?? {})) {
    const values = all.map((entry) => entry[name] ?? null);
    if (values.every((value) => value === null)) continue;
    metadata[`${name}Array`] = textKeys.has(name)
      ? { collectionString: { string: values.map((value) => (value === null ? '' : asText(value))) } }
      : { json: JSON.stringify(values) };
  }
  for (const name of clients) metadata[name] = { json: '{}' };
  return metadata;
}

function asText(value: string | number | object): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function valuesOf(message: BusMessage): Values {
  const { properties, applicationProperties } = message;
  return {
    DeliveryCount: message.deliveryCount,
    DeadLetterSource: message.deadLetterSource,
    LockToken: randomUUID(),
    ExpiresAt: withOffset(message.expiresAt),
    ExpiresAtUtc: withoutZone(message.expiresAt),
    EnqueuedTime: withOffset(message.enqueuedAt),
    EnqueuedTimeUtc: withoutZone(message.enqueuedAt),
    MessageId: message.messageId,
    SessionId: message.sessionId,
    ContentType: properties.contentType,
    ReplyTo: properties.replyTo,
    ReplyToSessionId: properties.replyToSessionId,
    To: properties.to,
    PartitionKey: properties.partitionKey ?? message.sessionId,
    SequenceNumber: message.sequenceNumber,
    Subject: properties.subject,
    Label: properties.subject,
    CorrelationId: properties.correlationId,
    ApplicationProperties: applicationProperties,
    UserProperties: applicationProperties,
  };
}

function addBodyMembers(metadata: Metadata, message: BusMessage): void {
  if (message.body[0] !== '{'.charCodeAt(0)) return;
  let body: unknown;
  try {
    body = JSON.parse(bodyText(message));
  } catch {
    return;
  }
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (value === null || Array.isArray(value)) continue;
    metadata[name] = typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) };
  }
}

function bodyText(message: BusMessage): string {
  return Buffer.from(message.body.buffer, message.body.byteOffset, message.body.byteLength).toString('utf8');
}

function withOffset(at: number): string {
  return `${withoutZone(at)}+00:00`;
}

function withoutZone(at: number): string {
  return new Date(at).toISOString().slice(0, -1);
}

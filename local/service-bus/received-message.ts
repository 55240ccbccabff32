import { Buffer } from 'node:buffer';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { farFuture } from '../bus/bus-store';
import type { BrokerProperties, BusMessage } from '../bus/message';

/** A message of a namespace as the triggers take it. The SDK counts deliveries from 0, Azure's triggers from 1. */
export function toBusMessage(message: ServiceBusReceivedMessage): BusMessage {
  const at = message.enqueuedTimeUtc?.getTime() ?? Date.now();
  return {
    sequenceNumber: message.sequenceNumber?.toNumber() ?? 0,
    messageId: textOf(message.messageId) ?? '',
    sessionId: message.sessionId ?? null,
    body: bytesOf(message.body),
    properties: propertiesOf(message),
    applicationProperties: message.applicationProperties ?? {},
    enqueuedAt: at,
    expiresAt: Math.min(message.expiresAtUtc?.getTime() ?? farFuture, farFuture),
    deliveryCount: (message.deliveryCount ?? 0) + 1,
    deadLetterSource: message.deadLetterSource ?? null,
  };
}

function propertiesOf(message: ServiceBusReceivedMessage): BrokerProperties {
  const values: Record<keyof BrokerProperties, string | undefined> = {
    messageId: textOf(message.messageId),
    sessionId: message.sessionId,
    correlationId: textOf(message.correlationId),
    contentType: message.contentType,
    subject: message.subject,
    replyTo: message.replyTo,
    replyToSessionId: message.replyToSessionId,
    to: message.to,
    partitionKey: message.partitionKey,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function textOf(id: string | number | Buffer | undefined): string | undefined {
  return id === undefined ? undefined : id.toString();
}

/** Bodies that were sent as AMQP values arrive as what they are; those of data sections as bytes. */
function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}

/** What an application sends. Times are milliseconds since the epoch. */
export interface OutgoingMessage {
  readonly body: Uint8Array;
  readonly properties: BrokerProperties;
  /** Strings, numbers and booleans, as the sender named them. */
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  /** Not before this time. */
  readonly scheduledAt?: number;
  readonly timeToLiveMs?: number;
}

export interface BrokerProperties {
  readonly messageId?: string;
  readonly sessionId?: string;
  readonly correlationId?: string;
  readonly contentType?: string;
  readonly subject?: string;
  readonly replyTo?: string;
  readonly replyToSessionId?: string;
  readonly to?: string;
  readonly partitionKey?: string;
}

/** A message as a consumer gets it. */
export interface BusMessage {
  readonly sequenceNumber: number;
  readonly messageId: string;
  readonly sessionId: string | null;
  readonly body: Uint8Array;
  readonly properties: BrokerProperties;
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  readonly enqueuedAt: number;
  /** Always later than `enqueuedAt`; far in the future when the sender gave no time to live. */
  readonly expiresAt: number;
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
  readonly deadLetterSource: string | null;
}

export interface DeadLetter extends BusMessage {
  readonly reason: string;
  readonly description: string;
  readonly deadLetteredAt: number;
}

export type BusErrorCode = 'notFound' | 'sessionRequired' | 'notStarted';

/** A send the broker refuses. */
export class BusError extends Error {
  constructor(
    readonly code: BusErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'BusError';
  }
}

const deadLetterSuffix = '/$deadletterqueue';

/** Entity names compare case-insensitively; a subscription is `topic/subscriptions/name`. */
export function entityPath(...segments: readonly string[]): string {
  return segments
    .map((segment) => segment.trim().replace(/^\/+|\/+$/g, ''))
    .join('/')
    .toLowerCase();
}

export function subscriptionPath(topic: string, subscription: string): string {
  return entityPath(topic, 'subscriptions', subscription);
}

export function deadLetterPath(path: string): string {
  return path.endsWith(deadLetterSuffix) ? path : path + deadLetterSuffix;
}

export function isDeadLetterPath(path: string): boolean {
  return path.endsWith(deadLetterSuffix);
}

import { randomUUID } from 'node:crypto';
import type { Message } from 'rhea';
import { createDuplicateWindow, type DuplicateWindow } from './duplicate-window';
import { createSessionLocks, type SessionLocks } from './session-locks';
import { createTimers } from './timers';

export interface QueueOptions {
  /** How long a message or session stays locked, in milliseconds. */
  readonly lockMs: number;
  readonly maxDeliveryCount: number;
  readonly requiresSession: boolean;
  /** How long message ids are remembered, in milliseconds; 0 = no duplicate detection. */
  readonly duplicateWindowMs: number;
  /** In milliseconds; a message may ask for less. */
  readonly timeToLiveMs: number;
  readonly deadLetterOnExpiry: boolean;
}

export const defaultQueueOptions: QueueOptions = {
  lockMs: 60_000,
  maxDeliveryCount: 10,
  requiresSession: false,
  duplicateWindowMs: 0,
  timeToLiveMs: Infinity,
  deadLetterOnExpiry: false,
};

export interface QueuedMessage {
  readonly sequence: number;
  readonly content: Message;
  readonly sessionId: string | undefined;
  /** When it became visible, or will. */
  readonly enqueuedAt: number;
  readonly expiresAt: number;
  state: 'active' | 'deferred' | 'scheduled';
  /** Deliveries that ended without success. */
  failures: number;
  lockedUntil: number | undefined;
}

/** A receiver that gave credit. */
export interface Consumer {
  /** Receive and delete. */
  readonly settled: boolean;
  /** The one it accepted, in a queue with sessions. */
  readonly sessionId?: string;
  credit(): number;
  deliver(message: QueuedMessage, lockToken: Buffer): void;
}

export type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'abandon' | 'defer'; readonly changes?: object }
  | {
      readonly kind: 'dead-letter';
      readonly reason: string | undefined;
      readonly description: string | undefined;
      readonly changes?: object;
    };

/** A queue or subscription with the manners of Service Bus: locks, delivery counts, expiry, dead letters. */
export interface MessageQueue {
  readonly path: string;
  readonly options: QueueOptions;
  readonly sessions: SessionLocks;
  readonly seen: DuplicateWindow;
  /** Everything in it, oldest first. */
  readonly messages: ReadonlyMap<number, QueuedMessage>;
  /** Answers the sequence number; undefined for a duplicate. A dead letter keeps what it had. */
  put(content: Message, dead?: QueuedMessage): number | undefined;
  /** One that an earlier emulator held. */
  restore(message: Omit<QueuedMessage, 'sessionId' | 'lockedUntil'>): void;
  consume(consumer: Consumer): void;
  leave(consumer: Consumer): void;
  /** Hands messages to consumers with credit. */
  pump(): void;
  /** False when the lock is over. */
  settle(lockToken: Buffer, outcome: Outcome): boolean;
  /** Answers the end of the lock; undefined when it is over. */
  renew(lockToken: Buffer): number | undefined;
  takeDeferred(
    sequence: number,
    settled: boolean,
  ): { readonly message: QueuedMessage; readonly lockToken: Buffer } | undefined;
  cancelScheduled(sequence: number): boolean;
  close(): void;
}

export function createMessageQueue(
  path: string,
  options: QueueOptions,
  nextSequence: () => number,
  onDead: (message: QueuedMessage, reason: string | undefined, description: string | undefined) => void,
): MessageQueue {
  const messages = new Map<number, QueuedMessage>();
  const locks = new Map<string, QueuedMessage>();
  const ready = new Map<string, number[]>();
  const consumers: Consumer[] = [];
  const timers = createTimers();
  const seen = createDuplicateWindow(options.duplicateWindowMs);
  const sessions = createSessionLocks(options.lockMs, timers, {
    waiting: () => [...ready].filter(([, list]) => list.length > 0).map(([id]) => id),
    onReleased: (id) => {
      for (const [token, message] of [...locks]) {
        if (message.sessionId === id && message.state === 'active') endLock(token, message, true);
      }
      sessions.offer();
    },
  });

  function put(content: Message, dead?: QueuedMessage): number | undefined {
    const now = Date.now();
    if (!dead && seen.isDuplicate(content['message_id'], now)) return undefined;
    const annotations = (content['message_annotations'] ?? {}) as Record<string, unknown>;
    const due = annotations['x-opt-scheduled-enqueue-time'];
    const dueAt = due instanceof Date || typeof due === 'number' ? Number(due) : now;
    const enqueuedAt = dead?.enqueuedAt ?? Math.max(now, dueAt);
    const timeToLive = Math.min(options.timeToLiveMs, Number(content['ttl'] ?? Infinity));
    const message: QueuedMessage = {
      sequence: dead?.sequence ?? nextSequence(),
      content: { ...content, message_id: (content['message_id'] as string | undefined) ?? randomUUID() },
      sessionId: sessionOf(content),
      enqueuedAt,
      expiresAt: dead ? Infinity : enqueuedAt + timeToLive,
      state: dueAt > now ? 'scheduled' : 'active',
      failures: dead?.failures ?? 0,
      lockedUntil: undefined,
    };
    admit(message);
    return message.sequence;
  }

  function admit(message: QueuedMessage): void {
    messages.set(message.sequence, message);
    if (message.state === 'active') activate(message);
    if (message.state === 'scheduled')
      timers.set(`due ${message.sequence}`, message.enqueuedAt, () => activate(message));
  }

  function sessionOf(content: Message): string | undefined {
    return options.requiresSession ? (content.group_id ?? '') : undefined;
  }

  function activate(message: QueuedMessage): void {
    message.state = 'active';
    timers.set(`expiry ${message.sequence}`, message.expiresAt, () => expire(message));
    makeReady(message);
    if (message.sessionId !== undefined) sessions.offer();
    pump();
  }

  function makeReady({ sequence, sessionId = '' }: QueuedMessage): void {
    const list = ready.get(sessionId) ?? [];
    ready.set(sessionId, list);
    let at = list.length;
    while (at > 0 && (list[at - 1] ?? 0) > sequence) at -= 1;
    list.splice(at, 0, sequence);
  }

  function unready({ sequence, sessionId = '' }: QueuedMessage): void {
    const list = ready.get(sessionId) ?? [];
    const at = list.indexOf(sequence);
    if (at >= 0) list.splice(at, 1);
    if (list.length === 0) ready.delete(sessionId);
  }

  function expire(message: QueuedMessage): void {
    // What a consumer holds it may still complete.
    if (message.lockedUntil !== undefined || message.state !== 'active') return;
    unready(message);
    remove(message);
    if (options.deadLetterOnExpiry)
      onDead(message, 'TTLExpiredException', 'The message expired and was dead lettered.');
  }

  function remove({ sequence }: QueuedMessage): void {
    messages.delete(sequence);
    timers.clear(`expiry ${sequence}`);
    timers.clear(`due ${sequence}`);
  }

  function pump(): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const consumer of [...consumers]) {
        if (consumer.credit() <= 0) continue;
        const [sequence] = ready.get(consumer.sessionId ?? '') ?? [];
        const message = sequence === undefined ? undefined : messages.get(sequence);
        if (!message) continue;
        unready(message);
        consumer.deliver(message, lock(message, consumer.settled));
        moved = true;
      }
    }
  }

  function lock(message: QueuedMessage, settled: boolean): Buffer {
    const token = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
    if (settled) {
      remove(message);
      return token;
    }
    const key = token.toString('hex');
    message.lockedUntil = Date.now() + options.lockMs;
    locks.set(key, message);
    // The lock of a session covers its messages.
    if (message.sessionId === undefined) timers.set(key, message.lockedUntil, () => endLock(key, message, true));
    return token;
  }

  function endLock(key: string, message: QueuedMessage, failed: boolean): void {
    locks.delete(key);
    timers.clear(key);
    message.lockedUntil = undefined;
    if (message.state !== 'active') return;
    if (failed) message.failures += 1;
    if (message.failures >= options.maxDeliveryCount) {
      remove(message);
      const description = `Message could not be consumed after ${options.maxDeliveryCount} delivery attempts.`;
      onDead(message, 'MaxDeliveryCountExceeded', description);
    } else if (message.expiresAt <= Date.now()) {
      makeReady(message);
      expire(message);
    } else {
      makeReady(message);
      pump();
    }
  }

  /** The SDK names a lock of the link by a token whose first bytes stand as in a .NET Guid. */
  function keyOf(token: Buffer): string {
    const key = token.toString('hex');
    return locks.has(key) ? key : asGuid(token).toString('hex');
  }

  return {
    path,
    options,
    sessions,
    seen,
    messages,
    put,
    restore: (kept) => admit({ ...kept, sessionId: sessionOf(kept.content), lockedUntil: undefined }),
    consume(consumer) {
      consumers.push(consumer);
      pump();
    },
    leave(consumer) {
      const at = consumers.indexOf(consumer);
      if (at >= 0) consumers.splice(at, 1);
    },
    pump,
    settle(token, outcome) {
      const key = keyOf(token);
      const message = locks.get(key);
      if (!message) return false;
      if (outcome.kind !== 'complete' && outcome.changes) change(message, outcome.changes);
      if (outcome.kind === 'abandon') {
        endLock(key, message, true);
        return true;
      }
      locks.delete(key);
      timers.clear(key);
      message.lockedUntil = undefined;
      if (outcome.kind === 'defer') {
        message.state = 'deferred';
        return true;
      }
      remove(message);
      if (outcome.kind === 'dead-letter') onDead(message, outcome.reason, outcome.description);
      return true;
    },
    renew(token) {
      const key = keyOf(token);
      const message = locks.get(key);
      if (!message) return undefined;
      message.lockedUntil = Date.now() + options.lockMs;
      timers.set(key, message.lockedUntil, () => endLock(key, message, true));
      return message.lockedUntil;
    },
    takeDeferred(sequence, settled) {
      const message = messages.get(sequence);
      if (message?.state !== 'deferred' || message.lockedUntil !== undefined) return undefined;
      return { message, lockToken: lock(message, settled) };
    },
    cancelScheduled(sequence) {
      const message = messages.get(sequence);
      if (message?.state !== 'scheduled') return false;
      remove(message);
      return true;
    },
    close: () => timers.clearAll(),
  };
}

function change(message: QueuedMessage, changes: object): void {
  const { content } = message;
  content['application_properties'] = { ...(content['application_properties'] as object | undefined), ...changes };
}

function asGuid(token: Buffer): Buffer {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return Buffer.from(order.map((at) => token[at] ?? 0));
}

import type { Pace } from '../core/pace';
import type { EngineClock } from '../durable/api';
import type { BusStore } from './bus-store';
import { deadLetterPath, isDeadLetterPath, type BusMessage } from './message';
import { createPlainQueue, createSessionQueue } from './session-queue';
import type { MessageRef } from './ready-queue';

/** Receives messages under a lock. Resolving completes all of them, rejecting gives all of them back. */
export interface BusConsumer {
  readonly maxConcurrent: number;
  readonly maxBatch: number;
  /** With a batch: how many messages to wait for, and for how long at most. */
  readonly minBatch: number;
  readonly maxBatchWaitMs: number;
  handle(messages: readonly BusMessage[]): Promise<void>;
}

export interface EntityOptions {
  readonly requiresSession: boolean;
}

export interface BusEntityOptions extends EntityOptions {
  readonly path: string;
  readonly store: BusStore;
  readonly clock: EngineClock;
  readonly maxDeliveryCount: number;
  readonly pace: Pace;
  /** Messages were moved to the dead-letter queue `path`. */
  readonly onDead: (path: string, refs: readonly MessageRef[]) => void;
  readonly onError: (message: string, error: unknown) => void;
}

/** One queue or subscription: its stored messages, handed to consumers until each is completed or dead-lettered. */
export interface BusEntity {
  readonly path: string;
  readonly requiresSession: boolean;
  requireSession(): void;
  /** A message that is on disk by now. */
  add(ref: MessageRef): void;
  /** Takes a message away from the consumers; `false` when one of them has it. */
  withdraw(sequenceNumber: number): boolean;
  consume(consumer: BusConsumer): void;
  start(): void;
  stop(drainMs: number): Promise<void>;
  depth(): { readonly scheduled: number; readonly inFlight: number };
}

interface Lane {
  readonly consumer: BusConsumer;
  active: number;
}

export function createEntity(options: BusEntityOptions): BusEntity {
  const { path, store, clock, pace, onError } = options;
  const lanes: Lane[] = [];
  const scheduled = new Map<number, () => void>();
  const withdrawn = new Set<number>();
  const inFlight = new Set<number>();
  const idle: (() => void)[] = [];
  let requiresSession = options.requiresSession;
  let queue = requiresSession ? createSessionQueue() : createPlainQueue();
  let running = false;
  let loaded = false;
  let cancelWait: (() => void) | undefined;

  pace.onMore(() => pump());

  function add(ref: MessageRef): void {
    // Before the start nothing is lost: loading finds it. Without a consumer it only waits in the store.
    if (!loaded || lanes.length === 0) return;
    const { sequenceNumber, dueAt } = ref;
    if (dueAt <= clock.now()) {
      queue.push(ref);
      pump();
      return;
    }
    const cancel = clock.at(dueAt, () => {
      scheduled.delete(sequenceNumber);
      queue.push(ref);
      pump();
    });
    scheduled.set(sequenceNumber, cancel);
  }

  function pump(): void {
    for (const lane of lanes) {
      while (running && lane.active < pace.allow(lane.consumer.maxConcurrent) && isEnough(lane.consumer)) {
        const refs = queue.take(lane.consumer.maxBatch);
        if (refs.length === 0) break;
        lane.active += 1;
        void deliver(lane, refs);
      }
    }
  }

  /** Sessions are not made to wait: a batch holds one session's messages only. */
  function isEnough({ minBatch, maxBatchWaitMs }: BusConsumer): boolean {
    if (requiresSession || queue.size >= minBatch || queue.size === 0) return true;
    if (cancelWait) return false;
    cancelWait = clock.at(clock.now() + maxBatchWaitMs, () => {
      const waited = lanes.find((lane) => lane.active < lane.consumer.maxConcurrent);
      const refs = running && waited ? queue.take(waited.consumer.maxBatch) : [];
      cancelWait = undefined;
      if (!waited || refs.length === 0) return;
      waited.active += 1;
      void deliver(waited, refs);
    });
    return false;
  }

  async function deliver(lane: Lane, refs: readonly MessageRef[]): Promise<void> {
    try {
      const live = refs.filter((ref) => !withdrawn.delete(ref.sequenceNumber));
      const expired = live.filter((ref) => ref.expiresAt <= clock.now());
      if (expired.length > 0) await store.remove(expired);
      const taken = live.filter((ref) => !expired.includes(ref));
      if (taken.length > 0) await handOver(lane.consumer, taken);
    } catch (error) {
      onError(`Messages of ${path} could not be settled; they are delivered again at the next start`, error);
    } finally {
      queue.release(refs);
      lane.active -= 1;
      for (const ref of refs) inFlight.delete(ref.sequenceNumber);
      if (inFlight.size === 0) for (const resolve of idle.splice(0)) resolve();
      pump();
    }
  }

  async function handOver(consumer: BusConsumer, refs: readonly MessageRef[]): Promise<void> {
    for (const ref of refs) {
      ref.deliveryCount += 1;
      inFlight.add(ref.sequenceNumber);
    }
    const messages = refs.flatMap((ref) => {
      const message = store.read(ref.sequenceNumber);
      return message ? [{ ...message, deliveryCount: ref.deliveryCount }] : [];
    });
    // Counted before the outcome is known: a message that kills the process reaches its limit too.
    const counted = store.countDelivery(refs);
    try {
      await consumer.handle(messages);
    } catch {
      await counted;
      return giveUpOrRetry(refs);
    }
    await Promise.all([counted, store.remove(refs)]);
  }

  async function giveUpOrRetry(refs: readonly MessageRef[]): Promise<void> {
    const limit = isDeadLetterPath(path) ? Infinity : options.maxDeliveryCount;
    const dead = refs.filter((ref) => ref.deliveryCount >= limit);
    queue.giveBack(refs.filter((ref) => ref.deliveryCount < limit));
    if (dead.length === 0) return;
    const target = deadLetterPath(path);
    await store.bury(dead, {
      entity: target,
      source: path,
      reason: 'MaxDeliveryCountExceeded',
      description: `Message could not be consumed after ${options.maxDeliveryCount} delivery attempts.`,
      at: clock.now(),
    });
    options.onDead(target, dead);
  }

  function drained(): Promise<void> {
    return inFlight.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));
  }

  return {
    path,
    get requiresSession() {
      return requiresSession;
    },
    requireSession() {
      if (requiresSession) return;
      requiresSession = true;
      queue = createSessionQueue();
    },
    add,
    withdraw(sequenceNumber) {
      if (inFlight.has(sequenceNumber)) return false;
      scheduled.get(sequenceNumber)?.();
      if (!scheduled.delete(sequenceNumber) && lanes.length > 0) withdrawn.add(sequenceNumber);
      return true;
    },
    consume: (consumer) => void lanes.push({ consumer, active: 0 }),
    start() {
      if (!loaded) {
        loaded = true;
        if (lanes.length > 0) for (const ref of [...store.load(path)]) add(ref);
      }
      running = true;
      pump();
    },
    async stop(drainMs) {
      running = false;
      cancelWait?.();
      for (const cancel of scheduled.values()) cancel();
      scheduled.clear();
      let cancelDrain: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => (cancelDrain = setTimeout(resolve, drainMs)));
      await Promise.race([drained(), limit]);
      clearTimeout(cancelDrain);
    },
    depth: () => ({ scheduled: scheduled.size, inFlight: inFlight.size }),
  };
}

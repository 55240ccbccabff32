import { fullPace, type Pace } from '../core/pace';
import type { EngineClock } from '../durable/api';
import { farFuture, type BusStore } from './bus-store';
import { createEntity, type BusConsumer, type BusEntity, type EntityOptions } from './bus-entity';
import { BusError, deadLetterPath, entityPath, isDeadLetterPath } from './message';
import type { DeadLetter, OutgoingMessage } from './message';
import { createMessageSender, type SendReceipt } from './message-sender';
import type { MessageRef } from './ready-queue';

export interface BusOptions {
  readonly store: BusStore;
  readonly clock: EngineClock;
  /** How long a MessageId is remembered; 0 turns duplicate detection off. */
  readonly duplicateWindowMs: number;
  readonly maxDeliveryCount: number;
  /** Holds deliveries back while requests wait; default: never. */
  readonly pace?: Pace;
  /** Told about anything that is not the consumer's fault, such as a failing store. */
  readonly onError: (message: string, error: unknown) => void;
}

export interface QueueDepth {
  readonly entity: string;
  readonly ready: number;
  readonly scheduled: number;
  readonly inFlight: number;
  readonly deadLetters: number;
}

/** Durable queues and topics with Service Bus semantics. */
export interface Bus {
  /** Makes a queue known. Declaring it again keeps it; `requiresSession` wins. */
  declareQueue(name: string, options?: Partial<EntityOptions>): void;
  declareTopic(name: string): void;
  /** `path` as made by `subscriptionPath`. */
  declareSubscription(topic: string, path: string, options?: Partial<EntityOptions>): void;
  /** Resolves when every message is on disk. Rejects with `BusError` for an unknown entity or a missing session id. */
  send(entity: string, messages: readonly OutgoingMessage[]): Promise<readonly SendReceipt[]>;
  consume(path: string, consumer: BusConsumer): void;
  /** Loads stored messages and starts delivery. */
  start(): void;
  /** Takes no more messages and waits for those in flight; what does not end in time is delivered again at the next start. */
  stop(drainMs: number): Promise<void>;
  deadLetters(path: string, page?: { readonly after?: number; readonly top?: number }): readonly DeadLetter[];
  /** Sends dead letters again to where they came from: those named, or all. Resolves with their number. */
  replayDeadLetters(path: string, sequenceNumbers?: readonly number[]): Promise<number>;
  depths(): readonly QueueDepth[];
}

const cleanUpEveryMs = 3_600_000;

export function createBus({
  store,
  clock,
  duplicateWindowMs,
  maxDeliveryCount,
  pace = fullPace,
  onError,
}: BusOptions): Bus {
  const entities = new Map<string, BusEntity>();
  const topics = new Map<string, Set<string>>();
  let sequence = store.lastSequenceNumber();
  let started = false;
  const nextSequenceNumber = (): number => (sequence += 1);
  const sender = createMessageSender({ store, now: () => clock.now(), duplicateWindowMs, nextSequenceNumber });
  let cancelCleanUp: () => void = () => undefined;

  function declareQueue(name: string, options: Partial<EntityOptions> = {}): void {
    const path = entityPath(name);
    // A dead-letter queue comes with its owner.
    if (isDeadLetterPath(path) && !entities.has(path)) return declareQueue(path.slice(0, path.lastIndexOf('/')));
    const known = entities.get(path);
    if (known) {
      if (options.requiresSession && !isDeadLetterPath(path)) known.requireSession();
      return;
    }
    for (const made of [path, deadLetterPath(path)]) {
      const requiresSession = made === path && options.requiresSession === true;
      entities.set(
        made,
        createEntity({ path: made, store, clock, maxDeliveryCount, pace, requiresSession, onDead, onError }),
      );
    }
  }

  function onDead(path: string, refs: readonly MessageRef[]): void {
    for (const ref of refs) entities.get(path)?.add(ref);
  }

  function targetsOf(path: string): readonly BusEntity[] {
    const subscriptions = topics.get(path);
    const names = subscriptions ? [...subscriptions] : [path];
    const found = names.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
    if (found.length === 0 && !subscriptions) throw new BusError('notFound', unknownEntity(path));
    return found;
  }

  function unknownEntity(path: string): string {
    const known = [...topics.keys(), ...entities.keys()].filter((name) => !isDeadLetterPath(name)).sort();
    return `The messaging entity '${path}' could not be found. A queue or topic exists when a trigger or output binding of the app names it; known: ${known.join(', ') || 'none'}.`;
  }

  async function send(path: string, messages: readonly OutgoingMessage[]): Promise<readonly SendReceipt[]> {
    if (!started) throw new BusError('notStarted', 'The host is still starting; send again in a moment.');
    const targets = targetsOf(path);
    const needsSession = targets.some((target) => target.requiresSession);
    if (needsSession && messages.some(({ properties }) => properties.sessionId === undefined)) {
      throw new BusError(
        'sessionRequired',
        `The messaging entity '${path}' requires sessions; the message has no SessionId.`,
      );
    }
    return sender(path, targets, messages);
  }

  function cleanUp(): void {
    store
      .forgetSeen(clock.now() - duplicateWindowMs)
      .catch((error: unknown) => onError('Old message ids could not be removed', error));
    cancelCleanUp = clock.at(clock.now() + cleanUpEveryMs, cleanUp);
  }

  return {
    declareQueue,
    declareTopic(name) {
      if (!topics.has(entityPath(name))) topics.set(entityPath(name), new Set());
    },
    declareSubscription(topic, path, options) {
      this.declareTopic(topic);
      declareQueue(path, options);
      if (!isDeadLetterPath(path)) topics.get(entityPath(topic))?.add(path);
    },
    send: (entity, messages) => send(entityPath(entity), messages),
    consume(path, consumer) {
      const entity = entities.get(path);
      if (!entity) throw new BusError('notFound', unknownEntity(path));
      entity.consume(consumer);
    },
    start() {
      if (started) return;
      started = true;
      for (const entity of entities.values()) entity.start();
      cleanUp();
    },
    async stop(drainMs) {
      cancelCleanUp();
      await Promise.all([...entities.values()].map((entity) => entity.stop(drainMs)));
    },
    deadLetters: (path, { after = 0, top = 100 } = {}) =>
      store.deadLetters(deadLetterPath(entityPath(path)), after, top),
    async replayDeadLetters(path, sequenceNumbers) {
      const queue = deadLetterPath(entityPath(path));
      const all = store.deadLetters(queue, 0, -1);
      const chosen = sequenceNumbers ? all.filter((letter) => sequenceNumbers.includes(letter.sequenceNumber)) : all;
      const free = chosen.filter((letter) => entities.get(queue)?.withdraw(letter.sequenceNumber) !== false);
      await Promise.all(
        free.map(async (letter) => {
          const now = clock.now();
          const sequenceNumber = nextSequenceNumber();
          await store.revive(letter, sequenceNumber, now);
          const source = letter.deadLetterSource ?? '';
          entities
            .get(source)
            ?.add({ sequenceNumber, sessionId: letter.sessionId, dueAt: now, expiresAt: farFuture, deliveryCount: 0 });
        }),
      );
      return free.length;
    },
    depths() {
      const counts = new Map(store.counts().map(({ entity, messages }) => [entity, messages]));
      return [...entities.values()]
        .filter(({ path }) => !isDeadLetterPath(path))
        .map((entity) => {
          const { scheduled, inFlight } = entity.depth();
          const stored = counts.get(entity.path) ?? 0;
          const deadLetters = counts.get(deadLetterPath(entity.path)) ?? 0;
          return {
            entity: entity.path,
            ready: Math.max(0, stored - scheduled - inFlight),
            scheduled,
            inFlight,
            deadLetters,
          };
        });
    },
  };
}

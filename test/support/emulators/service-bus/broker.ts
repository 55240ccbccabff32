import type { Message } from 'rhea';
import { keepQueues, restoreQueues } from './kept-state';
import { createMessageQueue, defaultQueueOptions, type MessageQueue, type QueueOptions } from './message-queue';

/** What stands in the namespace, as a deployment would declare it. */
export interface Entities {
  readonly queues?: Readonly<Record<string, Partial<QueueOptions>>>;
  /** Topics with their subscriptions; a topic has the duplicate detection, its subscriptions the rest. */
  readonly topics?: Readonly<
    Record<
      string,
      {
        readonly duplicateWindowMs?: number;
        readonly subscriptions: Readonly<Record<string, Partial<QueueOptions>>>;
      }
    >
  >;
}

/** Where messages can be sent: a queue, or a topic that copies them to every subscription. */
export interface Destination {
  readonly requiresSession: boolean;
  /** Answers the sequence numbers, one for each message; a duplicate has none. */
  put(messages: readonly Message[]): readonly (number | undefined)[];
  cancelScheduled(sequence: number): boolean;
}

export interface Broker {
  /** A queue, a subscription (`topic/Subscriptions/name`), or the dead letters of one. Names compare without case. */
  queue(path: string): MessageQueue | undefined;
  destination(path: string): Destination | undefined;
  close(): void;
}

const deadLetterSuffix = '/$deadletterqueue';

export function createBroker({ queues = {}, topics = {} }: Entities, folder?: string): Broker {
  const known = new Map<string, MessageQueue>();
  const destinations = new Map<string, Destination>();
  let sequence = 0;
  const nextSequence = (): number => (sequence += 1);

  function declare(path: string, options: Partial<QueueOptions>): MessageQueue {
    const settings = { ...defaultQueueOptions, ...options };
    const never = { ...defaultQueueOptions, lockMs: settings.lockMs, maxDeliveryCount: Infinity };
    const dead = createMessageQueue(path + deadLetterSuffix, never, nextSequence, () => undefined);
    const queue = createMessageQueue(path, settings, nextSequence, (message, reason, description) => {
      const properties = {
        ...(message.content['application_properties'] as object | undefined),
        ...(reason === undefined ? {} : { DeadLetterReason: reason }),
        ...(description === undefined ? {} : { DeadLetterErrorDescription: description }),
      };
      const annotations = {
        ...(message.content['message_annotations'] as object | undefined),
        'x-opt-deadletter-source': path,
      };
      dead.put({ ...message.content, application_properties: properties, message_annotations: annotations }, message);
    });
    known.set(path.toLowerCase(), queue);
    known.set(dead.path.toLowerCase(), dead);
    return queue;
  }

  for (const [name, options] of Object.entries(queues)) {
    const queue = declare(name, options);
    destinations.set(name.toLowerCase(), {
      requiresSession: queue.options.requiresSession,
      put: (messages) => messages.map((message) => queue.put(message)),
      cancelScheduled: (sequence) => queue.cancelScheduled(sequence),
    });
  }
  for (const [name, { duplicateWindowMs = 0, subscriptions }] of Object.entries(topics)) {
    const made = Object.entries(subscriptions).map(([subscription, options]) =>
      declare(`${name}/Subscriptions/${subscription}`, { ...options, duplicateWindowMs }),
    );
    destinations.set(name.toLowerCase(), {
      requiresSession: made.some(({ options }) => options.requiresSession),
      put: (messages) => messages.map((message) => made.map((queue) => queue.put({ ...message }))[0]),
      cancelScheduled: (first) => made.map((queue, at) => queue.cancelScheduled(first + at)).some(Boolean),
    });
  }

  if (folder !== undefined) sequence = restoreQueues(folder, (path) => known.get(path.toLowerCase()));

  return {
    queue: (path) => known.get(path.toLowerCase()),
    destination: (path) => destinations.get(path.toLowerCase()),
    close() {
      if (folder !== undefined) keepQueues(folder, known.values());
      for (const queue of known.values()) queue.close();
    },
  };
}

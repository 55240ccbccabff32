import type {
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
  ServiceBusSessionReceiver,
} from '@azure/service-bus';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BusConsumer } from '../bus/bus-entity';
import type { ServiceBusSettings } from '../settings/host-settings';
import { toBusMessage } from './received-message';

export interface ListenerSource {
  readonly client: ServiceBusClient;
  /** Queue, subscription or dead-letter queue. */
  readonly path: string;
  readonly consumer: BusConsumer;
  readonly settings: ServiceBusSettings;
  readonly onFault: (error: unknown) => void;
}

export interface Listener {
  /** Takes nothing more; resolves when what is in hand is settled. */
  stop(): Promise<void>;
}

const afterFaultMs = 1_000;
/** An empty receive costs a round trip; a stop does not wait for it. */
const receiveWaitMs = 30_000;

/** Up to `maxConcurrent` messages at a time, each settled on its own. */
export function listenForMessages(source: ListenerSource): Listener {
  const { consumer, onFault } = source;
  const receiver = openReceiver(source);
  const inHand = new Set<Promise<void>>();
  const subscription = receiver.subscribe(
    {
      async processMessage(message) {
        const work = handle(receiver, consumer, [message], onFault);
        inHand.add(work);
        await work.finally(() => inHand.delete(work));
      },
      processError: async ({ error }) => onFault(error),
    },
    { maxConcurrentCalls: consumer.maxConcurrent, autoCompleteMessages: false },
  );
  return {
    async stop() {
      await Promise.all([subscription.close(), ...inHand]);
    },
  };
}

/** One batch after the other. */
export function listenForBatches(source: ListenerSource): Listener {
  const receiver = openReceiver(source);
  return loop(1, source.onFault, (signal) => handleBatch(receiver, source, receiveWaitMs, signal));
}

/** Up to `maxConcurrent` sessions at a time, each until it has been idle for a while. */
export function listenForSessions(source: ListenerSource): Listener {
  const { client, path, consumer, settings, onFault } = source;
  return loop(consumer.maxConcurrent, onFault, async (signal) => {
    const session = await acceptNext(client, path, settings, signal);
    if (!session) return;
    try {
      while (!signal.aborted && (await handleBatch(session, source, settings.sessionIdleTimeoutMs, signal)));
    } finally {
      await session.close().catch(onFault);
    }
  });
}

function openReceiver({ client, path, settings }: ListenerSource): ServiceBusReceiver {
  return client.createReceiver(path, {
    skipParsingBodyAsJson: true,
    maxAutoLockRenewalDurationInMs: settings.maxAutoLockRenewalMs,
  });
}

/** Runs `step` again and again on each lane; after a fault it waits a little. */
function loop(
  lanes: number,
  onFault: (error: unknown) => void,
  step: (signal: AbortSignal) => Promise<unknown>,
): Listener {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await step(signal);
      } catch (error) {
        if (signal.aborted) return;
        onFault(error);
        await sleep(afterFaultMs, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, run));
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Answers whether there was anything. */
async function handleBatch(
  receiver: ServiceBusReceiver | ServiceBusSessionReceiver,
  { consumer, settings, onFault }: ListenerSource,
  waitMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const many = consumer.maxBatch > 1;
  const most = many || !('sessionId' in receiver) ? consumer.maxBatch : settings.maxConcurrentCallsPerSession;
  const options = { abortSignal: signal };
  const messages = await receiver.receiveMessages(most, { ...options, maxWaitTimeInMs: waitMs });
  const end = performance.now() + consumer.maxBatchWaitMs;
  while (messages.length > 0 && messages.length < consumer.minBatch && performance.now() < end) {
    const left = { ...options, maxWaitTimeInMs: Math.max(1, end - performance.now()) };
    messages.push(...(await receiver.receiveMessages(most - messages.length, left)));
  }
  if (messages.length === 0) return false;
  const groups = many ? [messages] : messages.map((message) => [message]);
  await Promise.all(groups.map((group) => handle(receiver, consumer, group, onFault)));
  return true;
}

/** A function that returns completes its messages, one that throws gives them back. */
async function handle(
  receiver: ServiceBusReceiver | ServiceBusSessionReceiver,
  consumer: BusConsumer,
  messages: readonly ServiceBusReceivedMessage[],
  onFault: (error: unknown) => void,
): Promise<void> {
  const done = await consumer.handle(messages.map(toBusMessage)).then(
    () => true,
    () => false,
  );
  const settled = await Promise.allSettled(
    messages.map((message) => (done ? receiver.completeMessage(message) : receiver.abandonMessage(message))),
  );
  for (const each of settled) if (each.status === 'rejected') onFault(each.reason);
}

const nobodyWaits = new Set(['ServiceTimeout', 'SessionCannotBeLocked']);

/** Undefined when no session had a message in time. */
async function acceptNext(
  client: ServiceBusClient,
  path: string,
  settings: ServiceBusSettings,
  abortSignal: AbortSignal,
): Promise<ServiceBusSessionReceiver | undefined> {
  try {
    return await client.acceptNextSession(path, {
      skipParsingBodyAsJson: true,
      maxAutoLockRenewalDurationInMs: settings.maxAutoLockRenewalMs,
      abortSignal,
    });
  } catch (error) {
    const { errors = [error] } = error as { readonly errors?: readonly unknown[] };
    const none = errors.every((each) => nobodyWaits.has((each as { readonly code?: string }).code ?? ''));
    if (none) return undefined;
    throw error;
  }
}

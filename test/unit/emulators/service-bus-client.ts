import { ServiceBusClient } from '@azure/service-bus';
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { startServiceBusEmulator } from '../../support/emulators/service-bus';
import type { ServiceBusEmulator } from '../../support/emulators/service-bus';

/** Short enough to wait for in a test, long enough not to end by itself on a busy machine. */
export const shortLockMs = 1_500;

export interface BusScene {
  readonly emulator: ServiceBusEmulator;
  readonly client: ServiceBusClient;
  dispose(): Promise<void>;
}

/** An emulator with a queue for each manner, and the SDK as it comes. */
export async function openBusScene(): Promise<BusScene> {
  const emulator = await startServiceBusEmulator({
    queues: {
      plain: {},
      once: { duplicateWindowMs: 60_000 },
      sessions: { requiresSession: true },
      'short-lock': { lockMs: shortLockMs },
      'short-session': { lockMs: shortLockMs, requiresSession: true },
      fragile: { maxDeliveryCount: 2 },
      brief: { timeToLiveMs: 100, deadLetterOnExpiry: true },
    },
    topics: { news: { duplicateWindowMs: 60_000, subscriptions: { a: {}, b: { requiresSession: false } } } },
  });
  const client = new ServiceBusClient(emulator.connectionString, {
    retryOptions: { maxRetries: 5, retryDelayInMs: 50, maxRetryDelayInMs: 200, timeoutInMs: 3_000 },
  });
  return {
    emulator,
    client,
    async dispose() {
      await client.close();
      await emulator.close();
    },
  };
}

/** Exactly one message; fails when none comes. */
export async function receiveOne(
  receiver: Pick<ServiceBusReceiver, 'receiveMessages'>,
): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 10_000 });
  if (!message) throw new Error('No message came.');
  return message;
}

export async function bodies(
  receiver: Pick<ServiceBusReceiver, 'receiveMessages'>,
  count: number,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  while (found.length < count) found.push((await receiveOne(receiver)).body);
  return found;
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A value is missing.');
  return value;
}

export function numberOf(
  message: ServiceBusReceivedMessage | undefined,
): NonNullable<ServiceBusReceivedMessage['sequenceNumber']> {
  return must(message?.sequenceNumber);
}

import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { Buffer } from 'node:buffer';
import type { BusConsumer } from '../bus/bus-entity';
import type { OutgoingMessage } from '../bus/message';
import type { ServiceBusSettings } from '../settings/host-settings';
import type { Broker } from './brokers';
import { createFaultLog } from './fault-log';
import type { NamespaceAddress } from './namespace-address';
import { openClient } from './open-client';
import { listenForBatches, listenForMessages, listenForSessions, type Listener } from './listeners';

export interface NamespaceBrokerOptions {
  readonly address: NamespaceAddress;
  readonly settings: ServiceBusSettings;
  readonly onError: (message: string, error: unknown) => void;
}

/**
 * Queues and topics of a Service Bus namespace. Messages are received under a lock that is renewed while the function works;
 * one that fails is given back at once, until the queue's own limit makes it a dead letter. While the namespace is away the
 * host runs on and listens again when it is back.
 */
export function createNamespaceBroker({ address, settings, onError }: NamespaceBrokerOptions): Broker {
  const sessions = new Set<string>();
  const consumers: { readonly path: string; readonly consumer: BusConsumer }[] = [];
  const senders = new Map<string, ServiceBusSender>();
  const listeners: Listener[] = [];
  let opening: Promise<ServiceBusClient> | undefined;
  let stopped = false;

  const client = (): Promise<ServiceBusClient> => (opening ??= openClient(address, settings));

  async function listen(path: string, consumer: BusConsumer): Promise<void> {
    const opened = await client();
    if (stopped) return;
    const source = { client: opened, path, consumer, settings, onFault: createFaultLog(path, onError) };
    if (sessions.has(path)) listeners.push(listenForSessions(source));
    else listeners.push(consumer.maxBatch > 1 ? listenForBatches(source) : listenForMessages(source));
  }

  return {
    declareQueue(name, options = {}) {
      if (options.requiresSession) sessions.add(name.toLowerCase());
    },
    declareTopic: () => undefined,
    declareSubscription(_topic, path, options = {}) {
      if (options.requiresSession) sessions.add(path);
    },
    consume: (path, consumer) => void consumers.push({ path, consumer }),
    async send(entity, messages) {
      const sender = senders.get(entity) ?? (await client()).createSender(entity);
      senders.set(entity, sender);
      await sender.sendMessages(messages.map(toServiceBusMessage));
    },
    start() {
      for (const { path, consumer } of consumers) {
        listen(path, consumer).catch((error: unknown) => onError(`Messages of ${path} cannot be received`, error));
      }
    },
    async stop(drainMs) {
      stopped = true;
      if (!opening) return;
      await within(drainMs, Promise.all(listeners.map((listener) => listener.stop())));
      // What was not settled by now is delivered again when its lock ends.
      const opened = await opening.catch(() => undefined);
      await within(drainMs, opened?.close() ?? Promise.resolve());
    },
  };
}

function toServiceBusMessage({ body, properties, applicationProperties, scheduledAt, timeToLiveMs }: OutgoingMessage) {
  return {
    body: Buffer.from(body),
    ...properties,
    applicationProperties: applicationProperties as Record<string, string | number | boolean>,
    ...(scheduledAt === undefined ? {} : { scheduledEnqueueTimeUtc: new Date(scheduledAt) }),
    ...(timeToLiveMs === undefined ? {} : { timeToLive: timeToLiveMs }),
  };
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work.catch(() => undefined), limit]).finally(() => clearTimeout(timer));
}

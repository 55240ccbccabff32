import type { TokenCredential } from '@azure/identity';
import type { ServiceBusClient, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';

export type ServiceBusAddress =
  /** Host name, e.g. `<namespace>.servicebus.windows.net`, for an identity with the roles Data Sender and Data Receiver. */
  | { readonly namespace: string; readonly credential: TokenCredential }
  /** With a key in it. */
  | { readonly connectionString: string };

export interface ServiceBusConfig {
  readonly address: ServiceBusAddress;
  /** How long one attempt may take, in milliseconds. Default 4000. */
  readonly attemptMs?: number;
  /** How long an operation may take with all its attempts, in milliseconds. Default 12000. */
  readonly operationMs?: number;
}

export interface Connection {
  /** One per queue, kept. */
  sender(queue: string): Promise<ServiceBusSender>;
  /** Its caller closes it. */
  deadLetterReceiver(queue: string): Promise<ServiceBusReceiver>;
  /** The next call connects anew: what was opening when a connection broke makes the SDK wait for a minute. */
  forget(): void;
  /** Ends with the operation's time. */
  signal(): AbortSignal;
  close(): Promise<void>;
}

const defaultAttemptMs = 4_000;
const defaultOperationMs = 12_000;

/**
 * One AMQP connection for everything, made at the first call and made again when it breaks. The SDK is loaded then too, so
 * that starting the app does not pay for it.
 */
export function openConnection({ address, attemptMs, operationMs }: ServiceBusConfig): Connection {
  const senders = new Map<string, ServiceBusSender>();
  let opening: Promise<ServiceBusClient> | undefined;

  function client(): Promise<ServiceBusClient> {
    opening ??= connect(address, attemptMs ?? defaultAttemptMs);
    return opening;
  }

  return {
    async sender(queue) {
      const opened = await client();
      const known = senders.get(queue) ?? opened.createSender(queue);
      senders.set(queue, known);
      return known;
    },
    async deadLetterReceiver(queue) {
      return (await client()).createReceiver(queue, { subQueueType: 'deadLetter', skipParsingBodyAsJson: true });
    },
    forget() {
      const old = opening;
      opening = undefined;
      senders.clear();
      old?.then((stuck) => stuck.close()).catch(() => undefined);
    },
    signal: () => AbortSignal.timeout(operationMs ?? defaultOperationMs),
    async close() {
      await (await opening)?.close();
    },
  };
}

async function connect(address: ServiceBusAddress, attemptMs: number): Promise<ServiceBusClient> {
  const { RetryMode, ServiceBusClient: Client } = await import('@azure/service-bus');
  const retryOptions = {
    mode: RetryMode.Exponential,
    maxRetries: 3,
    retryDelayInMs: 200,
    maxRetryDelayInMs: 2_000,
    timeoutInMs: attemptMs,
  };
  return 'connectionString' in address
    ? new Client(address.connectionString, { retryOptions })
    : new Client(address.namespace, address.credential, { retryOptions });
}

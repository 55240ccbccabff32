import type { ServiceBusClient } from '@azure/service-bus';
import type { ServiceBusSettings } from '../settings/host-settings';
import type { NamespaceAddress } from './namespace-address';

/** Loads the SDK, and the identity's where one is needed: a host without a namespace pays for neither. */
export async function openClient(address: NamespaceAddress, settings: ServiceBusSettings): Promise<ServiceBusClient> {
  const { RetryMode, ServiceBusClient: Client } = await import('@azure/service-bus');
  const { mode, maxRetries, delayMs, maxDelayMs, tryTimeoutMs } = settings.clientRetry;
  const options = {
    retryOptions: {
      mode: mode === 'fixed' ? RetryMode.Fixed : RetryMode.Exponential,
      maxRetries,
      retryDelayInMs: delayMs,
      maxRetryDelayInMs: maxDelayMs,
      timeoutInMs: tryTimeoutMs,
    },
    ...(settings.transportType === 'amqpWebSockets' ? { webSocketOptions: { webSocket: WebSocket as never } } : {}),
  };
  if ('connectionString' in address) return new Client(address.connectionString, options);
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
  const { namespace, managedIdentity, clientId } = address;
  if (!managedIdentity) return new Client(namespace, new DefaultAzureCredential(), options);
  return new Client(namespace, new ManagedIdentityCredential(clientId === undefined ? {} : { clientId }), options);
}

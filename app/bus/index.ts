import { createRestMessageBus } from '../../adapters/bus-rest/message-bus';
import { createNoBus } from '../../adapters/no-bus/message-bus';
import { createServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import type { MessageBus } from '../../ports/message-bus';
import { ownCredential } from '../identity/own-credential';
import type { BusConfig } from './bus-config';

export interface OpenBus {
  readonly bus: MessageBus;
  close(): Promise<void>;
}

export function openBus(config: BusConfig): OpenBus {
  const nothing = (): Promise<void> => Promise.resolve();
  if (config.kind === 'local') return { bus: createRestMessageBus(config), close: nothing };
  if (config.kind === 'none') return { bus: createNoBus(), close: nothing };
  const address =
    'connectionString' in config
      ? { connectionString: config.connectionString }
      : { namespace: config.namespace, credential: ownCredential };
  const bus = createServiceBusMessageBus({ address });
  return { bus, close: () => bus.close() };
}

import type { Bus } from '../bus/bus';
import type { ServiceBusSettings } from '../settings/host-settings';
import { createNamespaceBroker } from './namespace-broker';
import { namespaceOf } from './namespace-address';

/** What triggers and outputs need of queues and topics, wherever these are. */
export interface Broker extends Pick<
  Bus,
  'declareQueue' | 'declareTopic' | 'declareSubscription' | 'consume' | 'start' | 'stop'
> {
  send(...message: Parameters<Bus['send']>): Promise<unknown>;
}

export interface Brokers {
  /** The namespace that the setting of this name names, or the host's own queues. */
  of(connection: unknown): Broker;
  start(): void;
  stop(drainMs: number): Promise<void>;
}

/** Name of the connection when a binding gives none, as on Azure. */
const defaultConnection = 'ServiceBus';

export function createBrokers(options: {
  readonly bus: Bus;
  readonly settings: ServiceBusSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onError: (message: string, error: unknown) => void;
}): Brokers {
  const { bus, settings, env, onError } = options;
  const namespaces = new Map<string, Broker>();
  const all = (): readonly Broker[] => [bus, ...namespaces.values()];
  return {
    of(connection) {
      const name = typeof connection === 'string' && connection !== '' ? connection : defaultConnection;
      const known = namespaces.get(name);
      if (known) return known;
      const address = namespaceOf(name, env);
      if (!address) return bus;
      const broker = createNamespaceBroker({ address, settings, onError });
      namespaces.set(name, broker);
      return broker;
    },
    start: () => all().forEach((broker) => broker.start()),
    async stop(drainMs) {
      await Promise.all(all().map((broker) => broker.stop(drainMs)));
    },
  };
}

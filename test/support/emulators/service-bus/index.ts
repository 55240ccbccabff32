import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import rhea from 'rhea';
import { queueNames } from '../../../../contracts/names';
import { loopbackCertificate } from '../certificate';
import { createBroker, type Broker, type Entities } from './broker';
import { serveConnection } from './connection';
import type { LinkError } from './outgoing-link';

const dayMs = 86_400_000;

export interface ServiceBusEmulatorOptions extends Entities {
  /** Speak TLS, as for an identity's token; otherwise plain TCP, as for `UseDevelopmentEmulator=true`. */
  readonly tls?: boolean;
  /** Default: any free one. */
  readonly port?: number;
  /** Where messages outlive a stop; without it they are in memory only. */
  readonly folder?: string;
  /** Default 256 KB, as in the standard tier. */
  readonly maxMessageBytes?: number;
}

export interface ServiceBusEmulator {
  /** For clients with a key. */
  readonly connectionString: string;
  /** For clients with a token: host and port. */
  readonly namespace: string;
  readonly broker: Broker;
  /** Connections that were made, since the start. */
  connections(): number;
  /** Cuts every connection. */
  cut(): void;
  /** Cuts every connection and takes none until it is back. What is stored stays. */
  goAway(): void;
  /** Cuts every connection; takes new ones and never answers, until it is back. */
  goSilent(): void;
  comeBack(): void;
  /** The next sends are refused. */
  failSends(error: LinkError, times: number): void;
  close(): Promise<void>;
}

/** The queues as infra/modules/service-bus.bicep makes them. */
export const deployedQueues: NonNullable<Entities['queues']> = Object.fromEntries(
  Object.values(queueNames).map((name) => [
    name,
    { duplicateWindowMs: 7 * dayMs, timeToLiveMs: 14 * dayMs, deadLetterOnExpiry: true },
  ]),
);

const access = { name: 'RootManageSharedAccessKey', key: 'c2VydmljZS1idXMtZW11bGF0b3I=' };

/** Service Bus on loopback: AMQP 1.0 as the SDK speaks it. What it does not know it refuses by name. */
export async function startServiceBusEmulator(options: ServiceBusEmulatorOptions): Promise<ServiceBusEmulator> {
  const broker = createBroker(options, options.folder);
  const container = rhea.create_container({ id: 'service-bus-emulator' });
  container.sasl_server_mechanisms.enable_anonymous();
  container.on('error', () => undefined);
  const sockets = new Set<Socket>();
  let made = 0;
  let mode: 'serving' | 'away' | 'silent' = 'serving';
  let failure: { readonly error: LinkError; times: number } | undefined;

  function take(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    if (mode === 'away') return void socket.destroy();
    made += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (mode === 'silent') return;
    serveConnection(container, socket, { broker, access, maxMessageBytes: options.maxMessageBytes ?? 262_144, fault });
  }

  function fault(): LinkError | undefined {
    if (!failure || failure.times === 0) return undefined;
    failure.times -= 1;
    return failure.error;
  }

  function cut(): void {
    // With an error: rhea does not see a socket that only closes, and would deliver to it on and on.
    for (const socket of sockets) socket.destroy(new Error('The emulator cut the connection.'));
  }

  const server = await listen(options, take);
  const namespace = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    namespace,
    connectionString: `Endpoint=sb://${namespace};SharedAccessKeyName=${access.name};SharedAccessKey=${access.key};UseDevelopmentEmulator=true;`,
    broker,
    connections: () => made,
    cut,
    goAway() {
      mode = 'away';
      cut();
    },
    goSilent() {
      mode = 'silent';
      cut();
    },
    comeBack: () => void (mode = 'serving'),
    failSends: (error, times) => void (failure = { error, times }),
    async close() {
      mode = 'away';
      cut();
      broker.close();
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen({ tls, port = 0 }: ServiceBusEmulatorOptions, take: (socket: Socket) => void): Promise<Server> {
  const server = tls ? createTlsServer(await loopbackCertificate()) : createServer();
  server.on(tls ? 'secureConnection' : 'connection', take);
  server.on('tlsClientError', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

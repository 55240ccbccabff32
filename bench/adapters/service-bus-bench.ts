import { createServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import type { ServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import { startServiceBusEmulator } from '../../test/support/emulators/service-bus';
import type { ServiceBusEmulator } from '../../test/support/emulators/service-bus';
import { emulatorCredential } from '../../test/support/emulators/token-credential';
import { atMost, quantile } from '../product/figure';
import type { Figure } from '../product/figure';

const warmUps = 30;
const times = 300;
const atOnce = 16;
const queue = 'ado-events';
/** About what a hook is after it was made slim. */
const body = { tenant: 'acme', messageId: 'm', event: { text: 'x'.repeat(2_000) } };

/** What the adapter and the SDK take for one operation against the emulator on loopback, TLS and the emulator's own work included. */
export async function* benchServiceBus(): AsyncGenerator<Figure> {
  const emulator = await startServiceBusEmulator({
    tls: true,
    queues: { [queue]: { duplicateWindowMs: 3_600_000, maxDeliveryCount: 1 } },
  });
  const credential = emulatorCredential('https://servicebus.azure.net');
  const bus = createServiceBusMessageBus({ address: { namespace: emulator.namespace, credential } });
  const send = (id: string): Promise<void> => bus.send(queue, { messageId: id, body });
  try {
    const first = performance.now();
    await send('first');
    yield atMost(null, 'service bus, first send: connect, token, link', performance.now() - first, 'ms');
    yield* measured('send', (k) => send(`m-${k}`));
    yield* measured(`send, ${atOnce} at once`, (k) => Promise.all(range(atOnce).map((n) => send(`b-${k}-${n}`))), 60);
    yield* measured('send of a known id', () => send('first'));
    kill(emulator);
    yield* measured('dead letters, a page of 50', () => letters(bus, 50), 60);
    yield* measured(
      'replay of one dead letter',
      async () => {
        const [oldest] = await letters(bus, 1);
        await bus.deadLetters?.replay(queue, [oldest?.sequenceNumber ?? 0]);
      },
      20,
    );
  } finally {
    await bus.close();
    await emulator.close();
  }
}

async function* measured(
  name: string,
  operation: (k: number) => Promise<unknown>,
  count = times,
): AsyncGenerator<Figure> {
  const warm = Math.min(warmUps, count);
  for (let k = 0; k < warm; k += 1) await operation(k);
  const latencies: number[] = [];
  for (let k = warm; k < warm + count; k += 1) {
    const started = performance.now();
    await operation(k);
    latencies.push(performance.now() - started);
  }
  yield atMost(null, `service bus, ${name}, p50`, quantile(latencies, 0.5), 'ms');
  yield atMost(null, `service bus, ${name}, p95`, quantile(latencies, 0.95), 'ms');
}

async function letters(bus: ServiceBusMessageBus, limit: number) {
  return (await bus.deadLetters?.list(queue, 0, limit)) ?? [];
}

/** Every message fails once, which is all it has. */
function kill(emulator: ServiceBusEmulator): void {
  const held = emulator.broker.queue(queue);
  let credit = held?.messages.size ?? 0;
  const locks: Buffer[] = [];
  const consumer = {
    settled: false,
    credit: () => credit,
    deliver(_: unknown, lock: Buffer) {
      credit -= 1;
      locks.push(lock);
    },
  };
  held?.consume(consumer);
  held?.leave(consumer);
  for (const lock of locks) held?.settle(lock, { kind: 'abandon' });
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

import { ServiceBusClient } from '@azure/service-bus';
import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { startServiceBusEmulator, type ServiceBusEmulator } from '../../support/emulators/service-bus';
import { freeLongTimers } from '../../support/emulators/service-bus/free-long-timers';
import { newDataDir, startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

freeLongTimers();

interface Received {
  readonly name: string;
  readonly message: unknown;
  readonly metadata: Record<string, unknown>;
  readonly trace: string;
}

const queues = ['orders', 'bytes', 'many', 'outgoing', 'relay'];

let emulator: ServiceBusEmulator;
let client: ServiceBusClient;
let host: HostProcess;

beforeAll(async () => {
  emulator = await startServiceBusEmulator({
    queues: {
      ...Object.fromEntries(queues.map((name) => [name, {}])),
      sessions: { requiresSession: true },
      fragile: { maxDeliveryCount: 3 },
      held: { lockMs: 2_000 },
    },
    topics: { news: { subscriptions: { a: {}, b: {} } } },
  });
  client = new ServiceBusClient(emulator.connectionString, {
    retryOptions: { timeoutInMs: 3_000, retryDelayInMs: 100 },
  });
  // A host that comes up before its namespace.
  emulator.goAway();
  host = await start();
  emulator.comeBack();
});

afterAll(async () => {
  await host.stop();
  await client.close();
  await emulator.close();
});

function start(more: { readonly dataDir?: string; readonly env?: Record<string, string> } = {}): Promise<HostProcess> {
  const env = { ServiceBusConnection: emulator.connectionString, ...more.env };
  return startHost({ app: 'bus-esm', ...more, env });
}

const senders = new Map<string, ServiceBusSender>();

/** Over senders that stay open: the SDK waits a minute for one that was opening when its connection broke. */
async function send(queue: string, ...messages: ServiceBusMessage[]): Promise<void> {
  const sender = senders.get(queue) ?? client.createSender(queue);
  senders.set(queue, sender);
  await sender.sendMessages(messages);
}

async function received(name: string, url = host.url): Promise<Received[]> {
  const all = (await (await fetch(`${url}/received`)).json()) as Received[];
  return all.filter((entry) => entry.name === name);
}

function arrived(name: string, count: number): Promise<Received[]> {
  return until(
    () => received(name),
    (entries) => entries.length >= count,
    30_000,
  );
}

function emptied(queue: string): Promise<number> {
  return until(
    () => emulator.broker.queue(queue)?.messages.size ?? -1,
    (messages) => messages === 0,
    30_000,
  );
}

describe('triggers on a namespace', () => {
  it('get what was sent, with its properties, and complete it', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await send('orders', {
      body: { sku: 'a', Count: 2 },
      messageId: 'm-1',
      correlationId: 'c-1',
      subject: 'subject',
      contentType: 'application/json',
      applicationProperties: { 'Diagnostic-Id': traceparent, Region: 'eu' },
    });
    await send('orders', { body: Buffer.from('plain text'), messageId: 'm-2' });
    const [json, text] = await arrived('orders', 2);
    expect(json).toMatchObject({
      message: { sku: 'a', Count: 2 },
      trace: traceparent,
      metadata: {
        messageId: 'm-1',
        correlationId: 'c-1',
        subject: 'subject',
        contentType: 'application/json',
        deliveryCount: 1,
        sku: 'a',
        applicationProperties: { region: 'eu' },
      },
    });
    expect(json?.metadata['enqueuedTimeUtc']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    expect(text?.message).toBe('plain text');
    await emptied('orders');
  });

  it('get bytes and batches when they ask for them', async () => {
    await send('bytes', { body: Buffer.from('raw') });
    expect((await arrived('bytes', 1))[0]?.message).toEqual({ type: 'Buffer', data: [...Buffer.from('raw')] });
    await send('many', { body: { n: 1 } }, { body: { n: 2 } }, { body: { n: 3 } });
    await emptied('many');
    const batches = (await received('many')).map(({ message }) => message as unknown[]);
    expect(batches.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('get the messages of a session in order', async () => {
    const ids = ['s', 't', 'u'];
    for (const n of [0, 1, 2]) {
      await send('sessions', ...ids.map((sessionId) => ({ sessionId, body: Buffer.from(`${sessionId}${n}`) })));
    }
    const texts = (await arrived('sessions', 9)).map(({ message }) => String(message));
    for (const id of ids) expect(texts.filter((text) => text.startsWith(id))).toEqual([`${id}0`, `${id}1`, `${id}2`]);
    await emptied('sessions');
  });

  it('give back what fails until it is a dead letter of the namespace', async () => {
    await send('fragile', { body: Buffer.from('poison'), messageId: 'p' });
    const tries = await arrived('fragile', 3);
    expect(tries.map(({ metadata }) => metadata['deliveryCount'])).toEqual([1, 2, 3]);
    await emptied('fragile');
    const [letter] = [...(emulator.broker.queue('fragile/$deadletterqueue')?.messages.values() ?? [])];
    expect(letter?.content.application_properties).toMatchObject({ DeadLetterReason: 'MaxDeliveryCountExceeded' });
  });

  it('go on when the connection broke', async () => {
    const before = (await received('orders')).length;
    emulator.cut();
    await send('orders', { body: 'after' });
    const entries = await arrived('orders', before + 1);
    expect(entries.at(-1)?.message).toBe('after');
  });
});

describe('outputs on a namespace', () => {
  it('send to its queues and topics', async () => {
    await fetch(`${host.url}/emit`, { method: 'POST', body: JSON.stringify(['a', { b: 2 }]) });
    const entries = await arrived('outgoing', 2);
    expect(entries.map(({ message }) => message)).toEqual(expect.arrayContaining(['a', { b: 2 }]));
    await send('relay', { body: 'x' });
    expect((await arrived('newsA', 1))[0]?.message).toEqual({ relayed: 'x' });
    expect((await arrived('newsB', 1))[0]?.message).toEqual({ relayed: 'x' });
  });
});

describe('a host that is killed with messages in flight', () => {
  it('leaves them to the next one, which gets each once', async () => {
    const dataDir = newDataDir();
    await host.stop();
    const first = await start({ dataDir, env: { HOLD: '1' } });
    await send('held', ...['a', 'b', 'c'].map((id) => ({ messageId: id, body: { id } })));
    const inFlight = () => [...(emulator.broker.queue('held')?.messages.values() ?? [])];
    await until(
      () => inFlight().filter(({ lockedUntil }) => lockedUntil !== undefined).length,
      (locked) => locked === 3,
    );
    await first.kill();
    host = await start({ dataDir });
    const entries = await arrived('held', 3);
    expect(entries.map(({ metadata }) => metadata['messageId']).toSorted()).toEqual(['a', 'b', 'c']);
    expect(entries.every(({ metadata }) => Number(metadata['deliveryCount']) > 1)).toBe(true);
    await emptied('held');
    expect(await received('held')).toHaveLength(3);
  });
});

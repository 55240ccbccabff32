import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBus, type Bus } from '../../../../local/bus/bus';
import { busStoreModule, createBusStore } from '../../../../local/bus/bus-store';
import { subscriptionPath, type BusMessage, type OutgoingMessage } from '../../../../local/bus/message';
import type { EngineClock } from '../../../../local/durable/api';
import { openDatabase, type Database } from '../../../../local/store/database';

/** Time moves only by `advance`. */
function manualClock(): EngineClock & { advance(millis: number): void } {
  let now = Date.UTC(2026, 2, 1);
  const waiting = new Set<{ at: number; fire: () => void }>();
  return {
    now: () => now,
    at(at, fire) {
      const entry = { at, fire };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance(millis) {
      now += millis;
      for (const entry of [...waiting].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (waiting.delete(entry)) entry.fire();
      }
    },
  };
}

let clock: ReturnType<typeof manualClock>;
let folder: string;
let db: Database;
let bus: Bus;

function open(): void {
  db = openDatabase({ folder, modules: [busStoreModule] });
  bus = createBus({
    store: createBusStore(db),
    clock,
    duplicateWindowMs: 86_400_000,
    maxDeliveryCount: 3,
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
}

beforeEach(() => {
  clock = manualClock();
  folder = mkdtempSync(join(tmpdir(), 'bus-'));
  open();
});

afterEach(async () => {
  await bus.stop(100);
  await db.close();
  rmSync(folder, { recursive: true });
});

function text(
  body: string,
  properties: OutgoingMessage['properties'] = {},
  more: Partial<OutgoingMessage> = {},
): OutgoingMessage {
  return { body: Buffer.from(body), properties, applicationProperties: {}, ...more };
}

function bodyOf(message: BusMessage): string {
  return Buffer.from(message.body).toString();
}

/** Consumes and keeps what came; `fail` decides whether a delivery is thrown back. */
function collect(
  path: string,
  options: { fail?: (message: BusMessage) => boolean; concurrent?: number; batch?: number } = {},
) {
  const seen: BusMessage[] = [];
  const batches: number[] = [];
  bus.consume(path, {
    maxConcurrent: options.concurrent ?? 1,
    maxBatch: options.batch ?? 1,
    minBatch: 1,
    maxBatchWaitMs: 0,
    async handle(messages) {
      seen.push(...messages);
      batches.push(messages.length);
      if (messages.some((message) => options.fail?.(message))) throw new Error('not now');
    },
  });
  return { seen, batches, bodies: () => seen.map(bodyOf) };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 400) throw new Error('the condition did not come true within 2 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 40));

describe('queues', () => {
  it('deliver in order and complete what was handled', async () => {
    bus.declareQueue('Orders');
    const { bodies } = collect('orders');
    bus.start();
    await bus.send(
      'orders',
      ['a', 'b', 'c'].map((body) => text(body)),
    );
    await until(() => bus.depths()[0]?.ready === 0 && bus.depths()[0]?.inFlight === 0);
    expect(bodies()).toEqual(['a', 'b', 'c']);
    expect(bus.depths()).toEqual([{ entity: 'orders', ready: 0, scheduled: 0, inFlight: 0, deadLetters: 0 }]);
  });

  it('refuse what nobody declared, and name what there is', async () => {
    bus.declareQueue('orders');
    bus.start();
    await expect(bus.send('order', [text('x')])).rejects.toThrow(/'order' could not be found.*known: orders/s);
  });

  it('keep messages over a restart', async () => {
    bus.declareQueue('orders');
    bus.start();
    await bus.send('orders', [
      text('kept', { messageId: 'm1', subject: 's' }, { applicationProperties: { Region: 'eu', n: 1 } }),
    ]);
    await bus.stop(100);
    await db.close();
    open();
    bus.declareQueue('orders');
    const { seen } = collect('orders');
    bus.start();
    await until(() => seen.length === 1);
    expect(seen[0]).toMatchObject({
      messageId: 'm1',
      deliveryCount: 1,
      properties: { subject: 's' },
      applicationProperties: { Region: 'eu', n: 1 },
    });
    const receipts = await bus.send('orders', [text('again', { messageId: 'm1' })]);
    expect(receipts).toEqual([{ messageId: 'm1', duplicate: true }]);
  });

  it('give back a failed message with a higher count, then dead-letter it', async () => {
    bus.declareQueue('orders');
    const { seen } = collect('orders', { fail: (message) => bodyOf(message) === 'bad' });
    bus.start();
    await bus.send('orders', [text('bad', { messageId: 'b' }), text('good')]);
    await until(() => bus.depths()[0]?.deadLetters === 1 && seen.length === 4);
    expect(seen.filter((message) => bodyOf(message) === 'bad').map((message) => message.deliveryCount)).toEqual([
      1, 2, 3,
    ]);
    expect(seen.filter((message) => bodyOf(message) === 'good')).toHaveLength(1);
    expect(bus.deadLetters('orders')).toMatchObject([
      { messageId: 'b', reason: 'MaxDeliveryCountExceeded', deadLetterSource: 'orders', deliveryCount: 3 },
    ]);
  });

  it('send dead letters again on request', async () => {
    bus.declareQueue('orders');
    let broken = true;
    const { seen } = collect('orders', { fail: () => broken });
    bus.start();
    await bus.send('orders', [text('x')]);
    await until(() => bus.depths()[0]?.deadLetters === 1);
    broken = false;
    expect(await bus.replayDeadLetters('orders')).toBe(1);
    await until(() => seen.length === 4 && bus.depths()[0]?.ready === 0);
    expect(seen[3]?.deliveryCount).toBe(1);
    expect(bus.deadLetters('orders')).toEqual([]);
  });

  it('hand dead letters to a trigger on the dead-letter queue', async () => {
    bus.declareQueue('orders');
    collect('orders', { fail: () => true });
    const dead = collect('orders/$deadletterqueue');
    bus.start();
    await bus.send('orders', [text('x')]);
    await until(() => dead.seen.length === 1);
    expect(dead.seen[0]).toMatchObject({ deadLetterSource: 'orders' });
    await until(() => bus.depths()[0]?.deadLetters === 0);
  });

  it('count a delivery even when the process dies in the middle of it', async () => {
    bus.declareQueue('orders');
    bus.consume('orders', {
      maxConcurrent: 1,
      maxBatch: 1,
      minBatch: 1,
      maxBatchWaitMs: 0,
      handle: () => new Promise(() => undefined),
    });
    bus.start();
    await bus.send('orders', [text('x')]);
    await settled();
    await db.abandon();
    open();
    bus.declareQueue('orders');
    const { seen } = collect('orders');
    bus.start();
    await until(() => seen.length === 1);
    expect(seen[0]?.deliveryCount).toBe(2);
  });

  it('hold scheduled messages until they are due', async () => {
    bus.declareQueue('orders');
    const { bodies } = collect('orders');
    bus.start();
    await bus.send('orders', [text('later', {}, { scheduledAt: clock.now() + 60_000 }), text('now')]);
    await until(() => bodies().length === 1);
    expect(bus.depths()[0]?.scheduled).toBe(1);
    clock.advance(60_000);
    await until(() => bodies().length === 2);
    expect(bodies()).toEqual(['now', 'later']);
  });

  it('drop a message whose time to live is over', async () => {
    bus.declareQueue('orders');
    bus.start();
    await bus.send('orders', [text('short', {}, { timeToLiveMs: 1000 }), text('long')]);
    await bus.stop(100);
    await db.close();
    clock.advance(2000);
    open();
    bus.declareQueue('orders');
    const { bodies } = collect('orders');
    bus.start();
    await until(() => bus.depths()[0]?.ready === 0 && bodies().length > 0);
    expect(bodies()).toEqual(['long']);
  });

  it('hand out batches, and give back a batch as a whole', async () => {
    bus.declareQueue('orders');
    let failures = 1;
    const { seen, batches } = collect('orders', { batch: 10, fail: () => failures-- > 0 });
    bus.start();
    await bus.send(
      'orders',
      Array.from({ length: 5 }, (_, at) => text(String(at))),
    );
    await until(() => bus.depths()[0]?.ready === 0 && bus.depths()[0]?.inFlight === 0);
    expect(batches.reduce((sum, size) => sum + size, 0)).toBe(seen.length);
    expect(new Set(seen.map(bodyOf)).size).toBe(5);
    expect(Math.max(...batches)).toBeGreaterThan(1);
  });
});

describe('duplicate detection', () => {
  it('stores one message per id within the window, also when they come at once', async () => {
    bus.declareQueue('orders');
    const { seen } = collect('orders');
    bus.start();
    const receipts = await Promise.all([1, 2, 3].map(() => bus.send('orders', [text('x', { messageId: 'same' })])));
    expect(receipts.flat().filter((receipt) => !receipt.duplicate)).toHaveLength(1);
    await settled();
    expect(seen).toHaveLength(1);
  });

  it('takes the id again when the window is over', async () => {
    bus.declareQueue('orders');
    const { seen } = collect('orders');
    bus.start();
    await bus.send('orders', [text('x', { messageId: 'same' })]);
    clock.advance(86_400_001);
    await bus.send('orders', [text('x', { messageId: 'same' })]);
    await until(() => seen.length === 2);
  });
});

describe('sessions', () => {
  it('keep the order within a session and run sessions side by side', async () => {
    bus.declareQueue('orders', { requiresSession: true });
    const log: string[] = [];
    let running = 0;
    let most = 0;
    bus.consume('orders', {
      maxConcurrent: 4,
      maxBatch: 1,
      minBatch: 1,
      maxBatchWaitMs: 0,
      async handle([message]) {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (message && bodyOf(message) === 'a0' && message.deliveryCount < 3) throw new Error('again');
        log.push(message ? bodyOf(message) : '');
      },
    });
    bus.start();
    const sends = ['a', 'b', 'c'].flatMap((sessionId) =>
      [0, 1, 2].map((at) => text(`${sessionId}${at}`, { sessionId })),
    );
    await bus.send('orders', sends);
    await until(() => log.length === 9);
    for (const id of ['a', 'b', 'c'])
      expect(log.filter((body) => body.startsWith(id))).toEqual([`${id}0`, `${id}1`, `${id}2`]);
    expect(most).toBe(3);
  });

  it('refuse a message without a session', async () => {
    bus.declareQueue('orders', { requiresSession: true });
    bus.start();
    await expect(bus.send('orders', [text('x')])).rejects.toThrow('has no SessionId');
  });
});

describe('topics', () => {
  it('copy a message to every subscription, each with its own dead letters', async () => {
    const [one, two] = [subscriptionPath('News', 'One'), subscriptionPath('News', 'Two')];
    bus.declareSubscription('News', one);
    bus.declareSubscription('News', two);
    const first = collect(one);
    collect(two, { fail: () => true });
    bus.start();
    await bus.send('news', [text('hello', { messageId: 'n1' })]);
    await bus.send('news', [text('hello', { messageId: 'n1' })]);
    await until(() => bus.depths().some((depth) => depth.deadLetters === 1));
    expect(first.bodies()).toEqual(['hello']);
    expect(bus.deadLetters(two)).toHaveLength(1);
    expect(bus.deadLetters(one)).toHaveLength(0);
  });

  it('take a message that nobody subscribes to', async () => {
    bus.declareTopic('news');
    bus.start();
    await expect(bus.send('news', [text('x')])).resolves.toHaveLength(1);
  });
});

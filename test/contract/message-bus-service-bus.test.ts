import { createServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import type { ServiceBusMessageBus } from '../../adapters/service-bus/message-bus';
import { queueNames } from '../../contracts/names';
import { startServiceBusEmulator } from '../support/emulators/service-bus';
import { freeLongTimers } from '../support/emulators/service-bus/free-long-timers';
import type { ServiceBusEmulator } from '../support/emulators/service-bus';
import { emulatorCredential } from '../support/emulators/token-credential';
import { describeMessageBusContract } from './message-bus.contract';

freeLongTimers();

/** As infra/ makes them. */
const queues = Object.fromEntries(
  Object.values(queueNames).map((name) => [name, { duplicateWindowMs: 60_000, maxDeliveryCount: 2 }]),
);

async function openBus(tls = true): Promise<{ emulator: ServiceBusEmulator; bus: ServiceBusMessageBus }> {
  const emulator = await startServiceBusEmulator({ tls, queues });
  const address = tls
    ? { namespace: emulator.namespace, credential: emulatorCredential('https://servicebus.azure.net') }
    : { connectionString: emulator.connectionString };
  return { emulator, bus: createServiceBusMessageBus({ address, attemptMs: 2_000, operationMs: 6_000 }) };
}

function held(emulator: ServiceBusEmulator, queue: string) {
  return [...(emulator.broker.queue(queue)?.messages.values() ?? [])].map(({ content }) => {
    const trace = (content.application_properties as Record<string, string> | undefined)?.['Diagnostic-Id'];
    const body = (content.body as { readonly content: Buffer }).content;
    return {
      messageId: String(content.message_id),
      ...(content.group_id === undefined ? {} : { sessionId: content.group_id }),
      body: JSON.parse(String(body)) as unknown,
      ...(trace === undefined ? {} : { traceParent: trace }),
    };
  });
}

describeMessageBusContract('Service Bus', async () => {
  const { emulator, bus } = await openBus();
  return {
    open: async () => bus,
    received: async (queue) => held(emulator, queue),
    disconnect: async () => emulator.goAway(),
    async dispose() {
      await bus.close();
      await emulator.close();
    },
  };
});

describe('messages on Service Bus', () => {
  let emulator: ServiceBusEmulator;
  let bus: ServiceBusMessageBus;
  beforeEach(async () => {
    ({ emulator, bus } = await openBus(false));
  });
  afterEach(async () => {
    await bus.close();
    await emulator.close();
  });

  const letters = () => bus.deadLetters?.list('ado-events', 0, 10) ?? Promise.resolve([]);

  /** Delivers what is in the queue until it is dead. */
  function kill(): void {
    const queue = emulator.broker.queue('ado-events');
    const locks: Buffer[] = [];
    let credit = 0;
    const consumer = {
      settled: false,
      credit: () => credit,
      deliver: (_: unknown, lock: Buffer) => {
        credit -= 1;
        locks.push(lock);
      },
    };
    queue?.consume(consumer);
    while ((queue?.messages.size ?? 0) > 0) {
      credit = 1;
      queue?.pump();
      for (const lock of locks.splice(0)) queue?.settle(lock, { kind: 'abandon' });
    }
    queue?.leave(consumer);
  }

  it('go over one connection, which is made again when it broke', async () => {
    for (let n = 0; n < 5; n += 1) await bus.send('ado-events', { messageId: `m-${n}`, body: { n } });
    await bus.send('bug-reports', { messageId: 'b', body: {} });
    expect(emulator.connections()).toBe(1);
    emulator.cut();
    await bus.send('ado-events', { messageId: 'after', body: {} });
    expect(held(emulator, 'ado-events')).toHaveLength(6);
  });

  it('are tried again while the namespace is busy', async () => {
    emulator.failSends({ condition: 'com.microsoft:server-busy', description: 'Busy.' }, 2);
    await bus.send('ado-events', { messageId: 'm', body: {} });
    expect(held(emulator, 'ado-events')).toHaveLength(1);
  });

  it('flow again when the namespace is back', async () => {
    emulator.goAway();
    const refused = bus.send('ado-events', { messageId: 'm', body: {} });
    await expect(refused).rejects.toMatchObject({ code: 'bus_unavailable' });
    emulator.comeBack();
    await bus.send('ado-events', { messageId: 'm', body: {} });
    expect(held(emulator, 'ado-events')).toHaveLength(1);
  });

  it('are given up in time while the namespace does not answer, and go on at once when it does', async () => {
    const impatient = createServiceBusMessageBus({
      address: { connectionString: emulator.connectionString },
      operationMs: 1_500,
    });
    emulator.goSilent();
    const refused = impatient.send('ado-events', { messageId: 'm', body: {} });
    await expect(refused).rejects.toThrow(/no answer in time/);
    emulator.comeBack();
    await impatient.send('ado-events', { messageId: 'm', body: {} });
    expect(held(emulator, 'ado-events')).toHaveLength(1);
    await impatient.close();
  });

  it('with ids beyond the limit are told apart by their whole ids', async () => {
    const long = 'x'.repeat(200);
    for (const end of ['a', 'b', 'a']) await bus.send('ado-events', { messageId: long + end, body: { end } });
    expect(held(emulator, 'ado-events').map(({ body }) => body)).toEqual([{ end: 'a' }, { end: 'b' }]);
  });

  it('that are refused name message, queue and what to do, and neither key nor body', async () => {
    const wrong = createServiceBusMessageBus({
      address: { connectionString: emulator.connectionString.replace('AccessKey=', 'AccessKey=wrong') },
    });
    const error = await wrong.send('ado-events', { messageId: 'm-1', body: { secret: 'in the body' } }).then(
      () => new Error('sent'),
      (reason: Error) => reason,
    );
    expect(error.message).toMatch(/m-1.*ado-events.*UnauthorizedAccess.*Data Sender/);
    expect(JSON.stringify({ ...error, message: error.message, cause: undefined })).not.toMatch(/wrong|in the body/);
    await wrong.close();
  });

  it('that died are listed oldest first, page by page', async () => {
    for (const id of ['a', 'b', 'c']) await bus.send('ado-events', { messageId: id, body: { id } });
    expect(await letters()).toEqual([]);
    kill();
    const all = await letters();
    expect(all.map(({ messageId, body, deliveries }) => [messageId, body, deliveries])).toEqual([
      ['a', '{"id":"a"}', 2],
      ['b', '{"id":"b"}', 2],
      ['c', '{"id":"c"}', 2],
    ]);
    expect(all[0]).toMatchObject({
      reason: 'MaxDeliveryCountExceeded: Message could not be consumed after 2 delivery attempts.',
      enqueuedAt: expect.stringMatching(/^\d{4}-/) as string,
    });
    const next = await bus.deadLetters?.list('ado-events', all[0]?.sequenceNumber ?? 0, 1);
    expect(next?.map(({ messageId }) => messageId)).toEqual(['b']);
    expect(await bus.deadLetters?.list('ado-events', all[2]?.sequenceNumber ?? 0, 10)).toEqual([]);
  });

  it('that died are sent again as they were, those that are named, and the others stay', async () => {
    const traceParent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    for (const id of ['a', 'b']) await bus.send('ado-events', { messageId: id, body: { id }, traceParent });
    kill();
    const [, second] = await letters();
    const numbers = [second?.sequenceNumber ?? 0, 4_711];
    expect(await bus.deadLetters?.replay('ado-events', numbers)).toBe(1);
    expect((await letters()).map(({ messageId }) => messageId)).toEqual(['a']);
    expect(held(emulator, 'ado-events')).toEqual([
      { messageId: `b/replay-${second?.sequenceNumber}`, body: { id: 'b' }, traceParent },
    ]);
    expect(await bus.deadLetters?.replay('ado-events', numbers)).toBe(0);
  });

  it('that died cannot be asked for while the namespace is away', async () => {
    emulator.goAway();
    await expect(letters()).rejects.toMatchObject({ code: 'bus_unavailable', retryable: true });
  });
});

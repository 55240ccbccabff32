import type { MessageBus } from '../../ports/message-bus';

export interface BusUnderTest {
  open(): Promise<MessageBus>;
  /** What the broker holds of the queue, oldest first, without what its duplicate detection dropped. */
  received(
    queue: string,
  ): Promise<readonly { messageId: string; sessionId?: string; body: unknown; traceParent?: string }[]>;
  /** The broker is gone. */
  disconnect(): Promise<void>;
  dispose(): Promise<void>;
}

export function describeMessageBusContract(name: string, makeAdapter: () => Promise<BusUnderTest>): void {
  describe(`MessageBus of ${name}`, () => {
    let adapter: BusUnderTest;
    let bus: MessageBus;
    beforeEach(async () => {
      adapter = await makeAdapter();
      bus = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('puts a message on its queue as it is', async () => {
      const traceParent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const message = {
        messageId: 'contoso/workitem.updated/ü–1',
        body: { text: 'Größe "9 €"' },
        sessionId: 's',
        traceParent,
      };
      await bus.send('ado-events', message);
      await bus.send('bug-reports', { messageId: 'b', body: {} });
      expect(await adapter.received('ado-events')).toEqual([message]);
      expect(await adapter.received('bug-reports')).toEqual([{ messageId: 'b', body: {} }]);
    });

    it('puts each of many that are sent at once on the queue as it is', async () => {
      const traceParent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const messages = Array.from({ length: 120 }, (_, k) => ({
        messageId: `ü-${String(k).padStart(3, '0')}`,
        body: { text: `Größe ${'x'.repeat(k === 7 ? 150_000 : k * 20)}` },
        ...(k % 2 === 0 ? { sessionId: `s-${k % 5}` } : {}),
        ...(k % 3 === 0 ? { traceParent } : {}),
      }));
      await Promise.all([...messages, ...messages.slice(0, 20)].map((message) => bus.send('ado-events', message)));
      const received = await adapter.received('ado-events');
      expect([...received].sort((a, b) => a.messageId.localeCompare(b.messageId))).toEqual(messages);
    });

    it('has a message once that is sent five times', async () => {
      for (let k = 0; k < 5; k++) await bus.send('ado-events', { messageId: 'same', body: { k } });
      expect(await adapter.received('ado-events')).toEqual([{ messageId: 'same', body: { k: 0 } }]);
    });

    it('rejects with the retryable bus_unavailable when the broker is gone', async () => {
      await adapter.disconnect();
      const sent = bus.send('ado-events', { messageId: 'm', body: {} });
      await expect(sent).rejects.toMatchObject({ name: 'AppError', code: 'bus_unavailable', retryable: true });
    });
  });
}

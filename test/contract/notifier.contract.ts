import type { GateNotice, Notifier } from '../../ports/notifier';

export interface NotifierUnderTest {
  open(): Promise<Notifier>;
  /** What people were told, oldest first. */
  said(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

export function gateNotice(change: Partial<GateNotice> = {}): GateNotice {
  return {
    runId: 'acme.shop.42.1',
    tenant: 'acme',
    gateId: 'qa.1',
    gate: 'qa',
    role: 'qa',
    subject: 'a'.repeat(64),
    title: 'Add a discount',
    deadline: '2026-10-15T08:00:00.000Z',
    kind: 'opened',
    ...change,
  };
}

export function describeNotifierContract(name: string, makeAdapter: () => Promise<NotifierUnderTest>): void {
  describe(`Notifier of ${name}`, () => {
    let adapter: NotifierUnderTest;
    let notifier: Notifier;
    beforeEach(async () => {
      adapter = await makeAdapter();
      notifier = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('tells each kind of notice of a gate once', async () => {
      const kinds = ['opened', 'reminder', 'escalation', 'decided', 'expired'] as const;
      for (const kind of [...kinds, ...kinds]) await notifier.notify(gateNotice({ kind }));
      expect(await adapter.said()).toHaveLength(5);
    });

    it('takes a gate of another visit or another run for another gate', async () => {
      await notifier.notify(gateNotice());
      await notifier.notify(gateNotice({ gateId: 'qa.2' }));
      await notifier.notify(gateNotice({ runId: 'acme.shop.43.1' }));
      expect(await adapter.said()).toHaveLength(3);
    });

    it('names the run, the title, the subject and the role', async () => {
      await notifier.notify(gateNotice());
      const said = (await adapter.said())[0];
      for (const part of ['acme.shop.42.1', 'Add a discount', 'a'.repeat(64), 'qa']) expect(said).toContain(part);
    });
  });
}

import { revise } from '../../support/ado-emulator/areas/work-items';
import { agentUser } from '../../support/ado-emulator';
import { addItem } from '../../support/ado-emulator/work-item-store';
import type { AdoItem } from '../../support/ado-emulator/work-item-store';
import { tellCreated } from '../../support/ado-emulator/work-item-views';
import { startAdoWorld } from '../../support/ado-world';
import type { AdoWorld } from '../../support/ado-world';
import { admin } from '../../support/service-world';

jest.setTimeout(120_000);

const person = 'jamal@acme.example';

describe('a thousand hooks', () => {
  let ado: AdoWorld;

  beforeEach(async () => {
    ado = await startAdoWorld();
    await ado.world.services.hookSubscriptions.ensure(admin, { tenant: 'acme', url: ado.receiver.url });
  });
  afterEach(() => ado.close());

  function makeItem(title: string): AdoItem {
    const { store, url } = ado.emulator;
    const fields = { 'System.Title': title, 'System.WorkItemType': 'User Story' };
    const item = addItem(store, store.ensureProject('Web Shop'), person, fields);
    tellCreated(store, item, url);
    return item;
  }

  function change(item: AdoItem, fields: Readonly<Record<string, unknown>>, user = person): void {
    revise(item, { store: ado.emulator.store, user, baseUrl: ado.emulator.url }, fields);
  }

  /** Five events an item, every kind of item its own way. */
  function live(item: AdoItem, kind: string): void {
    const tag = { 'System.Tags': 'stellwerk' };
    const edit = (text: string) => change(item, { 'System.Description': text });
    if (kind === 'tagged')
      [() => edit('a'), () => change(item, tag), () => edit('b'), () => edit('c')].forEach((act) => act());
    if (kind === 'edited') ['a', 'b', 'c', 'd'].forEach(edit);
    if (kind === 'withdrawn') {
      change(item, tag);
      edit('a');
      change(item, { 'System.Tags': '' });
      edit('b');
    }
    if (kind === 'own')
      [() => edit('a'), () => change(item, tag, agentUser), () => edit('b'), () => edit('c')].forEach((act) => act());
  }

  it('with doubles, disorder, losses and faults start exactly the right runs', async () => {
    const { world, deliveries, receiver } = ado;
    deliveries.plan({ duplicate: 0.2, reorder: 0.3, lose: 0.05, error: 0.05, seed: 7 });
    breakSome(world.ports.events, 'finish', 0.05);
    breakSome(world.ports.runs, 'allocateRun', 0.05);
    breakSome(world.ports.bus, 'send', 0.05);
    const kinds = [
      ...Array.from({ length: 80 }, () => 'tagged'),
      ...Array.from({ length: 60 }, () => 'edited'),
      ...Array.from({ length: 40 }, () => 'withdrawn'),
      ...Array.from({ length: 20 }, () => 'own'),
    ];
    const made = kinds.map((kind) => ({ kind, item: makeItem(`A ticket, ${kind}`) }));
    for (const { kind, item } of made) live(item, kind);
    // A run that ended at once would be started again by anything that comes twice.
    const end = async ({ outcome, runId }: { readonly outcome: string; readonly runId?: string }) => {
      if (outcome !== 'started' || runId === undefined) return;
      const at = new Date().toISOString();
      await world.ports.runs.recordProgress(runId, `${runId}/end`, at, { status: 'completed', waitingFor: null });
    };

    await deliveries.settle();
    await receiver.drain(end);
    const startedByHooks = world.durable.started.length;
    world.clock.current = new Date(Date.now() + 5 * 60_000);
    await reconcileUntilDone(ado, end);

    const wanted = made.filter(({ kind }) => kind === 'tagged').map(({ item }) => `acme.shop.${item.id}.1`);
    expect(world.durable.started.map(({ instanceId }) => instanceId).sort()).toEqual([...wanted].sort());
    expect((await world.ports.runs.listRuns({ limit: 500 })).items).toHaveLength(wanted.length);
    // The faults were real: some came twice, some never, and reconciling had something to find.
    expect(deliveries.sent.length).toBeGreaterThan(1_150);
    expect(deliveries.lost.length).toBeGreaterThan(5);
    expect(startedByHooks).toBeLessThan(wanted.length);
    await everyEventHasItsReason(ado);
  });

  it('keeps nothing of a tenant that does not know the secret', async () => {
    ado.world.secrets.set('ado-hook-acme', ['another']);
    const item = makeItem('A ticket');
    change(item, { 'System.Tags': 'stellwerk' });
    await ado.deliveries.settle();

    expect(new Set(ado.deliveries.sent.map(({ status }) => status))).toEqual(new Set([401]));
    expect(ado.world.sent).toHaveLength(0);
  });
});

/** Rejects a share of the calls, as a store or bus that is away for a moment. */
function breakSome<T extends object, K extends keyof T & string>(port: T, method: K, share: number): void {
  const works = (port[method] as unknown as (...args: unknown[]) => Promise<unknown>).bind(port);
  let calls = 0;
  const every = Math.round(1 / share);
  Object.assign(port, {
    [method]: async (...args: unknown[]) => {
      calls += 1;
      if (calls % every === 0) throw new Error(`${method} is away, as asked`);
      return works(...args);
    },
  });
}

/** A look that fails is taken up by the next one. */
async function reconcileUntilDone(
  { world, receiver }: AdoWorld,
  end: (intake: { readonly outcome: string; readonly runId?: string }) => Promise<void>,
): Promise<void> {
  for (let look = 0; look < 10; look += 1) {
    const { found, failed } = await world.services.reconcileEvents();
    await receiver.drain(end);
    if (found.length === 0 && failed.length === 0) return;
  }
  throw new Error('Reconciling finds something every time.');
}

async function everyEventHasItsReason({ world, deliveries }: AdoWorld): Promise<void> {
  const kept = await world.ports.events.list('acme', { limit: 10_000 });
  const known = new Set(kept.map(({ messageId }) => messageId.split('|').at(-1)));
  const answered = deliveries.sent.filter(({ status }) => status === 200 || status === 202);
  expect(answered.filter(({ id }) => !known.has(id))).toEqual([]);
  expect(kept.every(({ reason }) => reason !== '')).toBe(true);
}

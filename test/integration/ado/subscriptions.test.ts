import { addItem } from '../../support/ado-emulator/work-item-store';
import { subscriptionsOf } from '../../support/ado-emulator/hook-subscriptions';
import { tellCreated } from '../../support/ado-emulator/work-item-views';
import { startAdoWorld } from '../../support/ado-world';
import type { AdoWorld } from '../../support/ado-world';
import { admin, dev } from '../../support/service-world';

const body = { tenant: 'acme' };

describe('service hook subscriptions', () => {
  let ado: AdoWorld;
  beforeEach(async () => {
    ado = await startAdoWorld();
  });
  afterEach(() => ado.close());

  const ensure = () => ado.world.services.hookSubscriptions.ensure(admin, { ...body, url: ado.receiver.url });
  const there = () => [...subscriptionsOf(ado.emulator.store).values()];

  it('are made once, with the password of the tenant, and are heard', async () => {
    const made = await ensure();
    const again = await ensure();

    expect(made.every(({ action, status }) => action === 'made' && status === 'enabled')).toBe(true);
    expect(again.every(({ action }) => action === 'none')).toBe(true);
    expect(there()).toHaveLength(made.length);
    expect(new Set(there().map(({ consumerInputs }) => consumerInputs['basicAuthPassword']))).toEqual(
      new Set(['s3cret']),
    );
    expect(made.filter(({ eventType }) => eventType === 'git.pullrequest.updated')).toHaveLength(4);
    expect(JSON.stringify([made, await ado.world.ports.audit.list('acme', {})])).not.toContain('s3cret');

    const { store, url } = ado.emulator;
    const fields = { 'System.Title': 'A ticket', 'System.Tags': 'stellwerk', 'System.WorkItemType': 'Bug' };
    tellCreated(store, addItem(store, store.ensureProject('Web Shop'), 'jamal@acme.example', fields), url);
    await ado.deliveries.settle();
    await ado.receiver.drain();
    expect(ado.receiver.intakes).toMatchObject([{ outcome: 'started', runId: 'acme.shop.1.1' }]);
  });

  it('are put right when somebody broke them', async () => {
    await ensure();
    const [first, second, third, fourth] = there();
    if (!first || !second || !third || !fourth) throw new Error('no subscriptions');
    first.status = 'disabledBySystem';
    second.status = 'onProbation';
    subscriptionsOf(ado.emulator.store).delete(third.id);
    const surplus = { ...fourth, id: 'surplus' };
    subscriptionsOf(ado.emulator.store).set('surplus', surplus);

    const seen = await ado.world.services.hookSubscriptions.status(admin, body);
    expect(
      seen
        .filter(({ action }) => action === 'wrong')
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['disabledBySystem', 'missing', 'onProbation']);
    const repaired = (await ensure()).filter(({ action }) => action !== 'none').map(({ action }) => action);

    expect(repaired.sort()).toEqual(['made', 'repaired', 'repaired', 'repaired']);
    expect(new Set(there().map(({ status }) => status))).toEqual(new Set(['enabled']));
    const after = await ado.world.services.hookSubscriptions.status(admin, body);
    expect(after.every(({ action }) => action === 'none')).toBe(true);
  });

  it('are enabled again by the timer, except what a person switched off', async () => {
    await ensure();
    const [first, second] = there();
    if (!first || !second) throw new Error('no subscriptions');
    first.status = 'disabledBySystem';
    second.status = 'disabledByUser';

    const repaired = await ado.world.services.hookSubscriptions.repairAll();

    expect(repaired).toMatchObject([{ action: 'repaired', reason: 'it was disabledBySystem' }]);
    expect(
      there()
        .map(({ status }) => status)
        .filter((status) => status !== 'enabled'),
    ).toEqual(['disabledByUser']);
  });

  it('go away when they are removed, and those of others stay', async () => {
    await ensure();
    const others = { ...there()[0], id: 'others', consumerInputs: { url: 'https://elsewhere.example/hook' } };
    subscriptionsOf(ado.emulator.store).set('others', others as ReturnType<typeof there>[number]);

    await ado.world.services.hookSubscriptions.remove(admin, body);

    expect(there().map(({ id }) => id)).toEqual(['others']);
  });

  it('are no business of somebody without the role, or of another organization', async () => {
    const { hookSubscriptions } = ado.world.services;
    await expect(hookSubscriptions.ensure(dev, body)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(hookSubscriptions.ensure(admin, { tenant: 'other' })).rejects.toMatchObject({
      code: 'unknown_project',
    });
    await expect(hookSubscriptions.ensure(admin, body)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('bring again what came while the bus was away', async () => {
    await ensure();
    ado.world.bus.away = true;
    const { store, url } = ado.emulator;
    const item = addItem(store, store.ensureProject('Web Shop'), 'jamal@acme.example', {
      ...{ 'System.Title': 'A ticket', 'System.Tags': 'stellwerk', 'System.WorkItemType': 'Bug' },
    });
    tellCreated(store, item, url);
    while (ado.deliveries.sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(new Set(ado.deliveries.sent.map(({ status }) => status))).toEqual(new Set([503]));
    ado.world.bus.away = false;
    await ado.deliveries.settle();
    await ado.receiver.drain();

    expect(ado.receiver.intakes).toMatchObject([{ outcome: 'started' }]);
  });
});

import { reserve, settle } from '../../../domain/budget';
import { admin, createServiceWorld, dev } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const at = '2026-01-05T08:00:00.000Z';

describe('raiseBudget', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
    await world.services.setBudget(admin, 'acme', { dayUsd: 1 });
  });
  afterEach(() => world.close());

  it('lets the scope spend more until the end it names, audited with its reason', async () => {
    const raised = await world.services.raiseBudget(admin, 'acme', { amountUsd: 2, reason: 'release week' }, 'key-1');

    expect(raised).toMatchObject({
      day: { limitUsd: 3 },
      raises: [{ scope: 'tenant', amountUsd: 2 }],
    });
    expect(await world.services.showBudget(dev, 'acme')).toEqual(raised);
    expect(await world.ports.audit.list('acme', {})).toContainEqual(
      expect.objectContaining({
        actor: 'admin',
        data: expect.objectContaining({
          action: 'budget raised',
          scope: 'tenant',
          amountUsd: 2,
          reason: 'release week',
        }),
      }),
    );
    world.clock.current = new Date(world.clock.current.getTime() + 25 * 3_600_000);
    expect(await world.services.showBudget(dev, 'acme')).toMatchObject({ day: { limitUsd: 1 }, raises: [] });
  });

  it('counts a repeated request once, and refuses the key for another raise', async () => {
    const body = { amountUsd: 2, reason: 'release week' };
    await world.services.raiseBudget(admin, 'acme', body, 'key-1');
    world.clock.current = new Date(world.clock.current.getTime() + 60_000);

    expect((await world.services.raiseBudget(admin, 'acme', body, 'key-1')).day.limitUsd).toBe(3);
    await expect(
      world.services.raiseBudget(admin, 'acme', { ...body, scope: 'run:acme.shop.1.1' }, 'key-1'),
    ).rejects.toMatchObject({ code: expect.stringMatching(/unknown_run|idempotency_conflict/) });
  });

  it.each([
    [{ reason: 'x' }, /amountUsd or requests/],
    [{ amountUsd: 1, reason: 'x', scope: 'everything' }, /scope must be/],
    [{ requests: 5, reason: 'x' }, /requests can be raised for a run only/],
    [{ amountUsd: 1, reason: 'x', until: '2020-01-01' }, /until must be/],
    [{ amountUsd: 1, reason: 'x', until: 'soon' }, /until must be/],
  ])('refuses %j', async (body, message) => {
    await expect(world.services.raiseBudget(admin, 'acme', body)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(world.services.raiseBudget(admin, 'acme', body)).rejects.toThrow(message);
  });

  it('is for administrators, and for what exists', async () => {
    const body = { amountUsd: 1, reason: 'x' };
    await expect(world.services.raiseBudget(dev, 'acme', body)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      world.services.raiseBudget(admin, 'acme', { ...body, scope: 'project:nothing' }),
    ).rejects.toMatchObject({ code: 'unknown_project' });
  });
});

describe('sweepBudgets', () => {
  it('tells a level that the last turn has reached, once, and lets people know', async () => {
    const world = await createServiceWorld();
    try {
      await world.services.setBudget(admin, 'acme', { dayUsd: 1 });
      const place = { tenant: 'acme', project: 'shop', workItem: '1', title: 'x', requester: 'dev', state: 'PLANNING' };
      await world.ports.runs.allocateRun({ ...place, requestKey: 'k', at, onlyIfNoneActive: false } as never);
      const scope = { project: 'shop', run: 'acme.shop.1.1', stage: 'code' };
      const asked = { id: 'a', microUsd: 900_000, leaseSeconds: 60, scope, limits: { run: 5_000_000 } };
      const now = world.clock.current.toISOString();
      const limited = world.durable.budgets.get('acme');
      if (!limited) throw new Error('no budget');
      const held = reserve(limited, { ...asked, at: now }).state;
      world.durable.budgets.set('acme', settle(held, { id: 'a', microUsd: 850_000, at: now }).state);

      await world.services.sweepBudgets();
      await world.services.sweepBudgets();

      const told = (await world.ports.audit.list('acme', {})).filter(({ data }) => data['action'] === 'budget alert');
      expect(told.map(({ data }) => [data['scope'], data['percent']])).toEqual([
        ['tenant', 50],
        ['tenant', 80],
      ]);
      expect(world.said).toEqual(['acme: The tenant acme has spent 80 % of what it may per day: $0.8500 of $1.0000.']);
      expect(world.durable.budgets.get('acme')?.books.day.reported).toBe(80);
    } finally {
      world.close();
    }
  });
});

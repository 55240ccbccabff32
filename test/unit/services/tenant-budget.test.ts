import { reserve, settle } from '../../../domain/budget';
import { admin, createServiceWorld, dev, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('the budget of a tenant', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  it('is unlimited until somebody sets it', async () => {
    expect(await world.services.showBudget(dev, 'acme')).toEqual({
      tenant: 'acme',
      reservations: 0,
      reservedUsd: 0,
      day: { since: '2026-01-05', limitUsd: null, spentUsd: 0, leftUsd: null, alertPercent: 0 },
      week: { since: '2026-01-05', limitUsd: null, spentUsd: 0, leftUsd: null, alertPercent: 0 },
      month: { since: '2026-01', limitUsd: null, spentUsd: 0, leftUsd: null, alertPercent: 0 },
      projects: [],
      runs: [],
      raises: [],
    });
  });

  it('shows limits, spent, reserved and left per window, as they are now', async () => {
    await world.services.setBudget(admin, 'acme', { dayUsd: 1, monthUsd: 10.5 });
    const at = '2026-01-05T08:00:00.000Z';
    const limited = world.durable.budgets.get('acme');
    if (!limited) throw new Error('no budget');
    const spent = settle(limited, { id: 'a', microUsd: 600_000, at }).state;
    const held = reserve(spent, { id: 'b', microUsd: 100_000, at, leaseSeconds: 172_800 }).state;
    world.durable.budgets.set('acme', held);

    expect(await world.services.showBudget(qa, 'acme')).toMatchObject({
      tenant: 'acme',
      reservations: 1,
      reservedUsd: 0.1,
      day: { since: '2026-01-05', limitUsd: 1, spentUsd: 0.6, leftUsd: 0.3, alertPercent: 50 },
      month: { since: '2026-01', limitUsd: 10.5, spentUsd: 0.6, leftUsd: 9.8, alertPercent: 0 },
    });

    world.clock.current = new Date('2026-01-06T08:00:00.000Z');
    expect(await world.services.showBudget(qa, 'acme')).toMatchObject({
      day: { since: '2026-01-06', spentUsd: 0, leftUsd: 0.9, alertPercent: 0 },
      month: { spentUsd: 0.6 },
    });
  });

  it('answers the limits as they will be, lifts what is left out, and audits who set what', async () => {
    const first = await world.services.setBudget(admin, 'acme', { dayUsd: 1, monthUsd: 10 });
    world.clock.current = new Date('2026-01-05T09:00:00.000Z');
    const second = await world.services.setBudget(admin, 'acme', { monthUsd: 0 });

    expect(first).toMatchObject({ day: { limitUsd: 1, leftUsd: 1 }, month: { limitUsd: 10 } });
    expect(second).toMatchObject({ day: { limitUsd: null }, month: { limitUsd: 0, leftUsd: 0 } });
    expect(await world.services.showBudget(dev, 'acme')).toEqual(second);
    expect(await world.ports.audit.list('acme', {})).toMatchObject([
      {
        kind: 'control',
        actor: 'admin',
        data: { before: { day: null, week: null, month: null }, after: { day: 1, month: 10 } },
      },
      {
        kind: 'control',
        actor: 'admin',
        data: { before: { day: 1, month: 10 }, after: { day: null, week: null, month: 0 } },
      },
    ]);
  });

  it('is set by administrators, seen by the tenant, and unknown to everybody else', async () => {
    await expect(world.services.setBudget(dev, 'acme', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.setBudget(stranger, 'acme', {})).rejects.toMatchObject({ code: 'unknown_tenant' });
    await expect(world.services.showBudget(stranger, 'acme')).rejects.toMatchObject({ code: 'unknown_tenant' });
    await expect(world.services.showBudget(admin, 'nobody')).rejects.toMatchObject({ code: 'unknown_tenant' });
    await expect(world.services.setBudget(admin, 'nobody', {})).rejects.toMatchObject({ code: 'unknown_tenant' });
    expect(world.durable.budgets.size).toBe(0);
  });
});

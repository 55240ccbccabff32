import { admin, createServiceWorld, dev } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import type { Identity } from '../../../ports/directory';

const own: Identity = { user: 'boss', displayName: 'Boss', tenant: 'acme', roles: ['admin'] };
const value = 'xoxb-very-private';

describe('secrets', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const audited = async (tenant: string) =>
    (await world.ports.audit.list(tenant, {})).map(({ actor, data }) => ({ actor, ...data }));

  it('puts a value once, keeps the one before, retires it, and never answers or audits one', async () => {
    const { secrets } = world.services;

    const first = await secrets.set(own, 'slack-token-acme', { value: 'older' });
    world.clock.current = new Date(world.clock.current.getTime() + 1);
    const second = await secrets.set(own, 'slack-token-acme', { value });
    const retired = await secrets.retire(own, 'slack-token-acme');

    expect([first.valid, second.valid, retired.valid]).toEqual([1, 2, 1]);
    expect(world.secrets.get('slack-token-acme')).toEqual([value]);
    const records = await audited('acme');
    expect(records).toEqual([
      { actor: 'boss', action: 'secret put', name: 'slack-token-acme' },
      { actor: 'boss', action: 'secret put', name: 'slack-token-acme' },
      { actor: 'boss', action: 'secret retired', name: 'slack-token-acme' },
    ]);
    expect(JSON.stringify([first, second, retired, records])).not.toContain(value);
  });

  it('lists what a tenant has and lacks; the whole host only to administrators of every tenant', async () => {
    const mine = await world.services.secrets.list(own, undefined);
    const all = await world.services.secrets.list(admin, 'acme');

    expect(mine).toContainEqual(expect.objectContaining({ name: 'ado-hook-acme', valid: 2, origin: 'made' }));
    expect(mine).toContainEqual(expect.objectContaining({ name: 'ado-pat-acme-org', valid: 0, origin: 'given' }));
    expect(mine.map(({ name }) => name)).not.toContain('smtp-password');
    expect(all.map(({ name }) => name)).toContain('smtp-password');
    expect(JSON.stringify(all)).not.toContain('s3cret');
  });

  it('rotates what the app makes, and takes no value for it', async () => {
    const rotated = await world.services.secrets.rotate(own, 'ado-hook-acme');

    expect(rotated.valid).toBe(3);
    expect(world.secrets.get('ado-hook-acme')?.slice(1)).toEqual(['s3cret', 'older-s3cret']);
    await expect(world.services.secrets.set(own, 'ado-hook-acme', { value })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(world.services.secrets.rotate(own, 'slack-token-acme')).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it.each([
    ['somebody who is no administrator', dev, 'slack-token-acme', 'forbidden'],
    ["another tenant's administrator", own, 'slack-token-other', 'unknown_tenant'],
    ["a tenant's administrator, of the host", own, 'github-token', 'forbidden'],
    ["a tenant's administrator, of an organization", own, 'ado-pat-acme-org', 'forbidden'],
    ['a name that nothing reads', admin, 'slack-tokne-acme', 'not_found'],
    ['a tenant that is not there', admin, 'slack-token-nobody', 'unknown_tenant'],
  ] as const)('refuses %s', async (_who, identity, name, code) => {
    await expect(world.services.secrets.set(identity, name, { value })).rejects.toMatchObject({ code });
    expect(world.secrets.get(name)).toBeUndefined();
    expect(await audited('acme')).toEqual([]);
  });
});

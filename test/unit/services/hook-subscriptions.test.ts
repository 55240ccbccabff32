import { createHookSubscriptions } from '../../../app/services/hook-subscriptions';
import type { HookSubscriptionSpec } from '../../../ports/hook-source';
import { createFakeHookSource } from '../../support/fake-hook-source';
import { admin, createServiceWorld, ops } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('the address that a tenant secret is sent to', () => {
  const publicUrl = 'https://stellwerk.example';
  let world: ServiceWorld;
  let sent: HookSubscriptionSpec[];

  beforeEach(async () => {
    world = await createServiceWorld();
    sent = [];
  });
  afterEach(() => world.close());

  function ensure(identity: typeof ops, url?: string) {
    const hookSource = {
      ...createFakeHookSource(),
      putSubscription: async (_organization: string, spec: HookSubscriptionSpec) => {
        sent.push(spec);
        return { ...spec, id: String(sent.length), status: 'enabled' };
      },
    };
    const hooks = createHookSubscriptions({ ...world.ports, hookSource }, { publicUrl });
    return hooks.ensure(identity, { tenant: 'acme', ...(url === undefined ? {} : { url }) });
  }

  it('is this app, for operators', async () => {
    await expect(ensure(ops, 'https://listener.example')).rejects.toMatchObject({ code: 'forbidden' });
    expect(sent).toEqual([]);

    await ensure(ops);
    expect(sent.every(({ url }) => url.startsWith(`${publicUrl}/api/hooks/ado/acme`))).toBe(true);
    expect(sent).not.toEqual([]);
  });

  it('is another for administrators only, and never in the clear', async () => {
    await ensure(admin, 'https://gateway.example');
    expect(sent[0]?.url).toBe('https://gateway.example/api/hooks/ado/acme');

    sent.length = 0;
    await expect(ensure(admin, 'http://gateway.example')).rejects.toMatchObject({ code: 'invalid_request' });
    expect(sent).toEqual([]);
  });
});

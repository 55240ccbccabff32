import { resolvePolicy } from '../../../domain/policy';
import { underAutonomy } from '../../../domain/policy/autonomy';
import { createServiceWorld, admin } from '../../support/service-world';
import { request } from '../../support/gate-attacks';

describe('the cap of a tenant', () => {
  it('is set by an administrator, kept when it is not named again, and holds a run down', async () => {
    const world = await createServiceWorld();
    try {
      const body = { tenant: 'acme', maxAutonomy: 'develop' };
      expect(await request(world, 'registerTenant', { user: 'qa', body })).toMatchObject({ code: 'forbidden' });
      expect((await request(world, 'registerTenant', { user: admin.user, body })).status).toBe(200);
      await world.ports.projects.ensureTenant({ tenant: 'acme', displayName: 'Acme' });

      const cap = (await world.ports.projects.getTenant('acme'))?.maxAutonomy;
      expect(cap).toBe('develop');
      expect(underAutonomy(resolvePolicy({ autonomy: 'release' }), cap)).toMatchObject({
        autonomy: 'develop',
        maxCodingAttempts: 1,
      });
    } finally {
      world.close();
    }
  });
});

import type { TenantBody, TenantView } from '../../../contracts/api';
import { tenantPath, unlessMissing, type Step, type StepWorld } from '../step';

export function tenantStep(world: StepWorld): readonly Step[] {
  const { api, file } = world;
  const { tenant, displayName, maxAutonomy } = file;
  return [
    {
      name: 'tenant',
      async look() {
        const standing = await unlessMissing(api.get<TenantView>(tenantPath(world)));
        const texts = standing ? [] : [`make ${tenant}, with the secrets of its hooks`];
        if (standing?.displayName !== displayName) texts.push(`name: ${displayName}`);
        if (maxAutonomy !== undefined && standing?.maxAutonomy !== maxAutonomy)
          texts.push(`autonomy: at most ${maxAutonomy}`);
        if (texts.length === 0) return { kind: 'stands', text: `${tenant} (${displayName})` };
        const body: TenantBody = { tenant, displayName, ...(maxAutonomy === undefined ? {} : { maxAutonomy }) };
        return {
          kind: 'change',
          texts,
          // The answer holds secrets of the hooks: it is dropped unseen.
          carryOut: async () => void (await api.post('/v1/tenants', body)),
        };
      },
    },
  ];
}

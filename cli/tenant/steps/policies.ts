import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PoliciesBody, PoliciesView } from '../../../contracts/policy-api';
import { usageFailure } from '../../failure';
import { tenantPath, unlessMissing, type Step, type StepWorld } from '../step';

export function policiesStep(world: StepWorld): readonly Step[] {
  const { api, file, folder } = world;
  if (file.policies === undefined) return [];
  const path = resolve(folder, file.policies);
  const text = textOf(path);
  return [
    {
      name: 'policies',
      async look() {
        const standing = await unlessMissing(api.get<PoliciesView>('/v1/policies', { tenant: file.tenant }));
        if (standing?.own.text === text) return { kind: 'stands', text: `${path}, version ${standing.own.version}` };
        const version = standing?.own.version ?? 0;
        const body: PoliciesBody = { text, ifVersion: version };
        return {
          kind: 'change',
          texts: [`set ${path} as version ${version + 1}`],
          carryOut: async () => void (await api.put(`${tenantPath(world)}/policies`, body)),
        };
      },
    },
  ];
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw usageFailure(
      `${path} cannot be read.`,
      'Correct `policies` in the tenant file; it is relative to that file.',
    );
  }
}

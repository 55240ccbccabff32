import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretView } from '../../../contracts/secrets';
import { putSecret, sendSecret } from '../../put-secret';
import { unlessMissing, type Plan, type Step, type StepWorld } from '../step';

/** A secret that is there stays as it is: whether its value is the right one cannot be seen. */
export function secretSteps(world: StepWorld): readonly Step[] {
  return (world.file.secrets ?? []).map((name) => ({ name: `secret ${name}`, look: () => lookAt(world, name) }));
}

async function lookAt({ api, session, secretsFolder }: StepWorld, name: string): Promise<Plan> {
  const standing = await unlessMissing(api.get<SecretView>(`/v1/secrets/${encodeURIComponent(name)}`));
  if (standing && standing.valid > 0) return { kind: 'stands', text: 'is set' };
  const file = secretsFolder === undefined ? undefined : join(secretsFolder, name);
  if (file !== undefined && existsSync(file)) {
    const carryOut = async (): Promise<void> =>
      void (await sendSecret(session, name, readFileSync(file, 'utf8').replace(/\r?\n$/, '')));
    return { kind: 'change', texts: [`put it from ${file}`], carryOut };
  }
  if (session.terminal.interactive) {
    return {
      kind: 'change',
      texts: ['ask for it and put it'],
      carryOut: async () => void (await putSecret(session, name)),
    };
  }
  const fix = `npx stellwerk secret set ${name} --as admin, or --secrets <folder> with a file of that name; then repeat this command`;
  return { kind: 'blocked', text: 'it is missing', fix };
}

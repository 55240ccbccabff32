import { compareSchemas } from './evolution/compare';
import type { Bump, SchemaChange } from './evolution/rules';
import { identifySchema } from './schema-id';

export { evolutionRules } from './evolution/rules';
export type { Bump, ChangeType, EvolutionRule, SchemaChange } from './evolution/rules';

/** Every change from one schema to another, each with what it means by the rules of seed 000 §2.4. */
export function classifyChange(oldSchema: object, newSchema: object): readonly SchemaChange[] {
  return compareSchemas(oldSchema as Record<string, unknown>, newSchema as Record<string, unknown>);
}

/** The largest bump among the changes; `undefined` when nothing has changed. */
export function requiredBump(changes: readonly SchemaChange[]): Bump | undefined {
  const sizes: readonly Bump[] = ['MAJOR', 'MINOR', 'PATCH'];
  return sizes.find((size) => changes.some(({ bump }) => bump === size));
}

export interface EvolutionVerdict {
  readonly ok: boolean;
  readonly changes: readonly SchemaChange[];
  /** Why the new version is refused, each naming the rule. */
  readonly problems: readonly string[];
}

/** Whether a new version may follow an old one: no forbidden change, and exactly the version the changes ask for. */
export function checkEvolution(oldSchema: object, newSchema: object): EvolutionVerdict {
  const changes = classifyChange(oldSchema, newSchema);
  const forbidden = changes
    .filter(({ allowed }) => !allowed)
    .map(({ type, path, detail, advice }) => `${type} at ${path}: ${detail}. ${advice}`);
  const problems = [...forbidden, ...versionProblems(oldSchema, newSchema, requiredBump(changes))];
  return { ok: problems.length === 0, changes, problems };
}

function versionProblems(oldSchema: object, newSchema: object, bump: Bump | undefined): string[] {
  const [before, after] = [identifySchema(oldSchema), identifySchema(newSchema)];
  if (!before || !after) return ['Both schemas need an $id that ends in <name>.v<version>.json.'];
  if (before.name !== after.name) return [`${after.name} is another contract than ${before.name}.`];
  const expected = bumped(before.version, bump);
  if (after.version === expected) return [];
  return [
    `The changes ask for ${bump ? `a ${bump}` : 'no'} bump of ${before.name} ${before.version}: ${expected}, not ${after.version}.`,
  ];
}

/** The version that follows by so much; without a bump the same. */
export function bumped(version: string, bump: Bump | undefined): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (bump === 'MAJOR') return `${major + 1}.0.0`;
  if (bump === 'MINOR') return `${major}.${minor + 1}.0`;
  return bump === 'PATCH' ? `${major}.${minor}.${patch + 1}` : version;
}

import type { ProjectCommands, RunSnapshot, ServiceTests } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import { scriptCommand } from '../domain/seed-script';
import type { TestLevel } from '../domain/test-levels';
import type { CheckCommand } from '../ports/check-runner';

/** CODING's own gates: build, lint, types and the coverage figure. A failing test there is TESTING's matter. */
export function codeCommands(commands: ProjectCommands): readonly CheckCommand[] {
  const { lint, typecheck } = commands;
  return [
    ...preparation(commands),
    ...(lint ? [command('lint', lint)] : []),
    ...(typecheck ? [command('typecheck', typecheck)] : []),
    ...coverage(commands),
  ];
}

/**
 * The pyramid, from its base up: a failing level does not hide the next one. Then coverage and the scanners. Integration tests
 * are seeded by the project's own command, or by the plan's script where the project names none.
 */
export function testCommands(
  { commands, policy }: RunSnapshot,
  deferred: readonly TestLevel[],
  seedScript?: string,
): readonly CheckCommand[] {
  const { test, testResults, e2e } = commands;
  const integration = commands.integration && seeded(commands.integration, seedScript);
  const { sast, sca } = qualityOf(policy);
  return [
    ...preparation(commands),
    { ...command('test', test), keepGoing: true, ...(testResults ? { results: testResults } : {}) },
    ...(integration && !deferred.includes('integration') ? [serviceTests('integration', integration)] : []),
    ...(e2e && !deferred.includes('e2e') ? [serviceTests('e2e', e2e)] : []),
    ...coverage(commands),
    ...(sast?.command ? [{ ...command('sast', sast.command), advisory: true }] : []),
    ...(sca?.command ? [{ ...command('sca', sca.command), advisory: true }] : []),
  ];
}

/** Reports of the declared scanners. Their commands end as they like; only what they left is judged. */
export function scannerFiles({ policy }: RunSnapshot): readonly string[] {
  const { sast, sca } = qualityOf(policy);
  return [sast?.file, sca?.file].filter((file) => file !== undefined);
}

function preparation({ install, build }: ProjectCommands): readonly CheckCommand[] {
  return [...(install ? [command('install', install)] : []), ...(build ? [command('build', build)] : [])];
}

function coverage({ coverage: given }: ProjectCommands): readonly CheckCommand[] {
  return given ? [{ ...command('coverage', given.command), advisory: true }] : [];
}

export function seeded(tests: ServiceTests, seedScript: string | undefined): ServiceTests {
  const seed = tests.seed ?? (seedScript === undefined ? undefined : scriptCommand(seedScript));
  return seed === undefined ? tests : { ...tests, seed };
}

function serviceTests(
  name: 'integration' | 'e2e',
  { command: line, seed, mocks, results }: ServiceTests,
): CheckCommand {
  return {
    ...command(name, seed ? `${seedFirst(seed)}\n${line}` : line),
    keepGoing: true,
    ...(mocks && mocks.length > 0 ? { mocks } : {}),
    ...(results ? { results } : {}),
  };
}

/** A seed that fails fails the level, with words that tell it from a failing test. */
function seedFirst(seed: string): string {
  return `( ${seed}\n) || { code=$?; echo "The seed script failed with exit code $code." >&2; exit $code; }`;
}

function command(name: CheckCommand['name'], line: string): CheckCommand {
  return { name, command: line, network: name === 'install', advisory: false };
}

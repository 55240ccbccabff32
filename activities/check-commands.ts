import type { MockServer, ProjectCommands, RunSnapshot, ServiceTests } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import { pathInRepository, scriptCommand } from '../domain/seed-script';
import type { TestLevel } from '../domain/test-levels';
import type { CheckCommand } from '../ports/check-runner';
import type { TestPlan } from '../schemas/registry';

/** CODING's own gates: build, lint, types and the coverage figure. A failing test there is TESTING's matter. */
export function codeCommands({ commands, policy }: RunSnapshot): readonly CheckCommand[] {
  const { lint, typecheck } = commands;
  const { licenceReport } = qualityOf(policy);
  return [
    ...preparation(commands),
    ...(lint ? [command('lint', lint)] : []),
    ...(typecheck ? [command('typecheck', typecheck)] : []),
    ...coverage(commands),
    ...(licenceReport?.command ? [{ ...command('licences', licenceReport.command), advisory: true }] : []),
  ];
}

/**
 * The pyramid, from its base up: a failing level does not hide the next one. Then coverage and the scanners. Integration tests
 * run as `plannedServices` says.
 */
export function testCommands(
  { commands, policy }: RunSnapshot,
  deferred: readonly TestLevel[],
  plan?: TestPlan,
): readonly CheckCommand[] {
  const { test, testResults, e2e } = commands;
  const integration = commands.integration && plannedServices(commands.integration, plan);
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
export function reportFiles({ policy }: RunSnapshot, purpose: 'code' | 'test'): readonly string[] {
  const { licenceReport, sast, sca } = qualityOf(policy);
  const files = purpose === 'code' ? [licenceReport?.file] : [sast?.file, sca?.file];
  return files.filter((file) => file !== undefined);
}

function preparation({ install, build }: ProjectCommands): readonly CheckCommand[] {
  return [...(install ? [command('install', install)] : []), ...(build ? [command('build', build)] : [])];
}

function coverage({ coverage: given }: ProjectCommands): readonly CheckCommand[] {
  return given ? [{ ...command('coverage', given.command), advisory: true }] : [];
}

/**
 * Integration tests as the plan has them: seeded by the plan's script where the project names none, and beside the plan's mock
 * servers as well as the project's own. A plan is words of a model or a person: a path that leaves the repository is no path.
 */
export function plannedServices(tests: ServiceTests, plan: TestPlan | undefined): ServiceTests {
  const { db_seed_script: script, mock_server_config: config } = plan?.test_pyramid_config.integration_tests ?? {};
  const seed = tests.seed ?? (script === undefined ? undefined : scriptCommand(script));
  const mocks = [...plannedMocks(config), ...(tests.mocks ?? [])];
  return { ...tests, ...(seed === undefined ? {} : { seed }), ...(mocks.length === 0 ? {} : { mocks }) };
}

function plannedMocks(config: string | undefined): readonly MockServer[] {
  const file = config === undefined ? undefined : pathInRepository(config);
  return file === undefined ? [] : [{ name: file, portVariable: 'MOCK_SERVER_PORT', file }];
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

import type { EffectContracts } from '../contracts/activities';
import type { ProjectCommands } from '../contracts/run';
import type { CheckCommand } from '../ports/check-runner';
import type { Ports } from '../ports';

type Contract = EffectContracts['startCheck'];

/** Hands the project's commands to the check runner; the result arrives on the bus. */
export function createStartCheck(ports: Pick<Ports, 'checks' | 'runs' | 'clock'>) {
  return async ({ run, checkId, commit, purpose, instanceId }: Contract['input']): Promise<Contract['output']> => {
    const commands = purpose === 'code' ? codeCommands(run.commands) : testCommands(run.commands);
    await ports.checks.start({
      checkId,
      tenant: run.tenant,
      runId: run.runId,
      repository: run.repository,
      commit,
      commands,
      ...(run.commands.coverage ? { lcov: run.commands.coverage.lcov } : {}),
      timeoutSeconds: run.policy.checkTimeoutSeconds,
      instanceId,
    });
    await ports.runs.recordProgress(
      run.runId,
      `${checkId}/start`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'check',
        stage: purpose,
        text: `check ${checkId.split('.').slice(-2).join('.')} of ${commit.slice(0, 12)}: ${commands.map((command) => command.name).join(', ') || 'no commands'}`,
        data: { checkId },
      },
    );
    return { kind: 'started' };
  };
}

/** CODING's own gates: build, lint, types and the coverage figure. A failing test there is TESTING's matter. */
function codeCommands(commands: ProjectCommands): readonly CheckCommand[] {
  const { install, build, lint, typecheck, coverage } = commands;
  return [
    ...(install ? [command('install', install)] : []),
    ...(build ? [command('build', build)] : []),
    ...(lint ? [command('lint', lint)] : []),
    ...(typecheck ? [command('typecheck', typecheck)] : []),
    ...(coverage ? [{ ...command('coverage', coverage.command), advisory: true }] : []),
  ];
}

function testCommands(commands: ProjectCommands): readonly CheckCommand[] {
  const { install, build, test, coverage } = commands;
  return [
    ...(install ? [command('install', install)] : []),
    ...(build ? [command('build', build)] : []),
    command('test', test),
    ...(coverage ? [{ ...command('coverage', coverage.command), advisory: true }] : []),
  ];
}

function command(name: CheckCommand['name'], line: string): CheckCommand {
  return { name, command: line, network: name === 'install', advisory: false };
}

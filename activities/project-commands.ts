import type { ProjectCommands } from '../contracts/run';
import type { ProjectYml } from '../schemas/registry';

/** The commands of a project file, without what it leaves out. */
export function projectCommands({ commands }: ProjectYml): ProjectCommands {
  const { install, build, lint, typecheck, test, testResults, integration, e2e, coverage } = commands;
  const { migrate, start, healthPath, portVariable } = commands;
  return {
    test,
    ...(install ? { install } : {}),
    ...(testResults ? { testResults } : {}),
    ...(integration ? { integration } : {}),
    ...(e2e ? { e2e } : {}),
    ...(build ? { build } : {}),
    ...(lint ? { lint } : {}),
    ...(typecheck ? { typecheck } : {}),
    ...(coverage ? { coverage: { command: coverage.command, lcov: coverage.lcov } } : {}),
    ...(migrate ? { migrate } : {}),
    ...(start ? { start } : {}),
    ...(healthPath ? { healthPath } : {}),
    ...(portVariable ? { portVariable } : {}),
  };
}

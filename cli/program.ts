import { Command, CommanderError } from 'commander';
import { addAdoCommands } from './commands/ado';
import { addAuditCommand } from './commands/audit';
import { addBackupCommands } from './commands/backup';
import { addBudgetCommand } from './commands/budget';
import { addBugCommand } from './commands/bug';
import { addDlqCommands } from './commands/dlq';
import { addBugsCommands } from './commands/bugs';
import { addSharedOptions } from './commands/command';
import { addControlCommands } from './commands/control';
import { addDecideCommands } from './commands/decide';
import { addDelegateCommand, addRiskCommand } from './commands/delegate';
import { addDoctorCommand } from './commands/doctor';
import { addFiguresCommand } from './commands/figures';
import { addLookCommands } from './commands/look';
import { addPipelineCommands } from './commands/pipeline';
import { addPolicyCommands } from './commands/policy';
import { addReplayCheckCommand } from './commands/replay-check';
import { addRunCommand } from './commands/run';
import { addRunsCommand } from './commands/runs';
import { addSchemasCommand } from './commands/schemas';
import { addSecretCommands } from './commands/secret';
import { addStageCommands } from './commands/stages';
import { addStartCommand } from './commands/start';
import { addTenantCommands } from './commands/tenant';
import { addTokenCommand } from './commands/token';
import { CliFailure, QuietExit, reasonOf, type ExitCode } from './failure';
import { processTerminal, type Terminal } from './terminal';

/** Every command, in the order of the help. */
export function buildProgram(terminal: Terminal): Command {
  const program = addSharedOptions(new Command('stellwerk'))
    .description('Takes a ticket from planning to production with AI agents, held at human gates.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', '\nExit codes: 0 ok, 1 refused or failed, 2 wrong usage.');
  addStartCommand(program, terminal);
  addRunCommand(program, terminal);
  addControlCommands(program, terminal);
  addStageCommands(program, terminal);
  addRunsCommand(program, terminal);
  addLookCommands(program, terminal);
  addDecideCommands(program, terminal);
  addDelegateCommand(program, terminal);
  addRiskCommand(program, terminal);
  addBugCommand(program, terminal);
  addBugsCommands(program, terminal);
  addDlqCommands(program, terminal);
  addAdoCommands(program, terminal);
  addBudgetCommand(program, terminal);
  addFiguresCommand(program, terminal);
  addPolicyCommands(program, terminal);
  addPipelineCommands(program, terminal);
  addTokenCommand(program, terminal);
  addTenantCommands(program, terminal);
  addSecretCommands(program, terminal);
  addReplayCheckCommand(program, terminal);
  addDoctorCommand(program, terminal);
  addBackupCommands(program, terminal);
  addSchemasCommand(program, terminal);
  addAuditCommand(program, terminal);
  return program;
}

/** The command of this process. A terminal that cannot even be set up is told on standard error. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    return await runCli(args, processTerminal());
  } catch (error) {
    console.error(reasonOf(error));
    return 1;
  }
}

/** Runs one command line and answers its exit code; never rejects. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    await buildProgram(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof QuietExit) return error.exitCode;
    // Commander has printed its text: help that was asked for, or what is wrong with the usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return report(error, terminal, args.includes('--json'));
  }
}

function report(error: unknown, terminal: Terminal, json: boolean): ExitCode {
  if (!(error instanceof CliFailure)) {
    const debug = terminal.env['STELLWERK_DEBUG'] !== undefined && error instanceof Error ? error.stack : undefined;
    terminal.err(debug ?? `stellwerk: ${reasonOf(error)}`);
    return 1;
  }
  if (json) terminal.out(JSON.stringify(error.problem, null, 2));
  else
    terminal.err(
      `${terminal.paint('red', error.problem.detail)}${error.nextStep === undefined ? '' : `\n${error.nextStep}`}`,
    );
  return error.exitCode;
}

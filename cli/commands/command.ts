import type { Command } from 'commander';
import { openSession, type Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';

export interface CommandText {
  /** Name with arguments, e.g. `show <run>`. */
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
}

/** A subcommand with the options all of them have, and an example in its help. */
export function addCommand(program: Command, text: CommandText): Command {
  return addSharedOptions(program.command(text.usage).description(text.summary)).addHelpText(
    'after',
    `\nExample:\n  npx stellwerk ${text.example}`,
  );
}

export function addSharedOptions(command: Command): Command {
  return command
    .option('--json', 'print JSON for programs')
    .option('--as <user>', 'act as this user of the host')
    .option('--url <url>', 'address of the host (STELLWERK_URL; default: the one on the data folder)')
    .option('--data <folder>', 'data folder of the host (STELLWERK_DATA; default: the one npm start uses)');
}

/** Collects a repeatable option. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** Commander's action: the session is made of the options; what the command throws ends it with that exit code. */
export function withSession<O extends SharedOptions>(
  terminal: Terminal,
  run: (session: Session, options: O, argument: string) => Promise<void>,
): (...all: unknown[]) => Promise<void> {
  return async (...all) => {
    const command = all.at(-1) as Command;
    const options: O = command.optsWithGlobals();
    const argument = typeof all[0] === 'string' ? all[0] : '';
    await run(openSession(terminal, options), options, argument);
  };
}

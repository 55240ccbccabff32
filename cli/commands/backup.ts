import { resolve } from 'node:path';
import type { Command } from 'commander';
import { QuietExit } from '../failure';
import { runBuilt } from '../run-built';
import { dataFolder, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand } from './command';

/** The host's own backup: it knows its databases, and works beside a host that runs. */
export function addBackupCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'backup',
    summary: 'a consistent copy of the data folder of this machine, also while a host runs on it',
    example: 'backup --to ../stellwerk-backup',
  })
    .requiredOption('--to <folder>', 'new folder for the backup; it is as secret as the data')
    .action(async (_options: unknown, command: Command) => {
      const flags: SharedOptions & { readonly to: string } = command.optsWithGlobals();
      await work(terminal, flags, 'backup', ['--to', resolve(terminal.cwd, flags.to)]);
    });
  addCommand(program, {
    usage: 'restore',
    summary: 'a new data folder from a backup, checked file by file: all of it or nothing',
    example: 'restore --from ../stellwerk-backup --data .stellwerk',
  })
    .requiredOption('--from <backup>', 'the backup')
    .action(async (_options: unknown, command: Command) => {
      const flags: SharedOptions & { readonly from: string } = command.optsWithGlobals();
      await work(terminal, flags, 'restore', ['--from', resolve(terminal.cwd, flags.from)]);
    });
}

async function work(
  terminal: Terminal,
  flags: SharedOptions,
  name: 'backup' | 'restore',
  args: readonly string[],
): Promise<void> {
  const json = flags.json === true ? ['--json'] : [];
  const code = await runBuilt(terminal, 'host', [name, '--data', dataFolder(flags, terminal), ...args, ...json]);
  if (code !== 0) throw new QuietExit(1);
}

import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { QuietExit } from '../failure';
import { runBuilt } from '../run-built';
import { dataFolder, nonEmpty, packageRoot, readJson, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand } from './command';

interface ReplayCheckFlags extends SharedOptions {
  readonly histories: string;
  readonly app?: string;
  readonly liveOnly?: boolean;
}

export function addReplayCheckCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'replay-check',
    summary: 'replay recorded histories on the current build; fails where a deployment would break running instances',
    example: 'replay-check --histories http://127.0.0.1:7071',
  })
    .requiredOption('--histories <source>', 'folder of exported histories, data folder, or address of a running host')
    .option('--app <folder>', 'the built app to replay on (default: this package)')
    .option('--live-only', 'pass over instances that have ended')
    .action(async (_options: unknown, command: Command) => replayCheck(terminal, command.optsWithGlobals()));
}

/** The check needs the app's runtime and the host's SQLite, so it is a program of its own on the pinned Node. */
async function replayCheck(terminal: Terminal, flags: ReplayCheckFlags): Promise<void> {
  const root = packageRoot();
  const isAddress = /^https?:\/\//i.test(flags.histories);
  const histories = isAddress ? flags.histories : resolve(terminal.cwd, flags.histories);
  const app = flags.app === undefined ? root : resolve(terminal.cwd, flags.app);
  const args = ['--histories', histories, '--app', app];
  if (flags.liveOnly === true) args.push('--live-only');
  if (flags.json === true) args.push('--json');
  const key = isAddress ? masterKey(flags, terminal) : undefined;
  const env = { ...terminal.env, ...(key === undefined ? {} : { LOCAL_MASTER_KEY: key }) };
  const code = await runBuilt(terminal, 'replay', args, env);
  if (code !== 0) throw new QuietExit(code === 2 ? 2 : 1);
}

/** LOCAL_MASTER_KEY, else the one in the data folder of the host. */
function masterKey(flags: SharedOptions, terminal: Terminal): string | undefined {
  const keys = readJson(join(dataFolder(flags, terminal), 'keys.json')) as { master?: string } | undefined;
  return nonEmpty(terminal.env['LOCAL_MASTER_KEY']) ?? keys?.master;
}

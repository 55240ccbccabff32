import type { Command } from 'commander';
import { usageFailure } from '../failure';
import { defaultPort, type SharedOptions } from '../settings';
import { start } from '../start/start';
import type { Terminal } from '../terminal';
import { addCommand } from './command';

interface StartFlags extends SharedOptions {
  readonly port: string;
  readonly sample: boolean;
  readonly model?: string;
  readonly platform: string;
  readonly services: string;
}

export function addStartCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'start',
    summary: 'serve on this machine and show every run live; files the sample ticket the first time (npm start)',
    example: 'start --port 7080 --data ../stellwerk-data',
  })
    .option('--port <port>', 'port on 127.0.0.1; 0 takes a free one', String(defaultPort))
    .option('--no-sample', 'do not make the sample project, and file no ticket')
    .option('--model <model>', 'language model to use, as STELLWERK_MODEL')
    .option('--platform <platform>', 'where the sample lives: local, or ado (an emulator of Azure DevOps)', 'local')
    .option(
      '--services <where>',
      'where it keeps things: local, or azure-emulators (Cosmos DB, Blob, Key Vault)',
      'local',
    )
    .action(async (_options: unknown, command: Command) => {
      const flags: StartFlags = command.optsWithGlobals();
      const choices = { platform: platformOf(flags.platform), services: servicesOf(flags.services) };
      await start(terminal, { ...flags, port: portOf(flags.port), ...choices });
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw usageFailure(`--port ${text} is no port: give a number from 0 to 65535.`);
}

function platformOf(text: string): 'local' | 'ado' {
  if (text === 'local' || text === 'ado') return text;
  throw usageFailure(`--platform ${text} is none: give local or ado.`);
}

function servicesOf(text: string): 'local' | 'azure-emulators' {
  if (text === 'local' || text === 'azure-emulators') return text;
  throw usageFailure(`--services ${text} is none: give local or azure-emulators.`);
}

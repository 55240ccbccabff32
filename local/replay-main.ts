import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadApp } from './core/runtime';
import { checkHistories } from './replay/check-histories';
import { historiesInDataFolder } from './replay/data-folder-histories';
import { historiesInFolder } from './replay/history-files';
import { historiesOfHost } from './replay/host-histories';
import type { HistorySource } from './replay/recorded-history';
import { reportText } from './replay/report-text';
import { readAppSettings } from './settings/app-settings';

const usage = `Replays recorded orchestration histories on the code of an app and tells where they part.

  --histories <source>  a folder of exported histories, a data folder, or the address of a running host
  --app <folder>        the app, built                                    (default: .)
  --live-only           pass over instances that have ended
  --json                the report as JSON
  --help                this text

A host asks for its master key: LOCAL_MASTER_KEY. Exit code 0: all replay as recorded, 1: some do not, 2: wrong usage.
`;

class UsageError extends Error {}

interface Arguments {
  readonly histories: string;
  readonly appDir: string;
  readonly liveOnly: boolean;
  readonly json: boolean;
}

function readArguments(argv: readonly string[]): Arguments | 'help' {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const options = { histories: text, app: text, 'live-only': flag, json: flag, help: flag };
  const { values } = parseArguments(argv, options);
  if (values.help) return 'help';
  if (values.histories === undefined)
    throw new UsageError('--histories is missing: a folder, or the address of a host.');
  return {
    histories: values.histories,
    appDir: resolve(values.app ?? '.'),
    liveOnly: values['live-only'] === true,
    json: values.json === true,
  };
}

function parseArguments<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  argv: readonly string[],
  options: T & NonNullable<unknown>,
) {
  try {
    return parseArgs({ args: [...argv], options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function sourceOf(histories: string): HistorySource {
  if (/^https?:\/\//i.test(histories)) return historiesOfHost(histories, process.env['LOCAL_MASTER_KEY']);
  const path = resolve(histories);
  if (!existsSync(path)) throw new UsageError(`There is no folder ${path}.`);
  return existsSync(join(path, 'host.db')) ? historiesInDataFolder(path) : historiesInFolder(path);
}

/** Loads the app as a host does, but starts nothing of it: no hooks, triggers, activities or data. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(usage);
  const source = sourceOf(options.histories);
  // Standard output holds the report alone, whatever the app prints while it is loaded.
  globalThis.console = new console.Console(process.stderr, process.stderr);
  const { values } = readAppSettings(options.appDir, process.env);
  const app = await loadApp({ app: options.appDir, env: values, startHooks: false });
  const report = await checkHistories(source, app, options);
  const isGood = report.divergences.length === 0 && report.unreadable.length === 0;
  const text = options.json ? JSON.stringify({ ok: isGood, ...report }, null, 2) : reportText(report);
  process.exitCode = isGood ? 0 : 1;
  process.stdout.write(`${text}\n`, () => process.exit());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
});

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from './host';
import { dataCommandUsage, runDataCommand } from './maintenance/data-command';
import { watchApp } from './settings/app-watch';

const usage = `Hosts an Azure Functions app (Node v4 model) with Durable Functions on this machine.

  --app <folder>      the app: package.json with "main", host.json, local.settings.json   (default: .)
  --port <number>     HTTP port                                                            (default: 7071)
  --data <folder>     everything durable; one host per folder                              (default: <app>/.host-data)
  --address <ip>      address to listen on                                                 (default: 127.0.0.1)
  --exit-with-parent  stop when the process that started this one ends
  --watch             start anew, in a new process, whenever a file of the app changes
  --help              this text

With a command it works on a data folder and ends:
${dataCommandUsage}`;

interface Arguments {
  readonly appDir: string;
  readonly dataDir: string;
  readonly port: number;
  readonly address: string;
  readonly exitWithParent: boolean;
  readonly watch: boolean;
}

function readArguments(argv: readonly string[]): Arguments | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      app: text,
      port: text,
      data: text,
      address: text,
      'exit-with-parent': { type: 'boolean' },
      watch: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port ?? 7071);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port number.`);
  const appDir = resolve(values.app ?? '.');
  return {
    appDir,
    dataDir: resolve(values.data ?? `${appDir}/.host-data`),
    port,
    address: values.address ?? '127.0.0.1',
    exitWithParent: values['exit-with-parent'] === true,
    watch: values.watch === true,
  };
}

async function main(): Promise<void> {
  const [command = '', ...rest] = process.argv.slice(2);
  if (/^[a-z]/.test(command)) {
    process.stdout.write(`${await runDataCommand(command, rest)}\n`);
    return;
  }
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  if (options.watch) return watchForChanges(options);
  const host = await createHost(options);
  void host.failed.then(fail);
  process.stdout.write(`Listening on ${host.url}\n`);
  let stoppingSince: number | undefined;
  const stop = (): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > repeatedSignalMs) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), 5000).unref();
    host.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (options.exitWithParent) whenParentEnds(stop);
}

/** Terminal, npm and its script may each pass the same signal on; only a later one means "at once". */
const repeatedSignalMs = 1000;
const parentLookMs = 500;

/** The channel closes at once where there is one; a changed parent tells everywhere else. */
function whenParentEnds(stop: () => void): void {
  const parent = process.ppid;
  process.once('disconnect', stop);
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, parentLookMs);
  look.unref();
}

async function watchForChanges({ appDir, dataDir, exitWithParent }: Arguments): Promise<void> {
  const stop = new AbortController();
  if (exitWithParent) whenParentEnds(() => stop.abort());
  process.on('SIGINT', () => stop.abort());
  process.on('SIGTERM', () => stop.abort());
  const args = process.argv.slice(1).filter((argument) => argument !== '--watch');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const command = [process.execPath, ...process.execArgv, ...args] as const;
  process.exit(await watchApp({ appDir, dataDir, command, say }, stop.signal));
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);

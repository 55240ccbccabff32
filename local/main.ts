import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from './host';

const usage = `Hosts an Azure Functions app (Node v4 model) with Durable Functions on this machine.

  --app <folder>      the app: package.json with "main", host.json, local.settings.json   (default: .)
  --port <number>     HTTP port                                                            (default: 7071)
  --data <folder>     everything durable; one host per folder                              (default: <app>/.host-data)
  --address <ip>      address to listen on                                                 (default: 127.0.0.1)
  --exit-with-parent  stop when the process that started this one ends
  --help              this text
`;

interface Arguments {
  readonly appDir: string;
  readonly dataDir: string;
  readonly port: number;
  readonly address: string;
  readonly exitWithParent: boolean;
}

function readArguments(argv: readonly string[]): Arguments | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { app: text, port: text, data: text, address: text, 'exit-with-parent': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
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
  };
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  const host = await createHost(options);
  void host.failed.then(fail);
  const stop = (): void => {
    // A second signal does not wait.
    process.on('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(1), 5000).unref();
    host.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (options.exitWithParent) whenParentEnds(stop);
}

const parentLookMs = 500;

/** The channel closes at once where there is one; a changed parent tells everywhere else. */
function whenParentEnds(stop: () => void): void {
  const parent = process.ppid;
  process.once('disconnect', stop);
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, parentLookMs).unref();
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);

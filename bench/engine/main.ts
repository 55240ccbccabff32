import { join } from 'node:path';
import { loadApp } from '../../local/core/runtime';
import { openHost, type Figure } from './bench-host';
import {
  chainAlone,
  chains,
  coldStart,
  entitySignals,
  fanOut,
  growth,
  measureStart,
  rawSync,
  sequential,
  waiting,
} from './measures';

/** `--full` adds the measures that take minutes; `--only <text>` picks by name of the function. */
async function main(args: readonly string[]): Promise<void> {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const isWanted = (name: string): boolean => only === undefined || name === only;
  const isFull = args.includes('--full') || only !== undefined;
  const runtime = await loadApp({ app: join(process.env['BENCH_APP'] ?? __dirname) });
  const measured = args.indexOf('--measure-start');
  if (measured >= 0) {
    process.stdout.write(JSON.stringify(await measureStart(runtime, args[measured + 1] ?? '')));
    return;
  }
  const host = await openHost(runtime);
  const raw = rawSync(host.folder);
  report([raw.figure]);
  if (isWanted('chains')) report(await chains(host, 4000));
  if (isWanted('chainAlone')) report(await chainAlone(host, raw.millis));
  if (isWanted('fanOut')) report(await fanOut(host));
  if (isWanted('waiting')) report(await waiting(host));
  if (isWanted('sequential')) report(await sequential(host));
  if (isWanted('entities'))
    report([...(await entitySignals(host, 1, 5000)), ...(await entitySignals(host, 1000, 10_000))]);
  await host.close();
  host.remove();
  if (isFull && isWanted('coldStart')) report(await coldStart(runtime, 100_000));
  if (isFull && isWanted('growth')) report(await growth(runtime, 100_000));
}

function report(figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
}

void main(process.argv.slice(2));

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder, packageRoot } from '../../test/support/product-host';
import { killAll, processesOf, signal } from '../../test/support/product-processes';
import { cleanedUp } from './cleaned-up';
import { atMost, median, type Figure } from './figure';

const runs = 5;
const pollEveryMs = 10;
const upWithinMs = 60_000;
const goneWithinMs = 8_000;

/** `npm start` on an installed and built tree with a new data folder, until the first request is answered with 200. */
export async function benchStart(): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timeStart());
  return atMost(3, `npm start to the first request served (median of ${runs})`, median(times) / 1000, 's');
}

async function timeStart(): Promise<number> {
  const data = newFolder('bench-start');
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', data], {
    cwd: packageRoot,
    env: userEnvironment(),
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<unknown>((resolve) => child.once('close', (code) => resolve(code)));
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined) signal(-child.pid, 'SIGTERM');
    await Promise.race([ended, sleep(goneWithinMs, undefined, { ref: false })]);
    killAll(processesOf(data));
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  return cleanedUp(stop, async () => {
    await untilServed(`http://127.0.0.1:${port}/api/health`, ended);
    return performance.now() - started;
  });
}

async function untilServed(url: string, ended: Promise<unknown>): Promise<void> {
  let gone = false;
  void ended.then(() => (gone = true));
  const until = performance.now() + upWithinMs;
  while (performance.now() < until && !gone) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok === true) return;
    await sleep(pollEveryMs);
  }
  throw new Error(gone ? 'npm start has ended before it served.' : `npm start does not serve after ${upWithinMs} ms.`);
}

/** That of a person's shell: nothing of the `npm run` this bench may have been started by. */
function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) && !name.startsWith('STELLWERK_'));
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(own), PATH: folders.join(delimiter) };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

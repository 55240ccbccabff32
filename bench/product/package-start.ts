import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readZip } from '../../adapters/code-hosting/read-zip';
import { newFolder, nodeBinary, packageRoot } from '../../test/support/product-host';
import { cleanedUp } from './cleaned-up';
import { atMost, median, type Figure } from './figure';

const runs = 5;
const pollEveryMs = 5;
const upWithinMs = 30_000;
const mostUnpackedBytes = 200 * 1024 * 1024;

/** The package of a release in an empty folder and on one core: from the start of its host to the first answer with 200. */
export async function benchPackageStart(): Promise<Figure> {
  const folder = newFolder('bench-package');
  return cleanedUp(
    () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    async () => {
      const app = await unpackedPackage(folder);
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) times.push(await timeFirstAnswer(app, join(folder, `data-${run}`)));
      const core = onOneCore().length > 0 ? 'on one core' : 'on all cores: taskset is missing';
      return atMost(1, `package to the first answer, ${core} (median of ${runs})`, median(times) / 1000, 's');
    },
  );
}

async function unpackedPackage(folder: string): Promise<string> {
  execFileSync(nodeBinary, ['--no-warnings', join(packageRoot, 'scripts/package.mjs'), '--out', folder]);
  const archive = readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '';
  const app = join(folder, 'app');
  for (const [name, content] of await readZip(readFileSync(join(folder, archive)), mostUnpackedBytes)) {
    mkdirSync(dirname(join(app, name)), { recursive: true });
    writeFileSync(join(app, name), content);
  }
  return app;
}

async function timeFirstAnswer(app: string, data: string): Promise<number> {
  const [command = nodeBinary, ...first] = [...onOneCore(), nodeBinary];
  const host = [
    ...first,
    '--no-warnings',
    join(packageRoot, 'dist/host.js'),
    '--app',
    app,
    '--data',
    data,
    '--port',
    '0',
  ];
  const started = performance.now();
  const child = spawn(command, host, { env: { PATH: process.env['PATH'], STELLWERK_DATA: data }, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return cleanedUp(stop, async () => {
    while (performance.now() - started < upWithinMs && child.exitCode === null) {
      const [, url] = /^Listening on (http:\S+)/m.exec(output) ?? [];
      const response = url === undefined ? undefined : await fetch(`${url}/api/health`).catch(() => undefined);
      await response?.arrayBuffer();
      if (response?.ok === true) return performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    }
    throw new Error(`The package's host does not answer:\n${output}`);
  });
}

function onOneCore(): readonly string[] {
  return spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', '0'] : [];
}

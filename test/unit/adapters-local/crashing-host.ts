import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { searchPath } from './scratch';

export interface CrashingHost {
  /** Resolves with the first line it prints. */
  readonly said: Promise<string>;
  /** SIGKILL: nothing of its own clean-up runs. */
  kill(): Promise<void>;
}

const adapters = join(__dirname, '../../../adapters');

/** A host in a process of its own. `body` is the source of an async function of `(adapter, data)`; what it answers is printed. */
export function startCrashingHost(adapter: string, data: string, body: string): CrashingHost {
  const entry = join(data, `${adapter}.cjs`);
  buildSync({
    entryPoints: [join(adapters, adapter, 'index.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: entry,
    logLevel: 'error',
  });
  const script = `(${body})(require(${JSON.stringify(entry)}), ${JSON.stringify(data)}).then((text) => console.log(text));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', script], {
    env: { PATH: searchPath, SECRET_OF_THE_HOST: 'hunter2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { said: firstLine(child), kill: () => kill(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.on('exit', (code) => reject(new Error(`The host ended with ${code} before it said anything.`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const repository = join(__dirname, '../../../..');
const bundle = join(mkdtempSync(join(tmpdir(), 'host-bundle-')), 'host.js');
let built: Promise<unknown> | undefined;

export interface HostProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly keys: Readonly<Record<'master' | 'function' | 'durable' | 'bus', string>>;
  /** What the host has written so far. */
  output(): string;
  /** SIGTERM; resolves with the exit code and how long the host took. */
  stop(): Promise<{ readonly code: number | null; readonly millis: number }>;
  kill(): Promise<void>;
  /** Resolves with the exit code, whatever ends the host. */
  readonly ended: Promise<number | null>;
}

export interface StartOptions {
  /** A folder of `fixtures`, or an absolute path. */
  readonly app: string;
  /** Of an earlier host, to go on with what it left. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export function fixture(app: string): string {
  return app.startsWith('/') ? app : join(__dirname, '../fixtures', app);
}

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'host-data-'));
}

/** Starts the host as its users do: its bundle, in a process of its own, on a free port. */
export async function startHost(options: StartOptions): Promise<HostProcess> {
  const dataDir = options.dataDir ?? newDataDir();
  const { child, output, ended } = await spawnHost({ ...options, dataDir });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /Host is up at (http:\S+)/.exec(output());
      if (found?.[1]) resolve(found[1]);
    });
    void ended.then((code) => reject(new Error(`the host ended with ${code}:\n${output()}`)));
  });
  return {
    url,
    dataDir,
    keys: JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')) as HostProcess['keys'],
    output,
    async stop() {
      const since = performance.now();
      // As a terminal and npm do it: the same signal more than once.
      child.kill('SIGTERM');
      child.kill('SIGTERM');
      return { code: await ended, millis: performance.now() - since };
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

/** Starts a host that is expected to refuse, and resolves with what it said. */
export async function runRefusedHost(
  options: StartOptions,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { output, ended } = await spawnHost({ dataDir: newDataDir(), ...options });
  const code = await ended;
  return { code, output: output() };
}

/** Runs one of the host's commands (`backup`, `restore`, `export`) to its end. */
export async function runHostCommand(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  await (built ??= buildBundle());
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bundle, ...args]);
  let output = '';
  const add = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const code = await new Promise<number | null>((resolve) => child.on('close', (ended) => resolve(ended)));
  return { code, output };
}

async function spawnHost(options: StartOptions & { readonly dataDir: string }): Promise<{
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}> {
  await (built ??= buildBundle());
  const args = [
    '--disable-warning=ExperimentalWarning',
    bundle,
    '--app',
    fixture(options.app),
    '--data',
    options.dataDir,
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, [...args, ...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
  });
  let text = '';
  const add = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, output: () => text, ended };
}

function buildBundle(): Promise<unknown> {
  const entry = join(repository, 'local/main.ts');
  return build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile: bundle,
  });
}

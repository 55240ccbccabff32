import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type CliFailure } from '../failure';
import { pinnedNode } from '../pinned-node';
import { hostFilePath, packageRoot, readHostFile, type HostFile } from '../settings';
import { readHealth, type HostHealth } from './host-health';

export interface HostOptions {
  readonly port: number;
  readonly data: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Gives up waiting and ends the process, when it fires before the host answers. */
  readonly signal: AbortSignal;
}

export interface RunningHost {
  readonly url: string;
  readonly pid: number;
  readonly health: HostHealth;
  readonly logFile: string;
  /** Resolves with a line on how it went when the process ends, whoever ended it. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and ends it when that takes longer than `withinMs`. */
  stop(withinMs: number): Promise<void>;
  kill(): void;
}

const healthyWithinMs = 60_000;
const pollEveryMs = 40;
const largestLog = 20 * 1024 * 1024;

/**
 * Starts the embedded host with the app and waits until it answers. It runs in a process group of its own, so that a
 * terminal's Ctrl-C reaches neither it nor the checks it runs: it is stopped in order. It ends when this process ends, by
 * the closed IPC channel.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { port, data } = options;
  const url = `http://127.0.0.1:${port}`;
  const logFile = openLog(data);
  const logStart = statSync(logFile).size;
  const child = spawnHost(options, logFile);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  const gone = new AbortController();
  void ended.then(() => gone.abort());
  const outcome = await Promise.race([untilHealthy(url, AbortSignal.any([options.signal, gone.signal])), ended]);
  if (outcome === undefined || typeof outcome === 'string') {
    child.kill('SIGKILL');
    throw startFailure(outcome ?? `no answer within ${healthyWithinMs / 1000} s`, logFile, logStart);
  }
  const pid = child.pid ?? 0;
  const file: HostFile = { url, pid, startedBy: [process.pid, process.ppid] };
  writeFileSync(hostFilePath(data), `${JSON.stringify(file)}\n`);
  void ended.then(() => forgetHost(data, pid));
  return {
    url,
    pid,
    health: outcome,
    logFile,
    ended,
    stop: (withinMs) => stop(child, ended, withinMs),
    kill: () => child.kill('SIGKILL'),
  };
}

function spawnHost({ port, data, env }: HostOptions, logFile: string): ChildProcess {
  const root = packageRoot();
  const log = openSync(logFile, 'a');
  const args = ['--app', root, '--port', String(port), '--data', data, '--exit-with-parent'];
  const bin = join(root, 'node_modules', '.bin');
  try {
    return spawn(pinnedNode(root), ['--disable-warning=ExperimentalWarning', join(root, 'dist', 'host.js'), ...args], {
      cwd: root,
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...env, STELLWERK_DATA: data, PATH: [bin, env['PATH'] ?? ''].join(delimiter) },
      detached: process.platform !== 'win32',
    });
  } finally {
    closeSync(log);
  }
}

async function untilHealthy(url: string, signal: AbortSignal): Promise<HostHealth | undefined> {
  const until = Date.now() + healthyWithinMs;
  while (Date.now() < until && !signal.aborted) {
    const health = await readHealth(url);
    if (health !== undefined) return health;
    await sleep(pollEveryMs);
  }
  return undefined;
}

async function stop(child: ChildProcess, ended: Promise<string>, withinMs: number): Promise<void> {
  child.kill('SIGTERM');
  const timeout = new AbortController();
  const tooLong = sleep(withinMs, 'tooLong' as const, { signal: timeout.signal }).catch(() => undefined);
  if ((await Promise.race([ended, tooLong])) === 'tooLong') child.kill('SIGKILL');
  timeout.abort();
  await ended;
}

function openLog(data: string): string {
  const folder = join(data, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'host.log');
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  closeSync(openSync(file, 'a'));
  return file;
}

function startFailure(outcome: string, logFile: string, logStart: number): CliFailure {
  const lines = readFileSync(logFile).subarray(logStart).toString('utf8').trim().split('\n').slice(-12);
  const tail = lines.join('\n');
  return failure(
    'host_failed',
    tail === '' ? `The host did not start (${outcome}).` : tail,
    `The host ended before it answered (${outcome}). Its log: ${logFile}`,
  );
}

function forgetHost(data: string, pid: number): void {
  if (readHostFile(data)?.pid === pid) rmSync(hostFilePath(data), { force: true });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHttp } from './load';

export interface Figure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
  readonly ok: boolean | null;
}

const connections = 50;
const warmUpSeconds = 2;
const measuredSeconds = 5;

/**
 * Starts a host process (`hostFile`: the bundled `local/main.ts`) with an app whose only function does nothing, and drives
 * it over HTTP with 50 keep-alive connections, after a warm-up. The log is on, at the level `Information`, as users have it.
 */
export async function benchHttp(hostFile: string): Promise<readonly Figure[]> {
  const appDir = join(__dirname, 'noop-app');
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-http-'));
  const { child, url } = await startHost([hostFile, '--app', appDir, '--data', dataDir, '--port', '0']);
  try {
    const target = new URL('/api/noop', url);
    await loadHttp(target, connections, warmUpSeconds);
    const { requestsPerSecond, p50, p99, failures } = await loadHttp(target, connections, measuredSeconds);
    const memory = residentMegabytes(child);
    return [
      figure('HTTP trigger, no-op, 50 connections', requestsPerSecond, 'requests/s', 8000, requestsPerSecond >= 8000),
      figure('HTTP trigger, no-op, p50', p50, 'ms', null, null),
      figure('HTTP trigger, no-op, p99', p99, 'ms', 20, p99 <= 20),
      figure('HTTP trigger, no-op, failed requests', failures, 'requests', 0, failures === 0),
      figure('host memory under HTTP load', memory, 'MB', null, null),
    ];
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
    rmSync(dataDir, { recursive: true });
  }
}

function figure(measure: string, value: number, unit: string, goal: number | null, ok: boolean | null): Figure {
  return { measure, value: Math.round(value * 100) / 100, unit, goal, ok };
}

function startHost(args: readonly string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      if (output.length < 10_000) output += chunk.toString();
      const url = /Host is up at (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
}

function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

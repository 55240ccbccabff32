import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { plainText } from '../local-machine/output-tail';
import { markOf, type ProcessMark } from '../local-machine/process-group';
import { versionEnvironment, type VersionFolder } from './version-folder';

export interface ServiceStart {
  readonly command: string;
  readonly portVariable: string;
  readonly port: number;
  readonly path: string;
}

/** Starts the version in a process group of its own that outlives this host, with its output in the log file. Null: it ended at once. */
export function startService(
  folder: VersionFolder,
  { command, portVariable, port, path }: ServiceStart,
): ProcessMark | null {
  const log = openSync(folder.log, 'a');
  try {
    const child = spawn('sh', ['-c', command], {
      cwd: folder.tree,
      env: { [portVariable]: String(port), ...versionEnvironment(folder, path) },
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', (error) => appendFileSync(folder.log, `It cannot be started: ${error.message}\n`));
    child.unref();
    return (child.pid === undefined ? undefined : markOf(child.pid)) ?? null;
  } finally {
    closeSync(log);
  }
}

/** Last lines the service wrote, without control characters; empty when there are none. */
export async function lastLogLines(folder: VersionFolder): Promise<string> {
  const limit = 2000;
  try {
    const file = await open(folder.log, 'r');
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(limit), 0, limit, Math.max(0, size - limit));
      return plainText(buffer.subarray(0, bytesRead).toString('utf8')).trim();
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Whether something accepts connections on the port within the time given. */
export async function acceptsConnections(port: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  do {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (performance.now() < end);
  return false;
}

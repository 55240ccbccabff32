import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Terminal } from './terminal';

/** Options that every command has. */
export interface SharedOptions {
  readonly url?: string;
  readonly data?: string;
  readonly as?: string;
  readonly json?: boolean;
}

export const defaultPort = 7071;

/** `<data>/host.json`: written by `start` when its host answers, removed when it stops. */
export interface HostFile {
  readonly url: string;
  readonly pid: number;
  /** The process of `start` and its parent: the host stops when one of them has gone. */
  readonly startedBy: readonly number[];
}

/** Folder of the package this file belongs to, whether it runs from dist/ or from its source. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** `--data`, then STELLWERK_DATA, then the folder `npm start` uses. */
export function dataFolder(options: SharedOptions, terminal: Pick<Terminal, 'env' | 'cwd'>): string {
  const chosen = options.data ?? nonEmpty(terminal.env['STELLWERK_DATA']);
  return chosen === undefined ? join(packageRoot(), '.stellwerk') : resolve(terminal.cwd, chosen);
}

/** `--url`, then STELLWERK_URL, then the host that runs on the data folder, then the default port of this machine. */
export function hostUrl(options: SharedOptions, terminal: Pick<Terminal, 'env' | 'cwd'>): string {
  const chosen = options.url ?? nonEmpty(terminal.env['STELLWERK_URL']);
  const url = chosen ?? readHostFile(dataFolder(options, terminal))?.url ?? `http://127.0.0.1:${defaultPort}`;
  return url.replace(/\/+$/, '').replace(/\/api$/, '');
}

export function hostFilePath(data: string): string {
  return join(data, 'host.json');
}

export function readHostFile(data: string): HostFile | undefined {
  const value = readJson(hostFilePath(data)) as Partial<HostFile> | undefined;
  if (typeof value?.url !== 'string' || typeof value.pid !== 'number') return undefined;
  return { url: value.url, pid: value.pid, startedBy: value.startedBy ?? [] };
}

/** Undefined when the file is missing, half written or no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}

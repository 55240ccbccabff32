import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';

export interface WatchOptions {
  readonly appDir: string;
  /** Not watched. */
  readonly dataDir: string;
  /** Command line of the host itself. */
  readonly command: readonly [file: string, ...args: string[]];
  readonly say: (line: string) => void;
}

const quietMs = 300;

/**
 * Runs the host in a process of its own and replaces that process, gracefully, whenever a file of the app changes: a loaded
 * app cannot be unloaded. A host that ends by itself, as after a bad edit, is started again at the next change. Resolves
 * with the exit code once `signal` has ended it.
 */
export function watchApp(options: WatchOptions, signal: AbortSignal): Promise<number> {
  const { appDir, command, say } = options;
  let child: ChildProcess | undefined;
  let watchers: FSWatcher[] = [];
  let quiet: NodeJS.Timeout | undefined;
  let replacing = false;

  return new Promise((resolveCode) => {
    function start(): void {
      for (const watcher of watchers) watcher.close();
      watchers = watchFolders(appDir, options.dataDir, changed);
      const [file, ...args] = command;
      const started = spawn(file, args, { stdio: 'inherit' });
      child = started;
      started.on('exit', (code) => ended(started, code ?? 1));
    }

    function changed(): void {
      clearTimeout(quiet);
      quiet = setTimeout(replace, quietMs);
    }

    function replace(): void {
      if (signal.aborted) return;
      say('The app has changed: starting it anew.');
      if (!child) return start();
      replacing = true;
      child.kill('SIGTERM');
    }

    function ended(which: ChildProcess, code: number): void {
      if (child !== which) return;
      child = undefined;
      if (signal.aborted) return finish(code);
      if (!replacing) return say(`The host ended with code ${code}; it starts again when the app changes.`);
      replacing = false;
      start();
    }

    function finish(code: number): void {
      clearTimeout(quiet);
      for (const watcher of watchers) watcher.close();
      resolveCode(code);
    }

    signal.addEventListener('abort', () => {
      if (child) child.kill('SIGTERM');
      else finish(0);
    });
    start();
  });
}

/** Recursive watching of `node_modules` would cost thousands of watches; packages change by an install, not by an edit. */
function watchFolders(appDir: string, dataDir: string, changed: () => void): FSWatcher[] {
  const folders = readdirSync(appDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => join(appDir, entry.name))
    .filter((folder) => resolve(folder) !== resolve(dataDir));
  const isOwn = (name: string | null): boolean => name === null || (!name.startsWith('.') && name !== 'node_modules');
  const top = watch(appDir, (_, name) => {
    if (isOwn(name) && resolve(appDir, name ?? '') !== resolve(dataDir)) changed();
  });
  return [top, ...folders.map((folder) => watch(folder, { recursive: true }, changed))];
}

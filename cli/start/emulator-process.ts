import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../failure';
import { pinnedNode } from '../pinned-node';
import { packageRoot } from '../settings';

export interface EmulatorProcess<T> {
  /** What it said when it was ready. */
  readonly said: T;
  readonly send: (message: object) => void;
  readonly stop: () => void;
}

interface EmulatorProgram {
  /** As the user is told of it. */
  readonly name: string;
  /** Below dist/. */
  readonly program: string;
  readonly args: readonly string[];
}

const readyWithinMs = 30_000;

/** Starts an emulator of a source checkout and waits for its first word. It ends with this process. */
export async function startEmulatorProcess<T>({ name, program, args }: EmulatorProgram): Promise<EmulatorProcess<T>> {
  const file = join(packageRoot(), 'dist', program);
  if (!existsSync(file)) throw failure('no_emulator', `${name} is not part of this package.`, 'Use a source checkout.');
  const child = spawn(pinnedNode(packageRoot()), ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const said = await new Promise<T>((resolve, reject) => {
    const refuse = (why: string): void => reject(failure('emulator_failed', `${name} ${why}.`));
    const timer = setTimeout(() => refuse(`did not answer within ${readyWithinMs / 1000} s`), readyWithinMs);
    child.once('error', (error) => refuse(`did not start: ${error.message}`));
    child.once('exit', (code) => refuse(`ended with ${code}`));
    child.once('message', (message: T) => {
      clearTimeout(timer);
      resolve(message);
    });
  });
  child.unref();
  child.channel?.unref();
  return { said, send: (message) => void child.send(message), stop: () => void child.kill('SIGTERM') };
}

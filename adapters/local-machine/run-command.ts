import { spawn } from 'node:child_process';
import { createOutputTail } from './output-tail';
import { endGroup, markOf, signalGroup, type ProcessMark } from './process-group';

export interface CommandRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** The whole environment: nothing of the host's own is added. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMilliseconds: number;
  /** A program that writes more is ended. */
  readonly outputLimitBytes: number;
  /** Ends the program; the outcome is `cancelled`. */
  readonly signal?: AbortSignal;
  /** Called once it runs, so that its group can be found after a crash. */
  readonly onStart?: (mark: ProcessMark) => void;
}

export interface CommandOutcome {
  readonly outcome: 'passed' | 'failed' | 'timedOut' | 'outputLimit' | 'cancelled';
  readonly exitCode: number | null;
  readonly milliseconds: number;
  readonly tail: string;
}

const tailBytes = 4096;
const graceMilliseconds = 1500;

/**
 * Runs a program in a process group of its own and leaves nothing of the group behind: neither on time-out, flood or cancel,
 * nor when it ends by itself and its children do not. Never rejects: what cannot be started has failed, with the reason as tail.
 */
export function runCommand(run: CommandRun): Promise<CommandOutcome> {
  const begun = performance.now();
  const tail = createOutputTail(tailBytes);
  return new Promise((resolve) => {
    const child = spawn(run.file, run.args, {
      cwd: run.folder,
      env: { ...run.environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stopped: Exclude<CommandOutcome['outcome'], 'passed' | 'failed'> | undefined;
    const mark = child.pid === undefined ? undefined : markOf(child.pid);

    const stop = (why: NonNullable<typeof stopped>): void => {
      if (stopped !== undefined || child.pid === undefined) return;
      stopped = why;
      child.stdout.resume();
      void endGroup(mark ?? { pid: child.pid, startedAt: '' }, graceMilliseconds).then(() => child.kill('SIGKILL'));
    };
    const onAbort = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timedOut'), run.timeoutMilliseconds);
    const finish = (outcome: CommandOutcome['outcome'], exitCode: number | null): void => {
      clearTimeout(timer);
      run.signal?.removeEventListener('abort', onAbort);
      const milliseconds = Math.round(performance.now() - begun);
      resolve({ outcome: stopped ?? outcome, exitCode, milliseconds, tail: tail.text() });
    };
    const take = (chunk: Buffer): void => {
      tail.add(chunk);
      if (tail.total() > run.outputLimitBytes) stop('outputLimit');
    };

    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      tail.add(Buffer.from(`${run.file} cannot be started: ${error.message}`));
      finish('failed', null);
    });
    child.on('exit', () => {
      // what it left behind in its group would hold the output open
      if (child.pid !== undefined && stopped === undefined) signalGroup(child.pid, 'SIGKILL');
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, 500).unref();
    });
    child.on('close', (code) => finish(code === 0 ? 'passed' : 'failed', code));
    if (mark) run.onStart?.(mark);
    if (run.signal?.aborted) onAbort();
    run.signal?.addEventListener('abort', onAbort);
  });
}

import { AppError } from '../../domain/errors';

export interface Timing {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const realTiming: Timing = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
};

/** One organization's pace: all callers of this process share it, as they share the service's budget for one identity. */
export interface Throttle {
  /** Waits for a free place and for the end of a pause. Throws the retryable `unavailable` when that would take too long. */
  enter(): Promise<void>;
  leave(): void;
  /** No request begins before this time has passed; with jitter, so that callers do not come back all at once. */
  pauseFor(seconds: number): void;
}

/** A longer wait belongs into the engine's retry, not into an activity that sits and blocks a worker. */
export const longestWaitMilliseconds = 30_000;

export function createThrottle(organization: string, timing: Timing, concurrency: number): Throttle {
  const waiting: (() => void)[] = [];
  let free = concurrency;
  let notBefore = 0;

  async function take(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return {
    leave,
    async enter() {
      await take();
      try {
        for (let left = notBefore - timing.now(); left > 0; left = notBefore - timing.now()) {
          if (left > longestWaitMilliseconds) throw tooLong(organization, left);
          await timing.wait(left);
        }
      } catch (error) {
        leave();
        throw error;
      }
    },
    pauseFor(seconds) {
      const jitter = 1 + timing.random() * 0.2;
      notBefore = Math.max(notBefore, timing.now() + seconds * 1_000 * jitter);
    },
  };
}

function tooLong(organization: string, milliseconds: number): AppError {
  const seconds = Math.ceil(milliseconds / 1_000);
  return new AppError(
    'unavailable',
    `Azure DevOps (${organization}) asks for a pause of ${seconds} s. The step is repeated later.`,
    { details: { organization, retryAfterSeconds: seconds } },
  );
}

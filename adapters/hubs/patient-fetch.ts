import { AppError } from '../../domain/errors';

export interface Timing {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export const realTiming: Timing = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export interface PatientFetchOptions {
  /** Name of the service in messages. */
  readonly service: string;
  readonly timing?: Timing;
  /** Requests at once. Default 8. */
  readonly concurrency?: number;
  /** Of one request. Default 60 s. */
  readonly timeoutMilliseconds?: number;
}

const attempts = 5;
const readers = new Set(['GET', 'HEAD']);
/** A longer wait belongs into the engine's retry, not into an activity that sits and blocks a worker. */
const longestWait = 30_000;

/**
 * `fetch` with a hub's manners: at most so many requests at once, `Retry-After` and the reset time of a used-up budget are
 * honoured by all callers alike, readers are repeated after a fault; a writer is repeated only when it was not carried out.
 * Rejects with the retryable `unavailable` when the service asks for more than 30 s, or does not answer.
 */
export function createPatientFetch(options: PatientFetchOptions): typeof fetch {
  const { service, timing = realTiming, concurrency = 8, timeoutMilliseconds = 60_000 } = options;
  const waiting: (() => void)[] = [];
  let free = concurrency;
  let notBefore = 0;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    for (let left = notBefore - timing.now(); left > 0; left = notBefore - timing.now()) {
      if (left > longestWait) {
        leave();
        throw pauseTooLong(service, left);
      }
      await timing.wait(left);
    }
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return async function patientFetch(input, init = {}) {
    const method = (init.method ?? 'GET').toUpperCase();
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= attempts;
      const response = await once(input, init, last || !readers.has(method));
      const again = response === undefined || isThrottled(response) || (response.status >= 500 && readers.has(method));
      if (!again || last) {
        if (response !== undefined) return response;
        throw new AppError('unavailable', `${service} does not answer. It is tried again.`);
      }
      await response?.body?.cancel();
      const asked = response && pauseOf(response, timing.now());
      notBefore = Math.max(notBefore, timing.now() + (asked ?? 250 * 2 ** (attempt - 1)));
    }
  };

  /** Undefined = the connection broke, and the request may be sent again. */
  async function once(input: Parameters<typeof fetch>[0], init: RequestInit, final: boolean) {
    await enter();
    try {
      return await fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMilliseconds) });
    } catch (cause) {
      if (!final) return undefined;
      throw new AppError('unavailable', `${service} cannot be reached. It is tried again.`, { cause });
    } finally {
      leave();
    }
  }
}

/** GitHub answers a used-up budget with 403 as well as 429. */
function isThrottled({ status, headers }: Response): boolean {
  if (status === 429) return true;
  return status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0');
}

/** Milliseconds; undefined = the answer names none. */
function pauseOf({ headers }: Response, now: number): number | undefined {
  const seconds = Number.parseFloat(headers.get('retry-after') ?? '');
  if (seconds >= 0) return seconds * 1_000;
  const isSpent = (headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining')) === '0';
  const reset = Number.parseInt(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? '', 10);
  return isSpent && reset > 0 ? Math.max(0, reset * 1_000 - now) : undefined;
}

function pauseTooLong(service: string, milliseconds: number): AppError {
  const seconds = Math.ceil(milliseconds / 1_000);
  return new AppError('unavailable', `${service} asks for a pause of ${seconds} s. The step is repeated later.`, {
    details: { service, retryAfterSeconds: seconds },
  });
}

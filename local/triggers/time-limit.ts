import type { FunctionRuntime } from '../durable/api';
import { formatTimeSpan } from '../settings/time-span';

/** The function ran longer than host.json's `functionTimeout` allows. Its code cannot be stopped and may still be running. */
export class FunctionTimeout extends Error {}

/** The longest wait a timer of Node takes; more fires at once. */
const longestMs = 2 ** 31 - 1;

/** Runs a function for at most so long. The signal is set when the time is over: what the code still says is ignored. */
export async function withTimeLimit<T>(
  name: string,
  limitMs: number | null,
  run: (signal?: AbortSignal) => Promise<T>,
): Promise<T> {
  if (limitMs === null) return run();
  const late = new AbortController();
  const running = run(late.signal);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const expire = (): void => {
      late.abort();
      reject(
        new FunctionTimeout(`Timeout value of ${formatTimeSpan(limitMs)} exceeded by function: Functions.${name}`),
      );
    };
    timer = setTimeout(expire, Math.min(limitMs, longestMs));
  });
  try {
    return await Promise.race([running, limit]);
  } finally {
    clearTimeout(timer);
    running.catch(() => undefined);
  }
}

/** The runtime with a limit to the time of activities: one that takes longer fails, and its retry rules apply. */
export function limitActivities(runtime: FunctionRuntime, limitMs: number | null): FunctionRuntime {
  if (limitMs === null) return runtime;
  return {
    ...runtime,
    async runActivity(call) {
      try {
        return await withTimeLimit(call.name, limitMs, (signal) => runtime.runActivity({ ...call, signal }));
      } catch (error) {
        if (error instanceof FunctionTimeout) return { ok: false, message: error.message };
        throw error;
      }
    },
  };
}

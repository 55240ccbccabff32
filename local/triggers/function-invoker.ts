import { randomUUID } from 'node:crypto';
import type { InvocationRequest, Invoked, LoadedFunction, Runtime } from '../core/runtime';
import type { TypedData } from '../core/typed-data';
import { describeError, type HostLog } from '../settings/host-log';
import { withTrace } from './current-trace';
import { withTimeLimit } from './time-limit';

export interface FunctionInvoker {
  /**
   * Runs a function once, with its log lines, its time limit and its outputs. `reason` is what the log shows, such as
   * "Timer fired". Rejects when the function or one of its outputs fails.
   */
  invoke(target: LoadedFunction, request: InvocationRequest, reason: string): Promise<Invoked>;
  /** Invocations under way. */
  readonly active: number;
  /** Resolves once none is under way. */
  idle(): Promise<void>;
}

export interface FunctionInvokerOptions {
  readonly runtime: Pick<Runtime, 'invoke'>;
  readonly log: HostLog;
  readonly functionTimeoutMs: number | null;
  /** Carries out a return value that is bound to something else than the HTTP response. */
  readonly sendReturnValue: (target: LoadedFunction, data: TypedData) => Promise<void>;
}

export function createFunctionInvoker(options: FunctionInvokerOptions): FunctionInvoker {
  const { runtime, log, functionTimeoutMs, sendReturnValue } = options;
  const idleWaiters: (() => void)[] = [];
  let active = 0;

  async function run(target: LoadedFunction, request: InvocationRequest): Promise<Invoked> {
    const invoked = await (target.inputs.length === 0
      ? runtime.invoke(target, request)
      : withTrace(request.traceContext, () => runtime.invoke(target, request)));
    const bound = target.outputs.find((output) => output.name === '$return');
    const value = invoked.response?.returnValue;
    if (
      !request.signal?.aborted &&
      bound &&
      bound.type.toLowerCase() !== 'http' &&
      value !== undefined &&
      value !== null
    ) {
      await sendReturnValue(target, value);
    }
    return invoked;
  }

  async function invoke(target: LoadedFunction, request: InvocationRequest, reason: string): Promise<Invoked> {
    const category = `Function.${target.name}`;
    const logs = log.allows('information', category);
    const invocationId = request.invocationId ?? randomUUID();
    const ids = { functionName: target.name, invocationId, ...traceIdOf(request) };
    const since = performance.now();
    if (logs) {
      const message = `Executing 'Functions.${target.name}' (Reason='${reason}', Id=${invocationId})`;
      log({ level: 'information', category, message, ...ids });
    }
    active += 1;
    try {
      const invoked = await withTimeLimit(target.name, functionTimeoutMs, (signal) =>
        run(target, { ...request, invocationId, signal }),
      );
      if (logs) {
        const message = `Executed 'Functions.${target.name}' (Succeeded, Id=${invocationId}, Duration=${millisSince(since)}ms)`;
        log({ level: 'information', category, message, ...ids });
      }
      return invoked;
    } catch (error) {
      const thrown = error instanceof Error && error.cause !== undefined ? error.cause : error;
      const message = `Executed 'Functions.${target.name}' (Failed, Id=${invocationId}, Duration=${millisSince(since)}ms)`;
      log({ level: 'error', category, message: `${message} ${describeError(thrown)}`, ...ids });
      throw error;
    } finally {
      active -= 1;
      if (active === 0) for (const resolve of idleWaiters.splice(0)) resolve();
    }
  }

  return {
    invoke,
    get active() {
      return active;
    },
    idle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
  };
}

function millisSince(start: number): number {
  return Math.round(performance.now() - start);
}

function traceIdOf(request: InvocationRequest): { readonly traceId?: string } {
  const traceId = request.traceContext?.traceParent.split('-')[1];
  return traceId === undefined ? {} : { traceId };
}

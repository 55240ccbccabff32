import { randomUUID } from 'node:crypto';
import { instanceIdOf } from '../core/durable-runtime';
import type { FunctionRuntime, TraceContext } from '../durable/api';
import { describeError, type HostLog, type LogLevel } from '../settings/host-log';

/**
 * The runtime as the engine sees it, with the log lines of each call. Passes of an orchestrator are `debug`: one run has
 * many, and its history tells more.
 */
export function logDurableCalls(runtime: FunctionRuntime, log: HostLog): FunctionRuntime {
  async function logged<T>(
    call: {
      readonly level: LogLevel;
      readonly name: string;
      readonly instanceId: string;
      readonly trace: TraceContext | undefined;
    },
    run: (invocationId?: string) => Promise<T>,
    failureOf: (outcome: T) => string | undefined,
  ): Promise<T> {
    const { level, name, instanceId, trace } = call;
    const category = `Function.${name}`;
    if (!log.allows('error', category)) return run();
    const invocationId = randomUUID();
    const traceId = trace?.traceParent.split('-')[1];
    const ids = { functionName: name, invocationId, instanceId, ...(traceId === undefined ? {} : { traceId }) };
    const logs = log.allows(level, category);
    const since = performance.now();
    const end = (result: string): string =>
      `Executed 'Functions.${name}' (${result}, Id=${invocationId}, Duration=${Math.round(performance.now() - since)}ms)`;
    if (logs) {
      // Azure gives no reason here; the line alone shall tell whose work it is.
      const message = `Executing 'Functions.${name}' (Reason='InstanceId=${instanceId}', Id=${invocationId})`;
      log({ level, category, message, ...ids });
    }
    try {
      const outcome = await run(invocationId);
      const failure = failureOf(outcome);
      if (failure !== undefined) log({ level: 'error', category, message: `${end('Failed')} ${failure}`, ...ids });
      else if (logs) log({ level, category, message: end('Succeeded'), ...ids });
      return outcome;
    } catch (error) {
      log({ level: 'error', category, message: `${end('Failed')} ${describeError(error)}`, ...ids });
      throw error;
    }
  }

  return {
    has: (kind, name) => runtime.has(kind, name),
    names: (kind) => runtime.names(kind),
    runOrchestrator: (name, request, trace) =>
      logged(
        { level: 'debug', name, instanceId: instanceIdOf(request), trace },
        (invocationId) => runtime.runOrchestrator(name, request, trace, invocationId),
        (outcome) => (outcome.ok ? undefined : failureLine(outcome.message)),
      ),
    runActivity: (call) =>
      logged(
        { level: 'information', ...call },
        (invocationId) => runtime.runActivity(invocationId === undefined ? call : { ...call, invocationId }),
        (outcome) => (outcome.ok ? undefined : (outcome.stack ?? outcome.message)),
      ),
    runEntity: (name, request, trace) =>
      logged(
        { level: 'information', name, instanceId: instanceIdOf(request), trace },
        (invocationId) => runtime.runEntity(name, request, trace, invocationId),
        () => undefined,
      ),
  };
}

const label = '$OutOfProcData$:';

/** The library's failure text starts with `false` and ends with its whole answer; the reason stands in that answer. */
function failureLine(message: string): string {
  const at = message.indexOf(label);
  const reason = at < 0 ? message : reasonOf(message.slice(at + label.length));
  return reason.split('\n', 1)[0] ?? '';
}

function reasonOf(answer: string): string {
  try {
    return String((JSON.parse(answer) as { error?: unknown }).error);
  } catch {
    return answer;
  }
}

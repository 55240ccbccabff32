import type { FunctionRuntime } from '../durable/api';
import { describeError, type HostLog, type LogLevel } from '../settings/host-log';

/**
 * The runtime as the engine sees it, with the log lines of each call. Passes of an orchestrator are `debug`: one run has
 * many, and its history tells more.
 */
export function logDurableCalls(runtime: FunctionRuntime, log: HostLog): FunctionRuntime {
  async function logged<T>(
    call: { readonly level: LogLevel; readonly name: string; readonly instanceId: string },
    run: () => Promise<T>,
    failureOf: (outcome: T) => string | undefined,
  ): Promise<T> {
    const { level, name, instanceId } = call;
    const category = `Function.${name}`;
    if (!log.allows('error', category)) return run();
    const ids = { functionName: name, instanceId };
    const since = performance.now();
    const end = (result: string): string =>
      `Executed 'Functions.${name}' (${result}, InstanceId=${instanceId}, Duration=${Math.round(performance.now() - since)}ms)`;
    log({ level, category, message: `Executing 'Functions.${name}' (InstanceId=${instanceId})`, ...ids });
    try {
      const outcome = await run();
      const failure = failureOf(outcome);
      if (failure === undefined) log({ level, category, message: end('Succeeded'), ...ids });
      else log({ level: 'error', category, message: `${end('Failed')} ${failure}`, ...ids });
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
        { level: 'debug', name, instanceId: textOf(request, 'instanceId') },
        () => runtime.runOrchestrator(name, request, trace),
        (outcome) => (outcome.ok ? undefined : failureLine(outcome.message)),
      ),
    runActivity: (call) =>
      logged(
        { level: 'information', name: call.name, instanceId: call.instanceId },
        () => runtime.runActivity(call),
        (outcome) => (outcome.ok ? undefined : (outcome.stack ?? outcome.message)),
      ),
    runEntity: (name, request, trace) =>
      logged(
        { level: 'information', name, instanceId: entityId(request) },
        () => runtime.runEntity(name, request, trace),
        () => undefined,
      ),
  };
}

function textOf(value: object, name: string): string {
  const found = (value as Record<string, unknown>)[name];
  return typeof found === 'string' ? found : '';
}

function entityId(request: object): string {
  const self = (request as { self?: { name?: string; key?: string } }).self;
  return `@${self?.name ?? ''}@${self?.key ?? ''}`;
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

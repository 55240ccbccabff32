import { loadApp, type LogSink, type Runtime } from '../core/runtime';
import type { TraceContext } from '../durable/api';
import type { Brokers } from '../service-bus/brokers';
import type { HostLog } from '../settings/host-log';
import { resolveSettingNames } from '../settings/setting-names';
import { createFunctionInvoker, type FunctionInvoker } from './function-invoker';
import { createBindingHandlers, serviceBusTarget, toMessages } from './output-bindings';

export interface AppFunctionsOptions {
  readonly appDir: string;
  /** What the app finds in its environment; set over what is there. */
  readonly env: Readonly<Record<string, string>>;
  readonly brokers: Brokers;
  readonly clientPayload: (trace: TraceContext | undefined) => string;
  readonly functionTimeoutMs: number | null;
  readonly log: HostLog;
}

export interface AppFunctions {
  readonly runtime: Runtime;
  readonly invoker: FunctionInvoker;
}

/** Loads the app into this process, connected to the host's log and bindings. */
export async function loadAppFunctions(options: AppFunctionsOptions): Promise<AppFunctions> {
  const { brokers, log } = options;
  Object.assign(process.env, options.env);
  const runtime = await loadApp({
    app: options.appDir,
    env: { AZURE_FUNCTIONS_ENVIRONMENT: 'Development', FUNCTIONS_WORKER_RUNTIME: 'node' },
    bindings: createBindingHandlers({ clientPayload: options.clientPayload, brokers, resolve: resolveFromEnvironment }),
    log: toWorkerLog(log),
  });
  const invoker = createFunctionInvoker({
    runtime,
    log,
    functionTimeoutMs: options.functionTimeoutMs,
    async sendReturnValue(target, data) {
      const output = target.outputs.find(({ name }) => name === '$return');
      if (!output) return;
      const entity = serviceBusTarget(output, resolveFromEnvironment);
      await brokers.of(output['connection']).send(entity, toMessages(data));
    },
  });
  return { runtime, invoker };
}

export function resolveFromEnvironment(text: string): string {
  return resolveSettingNames(text, process.env);
}

function toWorkerLog(log: HostLog): LogSink {
  return ({ level, category, message, functionName, invocationId, instanceId, traceParent }) => {
    const source = functionName === undefined ? 'Worker' : `Function.${functionName}`;
    const traceId = traceParent?.split('-')[1];
    log({
      level,
      category: category === 'user' ? `${source}.User` : source,
      message,
      ...(functionName === undefined ? {} : { functionName }),
      ...(invocationId === undefined ? {} : { invocationId }),
      ...(instanceId === undefined ? {} : { instanceId }),
      ...(traceId === undefined ? {} : { traceId }),
    });
  };
}

import { appState, type FunctionCallback, type HookName, type LogCategory, type LogLevel } from './functions-core';

export type HookData = Record<string, unknown>;

/** One object for all hooks of the app's life, and one per app start for the two app hooks. */
export const appHookData: HookData = {};
const appLifeData: HookData = {};

export interface InvocationHooks {
  readonly hookData: HookData;
  readonly context: object;
}

/** Properties the library must not overwrite: assigning throws, as in the genuine worker. */
function fixed<T extends object>(values: T): T {
  const target = {} as T;
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(target, name, {
      enumerable: true,
      configurable: true,
      get: () => value as unknown,
      set: () => {
        throw new Error(`Cannot assign to read only property '${name}'`);
      },
    });
  }
  return target;
}

export async function runAppHooks(name: 'appStart' | 'appTerminate', functionAppDirectory?: string): Promise<void> {
  const shared = fixed({ hookData: appLifeData, appHookData });
  const context = functionAppDirectory === undefined ? shared : Object.assign(shared, { functionAppDirectory });
  for (const hook of appState.hooks[name]) await hook(context);
}

export function hasHooks(name: HookName): boolean {
  return appState.hooks[name].length > 0;
}

/** Runs the hooks in order; they may replace the inputs and the handler, and an exception fails the invocation. */
export async function runPreInvocation(
  scope: InvocationHooks,
  inputs: unknown[],
  functionCallback: FunctionCallback,
): Promise<{ inputs: unknown[]; functionCallback: FunctionCallback }> {
  const shared = fixed({ hookData: scope.hookData, appHookData, invocationContext: scope.context });
  const context = Object.assign(shared, { inputs, functionCallback });
  for (const hook of appState.hooks.preInvocation) await hook(context);
  return { inputs: context.inputs, functionCallback: context.functionCallback };
}

/** Hooks may set result and error, and so turn a failure into a success. */
export async function runPostInvocation(
  scope: InvocationHooks,
  inputs: unknown[],
  outcome: { result: unknown; error: unknown },
): Promise<{ result: unknown; error: unknown }> {
  const shared = fixed({ hookData: scope.hookData, appHookData, invocationContext: scope.context });
  const context = Object.assign(shared, { inputs, ...outcome });
  for (const hook of appState.hooks.postInvocation) await hook(context);
  return { result: context.result, error: context.error };
}

/** Log hooks are synchronous; their changes count for user logs only, and one that throws is ignored. */
export function runLogHooks(
  record: { level: LogLevel; message: string; category: LogCategory },
  scope: InvocationHooks | undefined,
): { level: LogLevel; message: string } {
  const shared = fixed({
    category: record.category,
    hookData: scope?.hookData ?? {},
    appHookData,
    invocationContext: scope?.context,
  });
  const context = Object.assign(shared, { level: record.level, message: record.message });
  for (const hook of appState.hooks.log) {
    try {
      hook(context);
    } catch {
      continue;
    }
  }
  return record.category === 'user' ? { level: context.level, message: context.message } : record;
}

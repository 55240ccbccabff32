/**
 * The module `@azure/functions-core`, which the genuine worker supplies at run time and `@azure/functions` asks for at its
 * first registration. That library keeps what it gets for the life of the process: one app per process, and a reload
 * needs a new process. Its exports are exactly the members the library reads, plus `appState` for the host.
 */
import type { NamedData, TypedData } from './typed-data';

export const version = '3.13.0';
export const hostVersion = '4.1037.0';

export interface Binding {
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly [field: string]: unknown;
}

export interface FunctionMetadata {
  readonly name: string;
  readonly functionId?: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly retryOptions?: Readonly<Record<string, unknown>>;
}

export type FunctionCallback = (...args: unknown[]) => unknown;

export interface InvocationResponse {
  readonly invocationId: string;
  readonly outputData?: readonly NamedData[];
  readonly returnValue?: TypedData | null;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: object; inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<InvocationResponse>;
}

export interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(coreContext: object): InvocationModel | Promise<InvocationModel>;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}

export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log';
export type HookCallback = (context: object) => unknown;
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';
export type LogCategory = 'user' | 'system' | 'customMetric';

export interface Registration {
  readonly id: string;
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What the app has registered so far. `log` is set by the host before it loads the app. */
export const appState = {
  registrations: new Map<string, Registration>(),
  hooks: {
    appStart: [] as HookCallback[],
    appTerminate: [] as HookCallback[],
    preInvocation: [] as HookCallback[],
    postInvocation: [] as HookCallback[],
    log: [] as HookCallback[],
  },
  model: undefined as ProgrammingModel | undefined,
  locked: false,
  log: (_level: LogLevel, _category: LogCategory, _message: string): void => undefined,
};

export class Disposable {
  private callOnDispose: (() => unknown) | undefined;

  constructor(callOnDispose: () => unknown) {
    this.callOnDispose = callOnDispose;
  }

  static from(...parts: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }

  dispose(): unknown {
    const call = this.callOnDispose;
    this.callOnDispose = undefined;
    return call?.();
  }
}

export function registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
  if (appState.locked) throw systemError(new Error('A function can only be registered during app startup.'));
  const id = metadata.functionId ?? metadata.name;
  const key = metadata.name.toLowerCase();
  if (appState.registrations.has(key)) {
    throw systemError(new Error(`A function with id "${id}" has already been registered.`));
  }
  appState.registrations.set(key, { id, metadata, callback });
  return new Disposable(() => {
    if (appState.locked) throw systemError(new Error('A function can only be disposed during app startup.'));
    appState.registrations.delete(key);
  });
}

export function registerHook(name: string, callback: HookCallback): Disposable {
  if (!Object.hasOwn(appState.hooks, name)) throw systemError(new RangeError(`Unrecognized hook "${name}"`));
  const list = appState.hooks[name as HookName];
  list.push(callback);
  return new Disposable(() => {
    const index = list.indexOf(callback);
    if (index >= 0) list.splice(index, 1);
  });
}

export function setProgrammingModel(model: ProgrammingModel): void {
  appState.model = model;
}

export function getProgrammingModel(): ProgrammingModel | undefined {
  return appState.model;
}

export function log(level: LogLevel, category: LogCategory, message: string): void {
  appState.log(level, category, message);
}

function systemError<T extends Error>(error: T): T {
  return Object.assign(error, { isAzureFunctionsSystemError: true });
}

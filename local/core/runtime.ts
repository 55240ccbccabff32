import type { FunctionRuntime } from '../durable/api';
import { createDurableRuntime } from './durable-runtime';
import { appState, type Binding, type FunctionMetadata, type Registration } from './functions-core';
import { runAppHooks, runLogHooks, hasHooks } from './hook-runner';
import { installCore } from './install-core';
import { runInvocation, type InvocationRequest, type Invoked, type LogSink } from './invoke';
import { loadEntryPoint } from './load-entry-point';
import type { NamedData, TypedData } from './typed-data';

export type { Binding, InvocationRequest, Invoked, LogSink };

/** A registered function; `trigger` is its binding whose type ends in `trigger`. */
export interface LoadedFunction {
  readonly name: string;
  readonly trigger: Binding & { readonly name: string };
  /** Inputs beside the trigger. */
  readonly inputs: readonly (Binding & { readonly name: string })[];
  /** Outputs, `$return` included. */
  readonly outputs: readonly (Binding & { readonly name: string })[];
  readonly retryOptions: Readonly<Record<string, unknown>> | undefined;
  readonly registration: Registration;
}

/** What the host supplies for bindings other than triggers. */
export interface BindingHandlers {
  /** The value of an extra input, e.g. the durable client's JSON. Called for every invocation of that function. */
  input(binding: Binding & { readonly name: string }, target: LoadedFunction): TypedData | Promise<TypedData>;
  /** Carries out an extra output; awaited before the invocation counts as done, so a rejection fails it. */
  output(binding: Binding & { readonly name: string }, data: TypedData, target: LoadedFunction): Promise<void>;
}

export interface LoadAppOptions {
  /** The app's folder (its package.json names `main`), or a function that registers everything itself. */
  readonly app: string | (() => unknown);
  /** Put into `process.env` before user code runs; variables that exist already win. */
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: LogSink;
  readonly bindings?: BindingHandlers;
  /** Run the app's `appStart` hooks (default). Without, the app is only looked at: what its hooks open stays closed. */
  readonly startHooks?: boolean;
}

export interface Runtime extends FunctionRuntime {
  readonly functions: readonly LoadedFunction[];
  /** What the library announced; `HttpUri` is its streaming server (contract §6.4), if the app enabled it. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** Names compare case-insensitively. */
  find(name: string): LoadedFunction | undefined;
  /**
   * Runs a function once: adds extra inputs, runs hooks and handler, carries out extra outputs. Resolves with the library's
   * response (`response.returnValue.http` for HTTP). Rejects with `InvocationFailure` (its `cause` is what was thrown).
   */
  invoke(target: LoadedFunction, request: InvocationRequest): Promise<Invoked>;
  /** Runs the `appTerminate` hooks. */
  stop(): Promise<void>;
}

const CAPABILITIES = [
  'RawHttpBodyBytes',
  'RpcHttpTriggerMetadataRemoved',
  'RpcHttpBodyOnly',
  'IgnoreEmptyValuedRpcHttpHeaders',
  'UseNullableValueDictionaryForHttp',
  'WorkerStatus',
  'TypedDataCollection',
  'HandlesWorkerTerminateMessage',
];

/** Loads the app into this process: once, since the library cannot be reset. Rejects when user code throws while loading. */
export async function loadApp(options: LoadAppOptions): Promise<Runtime> {
  const sink = options.log ?? (() => undefined);
  installCore();
  appState.log = (level, category, message) => {
    const changed = hasHooks('log') ? runLogHooks({ level, category, message }, undefined) : { level, message };
    sink({ ...changed, category });
  };
  for (const [name, value] of Object.entries(options.env ?? {})) process.env[name] ??= value;
  if (typeof options.app === 'string') await loadEntryPoint(options.app);
  else await options.app();
  const folder = typeof options.app === 'string' ? options.app : process.cwd();
  if (options.startHooks !== false) await runAppHooks('appStart', folder);
  appState.locked = true;
  const announced = Object.fromEntries(CAPABILITIES.map((name) => [name, 'true']));
  const capabilities = (await appState.model?.getCapabilities(announced)) ?? announced;
  return createRuntime(capabilities, sink, options.bindings);
}

function createRuntime(
  capabilities: Readonly<Record<string, string>>,
  sink: LogSink,
  bindings: BindingHandlers | undefined,
): Runtime {
  const byName = new Map<string, LoadedFunction>();
  for (const [key, registration] of appState.registrations) byName.set(key, loadedFunction(registration));
  const invoke = (target: LoadedFunction, request: InvocationRequest): Promise<Invoked> =>
    invokeWithBindings(target, request, sink, bindings);
  return {
    ...createDurableRuntime([...byName.values()], invoke, sink),
    functions: [...byName.values()],
    capabilities,
    find: (name) => byName.get(name.toLowerCase()),
    invoke,
    stop: () => runAppHooks('appTerminate'),
  };
}

async function invokeWithBindings(
  target: LoadedFunction,
  request: InvocationRequest,
  sink: LogSink,
  bindings: BindingHandlers | undefined,
): Promise<Invoked> {
  let inputData: readonly NamedData[] = request.inputData;
  for (const input of target.inputs) {
    const data = await handlersFor(bindings, input, target).input(input, target);
    inputData = [...inputData, { name: input.name, data }];
  }
  const invoked = await runInvocation(target.registration, { ...request, inputData }, sink, true);
  if (request.signal?.aborted) return invoked;
  for (const { name, data } of invoked.response?.outputData ?? []) {
    const output = target.outputs.find((binding) => binding.name === name);
    if (output === undefined || output.type === 'http') continue;
    await handlersFor(bindings, output, target).output(output, data, target);
  }
  return invoked;
}

function handlersFor(
  bindings: BindingHandlers | undefined,
  binding: Binding & { readonly name: string },
  target: LoadedFunction,
): BindingHandlers {
  if (bindings !== undefined) return bindings;
  throw new Error(
    `Function '${target.name}' has the ${binding.direction === 'in' ? 'input' : 'output'} '${binding.name}' of type ` +
      `'${binding.type}', and this host was started without binding handlers.`,
  );
}

function loadedFunction(registration: Registration): LoadedFunction {
  const { metadata } = registration;
  const all = bindingsOf(metadata);
  const trigger = all.find(isTrigger);
  if (trigger === undefined) throw new Error(`Function '${metadata.name}' has no trigger binding.`);
  return {
    name: metadata.name,
    trigger,
    inputs: all.filter((binding) => binding.direction === 'in' && !isTrigger(binding)),
    outputs: all.filter((binding) => binding.direction === 'out'),
    retryOptions: metadata.retryOptions,
    registration,
  };
}

function bindingsOf(metadata: FunctionMetadata): (Binding & { readonly name: string })[] {
  return Object.entries(metadata.bindings).map(([name, binding]) => ({ ...binding, name }));
}

function isTrigger(binding: Binding): boolean {
  return binding.type.toLowerCase().endsWith('trigger');
}

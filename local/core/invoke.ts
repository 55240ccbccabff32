import { randomUUID } from 'node:crypto';
import {
  appState,
  type InvocationModel,
  type InvocationResponse,
  type LogCategory,
  type LogLevel,
  type Registration,
} from './functions-core';
import { hasHooks, runLogHooks, runPostInvocation, runPreInvocation, type InvocationHooks } from './hook-runner';
import type { NamedData, TypedData } from './typed-data';

export interface RpcTraceContext {
  readonly traceParent: string;
  readonly traceState?: string;
}

/** Only for a retry: `retryCount` ≥ 1. */
export interface RpcRetryContext {
  readonly retryCount: number;
  readonly maxRetryCount: number;
  readonly exception?: { readonly source?: string; readonly stackTrace?: string; readonly message?: string };
}

export interface InvocationRequest {
  /** Given when the caller has announced it elsewhere (HTTP streaming); made up otherwise. */
  readonly invocationId?: string;
  /** Trigger value first; further inputs of the function are added by the runtime. */
  readonly inputData: readonly NamedData[];
  readonly triggerMetadata?: Readonly<Record<string, TypedData>>;
  readonly traceContext?: RpcTraceContext | undefined;
  readonly retryContext?: RpcRetryContext;
  /** Handed to the handler in place of the converted trigger value, by reference. */
  readonly triggerValue?: unknown;
  /** Of a durable function; only for the log. */
  readonly instanceId?: string | undefined;
  /** Set once nobody waits for the end any more: outputs are not carried out then. */
  readonly signal?: AbortSignal | undefined;
}

export interface LogRecord {
  readonly level: LogLevel;
  readonly category: LogCategory;
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
  readonly instanceId?: string;
  readonly traceParent?: string;
}

export type LogSink = (record: LogRecord) => void;

export interface Invoked {
  readonly invocationId: string;
  readonly context: object;
  /** The handler's own return value, after hooks. */
  readonly result: unknown;
  /** Undefined when `wantsResponse` was false. */
  readonly response: InvocationResponse | undefined;
}

/** What the handler (or a hook) threw, with the context it ran in. `cause` is the thrown value itself. */
export class InvocationFailure extends Error {
  constructor(
    readonly invocationId: string,
    readonly context: object | undefined,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
    this.name = 'InvocationFailure';
  }
}

/** Errors of another realm (test runners) are no instances of our Error. */
function messageOf(thrown: unknown): string {
  const message = (thrown as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : String(thrown);
}

/** One invocation through hooks and library, in the genuine worker's order. Rejects with `InvocationFailure` only. */
export async function runInvocation(
  registration: Registration,
  request: InvocationRequest,
  sink: LogSink,
  wantsResponse: boolean,
): Promise<Invoked> {
  const invocationId = request.invocationId ?? randomUUID();
  const scope: { hooks: InvocationHooks | undefined } = { hooks: undefined };
  const core = coreContext(registration, request, invocationId, sink, scope);
  const model = await modelOf(core);
  let context: object | undefined;
  try {
    const prepared = await model.getArguments();
    context = prepared.context;
    if ('triggerValue' in request) prepared.inputs[0] = request.triggerValue;
    scope.hooks = { hookData: {}, context };
    const result = await runWithHooks(model, core, scope.hooks, prepared.inputs, registration);
    const response = wantsResponse ? await model.getResponse(context, result) : undefined;
    return { invocationId, context, result, response };
  } catch (error) {
    throw new InvocationFailure(invocationId, context, error);
  }
}

type CoreContext = ReturnType<typeof coreContext>;

async function modelOf(core: CoreContext): Promise<InvocationModel> {
  const model = appState.model;
  if (model === undefined) throw new Error('No programming model is set: the app registered nothing.');
  return model.getInvocationModel(core);
}

async function runWithHooks(
  model: InvocationModel,
  core: CoreContext,
  scope: InvocationHooks,
  given: unknown[],
  registration: Registration,
): Promise<unknown> {
  let inputs = given;
  let callback = registration.callback;
  if (hasHooks('preInvocation')) {
    core.state = 'preInvocationHooks';
    ({ inputs, functionCallback: callback } = await runPreInvocation(scope, inputs, callback));
  }
  core.state = 'invocation';
  if (!hasHooks('postInvocation')) return model.invokeFunction(scope.context, inputs, callback);
  let outcome: { result: unknown; error: unknown };
  try {
    outcome = { result: await model.invokeFunction(scope.context, inputs, callback), error: null };
  } catch (error) {
    outcome = { result: null, error };
  }
  core.state = 'postInvocationHooks';
  outcome = await runPostInvocation(scope, inputs, outcome);
  // What user code or a hook has thrown goes on unchanged, whatever it is.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (outcome.error !== null && outcome.error !== undefined) throw outcome.error;
  return outcome.result;
}

function coreContext(
  registration: Registration,
  request: InvocationRequest,
  invocationId: string,
  sink: LogSink,
  scope: { readonly hooks: InvocationHooks | undefined },
) {
  const { metadata, id } = registration;
  return {
    invocationId,
    request: {
      invocationId,
      functionId: id,
      inputData: request.inputData,
      triggerMetadata: request.triggerMetadata,
      traceContext: request.traceContext,
      retryContext: request.retryContext,
    },
    metadata: { name: metadata.name, functionId: id, bindings: metadata.bindings, retryOptions: metadata.retryOptions },
    state: undefined as string | undefined,
    log(level: LogLevel, category: LogCategory, message: string): void {
      const changed = hasHooks('log') ? runLogHooks({ level, category, message }, scope.hooks) : { level, message };
      const trace = request.traceContext === undefined ? {} : { traceParent: request.traceContext.traceParent };
      const instance = request.instanceId === undefined ? {} : { instanceId: request.instanceId };
      sink({ ...changed, category, functionName: metadata.name, invocationId, ...instance, ...trace });
    },
  };
}

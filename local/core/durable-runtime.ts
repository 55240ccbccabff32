import type { ActivityOutcome, DurableKind, FunctionRuntime, JsonText, TraceContext } from '../durable/api';
import { InvocationFailure, runInvocation, type InvocationRequest, type Invoked, type LogSink } from './invoke';
import type { LoadedFunction } from './runtime';
import { typedDataToJson, type TypedData } from './typed-data';

const TRIGGER_TYPES: Readonly<Record<DurableKind, string>> = {
  orchestrator: 'orchestrationtrigger',
  activity: 'activitytrigger',
  entity: 'entitytrigger',
};

type Invoke = (target: LoadedFunction, request: InvocationRequest) => Promise<Invoked>;

/** The durable functions of the loaded app, as the engine calls them. */
export function createDurableRuntime(
  functions: readonly LoadedFunction[],
  invoke: Invoke,
  sink: LogSink,
): FunctionRuntime {
  const tables = {
    orchestrator: tableOf(functions, 'orchestrator'),
    activity: tableOf(functions, 'activity'),
    entity: tableOf(functions, 'entity'),
  };
  const find = (kind: DurableKind, name: string): LoadedFunction => {
    const found = tables[kind].get(name.toLowerCase());
    if (found === undefined) throw new Error(`No ${kind} function named '${name}' is registered.`);
    return found;
  };
  return {
    has: (kind, name) => tables[kind].has(name.toLowerCase()),
    names: (kind) => [...tables[kind].values()].map((found) => found.name),
    runOrchestrator: (name, request, trace, invocationId) =>
      runOrchestrator(find('orchestrator', name), byReference(request, trace, invocationId), sink),
    runActivity: (call) => runActivity(find('activity', call.name), call, invoke),
    runEntity: (name, request, trace, invocationId) =>
      runEntity(find('entity', name), byReference(request, trace, invocationId), sink),
  };
}

function tableOf(functions: readonly LoadedFunction[], kind: DurableKind): Map<string, LoadedFunction> {
  const wanted = functions.filter((found) => found.trigger.type.toLowerCase() === TRIGGER_TYPES[kind]);
  return new Map(wanted.map((found) => [found.name.toLowerCase(), found]));
}

/** A call without the name of its trigger, which only the function knows. */
interface DurableCall {
  readonly value: object;
  readonly ids: Pick<InvocationRequest, 'traceContext' | 'invocationId' | 'instanceId'>;
}

function byReference(value: object, trace: TraceContext | undefined, invocationId: string | undefined): DurableCall {
  const ids = { traceContext: trace, instanceId: instanceIdOf(value) };
  return { value, ids: invocationId === undefined ? ids : { ...ids, invocationId } };
}

/** Of the request for a pass or a batch. */
export function instanceIdOf(request: object): string {
  const { instanceId, self } = request as { instanceId?: string; self?: { name: string; key: string } };
  return instanceId ?? (self === undefined ? '' : `@${self.name}@${self.key}`);
}

function invokeDurable(target: LoadedFunction, { value, ids }: DurableCall, sink: LogSink): Promise<Invoked> {
  const request = { inputData: [{ name: target.trigger.name, data: {} }], triggerValue: value, ...ids };
  return runInvocation(target.registration, request, sink, false);
}

async function runOrchestrator(
  target: LoadedFunction,
  call: DurableCall,
  sink: LogSink,
): ReturnType<FunctionRuntime['runOrchestrator']> {
  try {
    const invoked = await invokeDurable(target, call, sink);
    return { ok: true, answer: invoked.result, context: invoked.context };
  } catch (error) {
    if (!(error instanceof InvocationFailure)) throw error;
    return { ok: false, message: error.message, context: error.context };
  }
}

async function runEntity(target: LoadedFunction, call: DurableCall, sink: LogSink): Promise<unknown> {
  return (await invokeDurable(target, call, sink)).result;
}

async function runActivity(
  target: LoadedFunction,
  call: Parameters<FunctionRuntime['runActivity']>[0],
  invoke: Invoke,
): Promise<ActivityOutcome> {
  try {
    const invoked = await invoke(target, activityRequest(target, call));
    return { ok: true, result: activityResult(invoked) };
  } catch (error) {
    const thrown: unknown = error instanceof InvocationFailure ? error.cause : error;
    // The genuine host takes a thrown `undefined` for a success without a result.
    if (thrown === undefined) return { ok: true, result: null };
    return failureOf(thrown);
  }
}

/** Boolean results lose their type on no host; everything else follows the worker protocol. */
function activityResult(invoked: Invoked): JsonText | null {
  const output = invoked.response?.outputData?.find((entry) => entry.name === '$return')?.data;
  return typedDataToJson(invoked.response?.returnValue ?? output);
}

function activityRequest(
  target: LoadedFunction,
  call: Parameters<FunctionRuntime['runActivity']>[0],
): InvocationRequest {
  const data: TypedData = call.input === null ? {} : { string: call.input };
  const metadata: Record<string, TypedData> = {
    [target.trigger.name]: data,
    instanceId: { json: JSON.stringify(call.instanceId) },
  };
  if (call.input !== null) {
    metadata['data'] = data;
    addProperties(metadata, call.input);
  }
  return {
    inputData: [{ name: target.trigger.name, data }],
    triggerMetadata: metadata,
    traceContext: call.trace,
    instanceId: call.instanceId,
    signal: call.signal,
    ...(call.invocationId === undefined ? {} : { invocationId: call.invocationId }),
  };
}

function addProperties(metadata: Record<string, TypedData>, input: JsonText): void {
  if (!input.startsWith('{')) return;
  for (const [name, value] of Object.entries(JSON.parse(input) as Record<string, unknown>)) {
    if (name in metadata || value === null || value === undefined) continue;
    metadata[name] = typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) };
  }
}

function failureOf(thrown: unknown): ActivityOutcome {
  if (thrown instanceof Error || isErrorLike(thrown)) {
    return { ok: false, message: thrown.message, ...(thrown.stack === undefined ? {} : { stack: thrown.stack }) };
  }
  return { ok: false, message: typeof thrown === 'string' ? thrown : JSON.stringify(thrown) };
}

/** Errors of another realm (test runners) are no instances of our Error. */
function isErrorLike(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'stack' in thrown && 'message' in thrown;
}

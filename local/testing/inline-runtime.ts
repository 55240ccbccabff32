import { randomUUID } from 'node:crypto';
import { InvocationContext } from '@azure/functions';
import { createEntityFunction, createOrchestrator } from 'durable-functions/lib/src/util/testingUtils';
import type { EntityHandler, OrchestrationHandler } from 'durable-functions';
import type { ActivityOutcome, DurableKind, FunctionRuntime, TraceContext } from '../durable/api';
import { jsonOfValue } from '../core/typed-data';

export type ActivityFunction = (input: never, context: InvocationContext) => unknown;

/** Durable functions by name, as an app would register them. */
export interface InlineApp {
  readonly orchestrators?: Readonly<Record<string, OrchestrationHandler>>;
  readonly activities?: Readonly<Record<string, ActivityFunction>>;
  readonly entities?: Readonly<Record<string, EntityHandler<never> | EntityHandler<unknown>>>;
}

/** The SDK's own replay engine around plain handlers: no registration, no process of its own. */
export function createInlineRuntime(app: InlineApp, log: (text: string) => void = () => undefined): FunctionRuntime {
  const orchestrators = tableOf(app.orchestrators ?? {}, (handler) => createOrchestrator(handler));
  const entities = tableOf(app.entities ?? {}, (handler) => createEntityFunction(handler));
  const activities = tableOf(app.activities ?? {}, (handler) => handler);
  const tables = { orchestrator: orchestrators, activity: activities, entity: entities };
  const contextOf = (name: string, trace: TraceContext | undefined): InvocationContext =>
    new InvocationContext({
      functionName: name,
      invocationId: randomUUID(),
      logHandler: (_level, ...args) => log(args.map(String).join(' ')),
      ...(trace === undefined ? {} : { traceContext: trace }),
    });
  return {
    has: (kind: DurableKind, name: string) => tables[kind].has(name.toLowerCase()),
    names: (kind: DurableKind) => [...tables[kind].values()].map((entry) => entry.name),
    async runOrchestrator(name, request, trace) {
      const context = contextOf(name, trace);
      try {
        return { ok: true, answer: await find(orchestrators, name)(request, context), context };
      } catch (error) {
        return { ok: false, message: (error as Error).message, context };
      }
    },
    runActivity: (call) => runActivity(find(activities, call.name), call, contextOf(call.name, call.trace)),
    runEntity: (name, request, trace) => find(entities, name)(request, contextOf(name, trace)),
  };
}

interface Entry<T> {
  readonly name: string;
  readonly value: T;
}

function tableOf<T, R>(handlers: Readonly<Record<string, T>>, wrap: (handler: T) => R): Map<string, Entry<R>> {
  return new Map(
    Object.entries(handlers).map(([name, handler]) => [name.toLowerCase(), { name, value: wrap(handler) }]),
  );
}

function find<T>(table: ReadonlyMap<string, Entry<T>>, name: string): T {
  const entry = table.get(name.toLowerCase());
  if (entry === undefined) throw new Error(`The test app has no function named '${name}'.`);
  return entry.value;
}

async function runActivity(
  handler: ActivityFunction,
  call: Parameters<FunctionRuntime['runActivity']>[0],
  context: InvocationContext,
): Promise<ActivityOutcome> {
  try {
    const input = (call.input === null ? undefined : JSON.parse(call.input)) as never;
    return { ok: true, result: jsonOfValue(await handler(input, context)) };
  } catch (error) {
    if (error === undefined) return { ok: true, result: null };
    const { message, stack } = error as Error;
    if (message === undefined) return { ok: false, message: typeof error === 'string' ? error : JSON.stringify(error) };
    return { ok: false, message, ...(stack === undefined ? {} : { stack }) };
  }
}

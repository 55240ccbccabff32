import type { HttpRequest, InvocationContext, PreInvocationContext } from '@azure/functions';
import { attributes } from '../../contracts/telemetry';
import type { Telemetry } from '../../ports/telemetry';
import { describeAnswer, describeInvocation, textOf, triggerKindOf } from './describe-invocation';
import type { TriggerKind } from './describe-invocation';
import { createTraceBook } from './trace-book';
import type { TraceBook } from './trace-book';

type Handler = PreInvocationContext['functionHandler'];

/**
 * Puts a span round every call of a function. Orchestrators are left alone: they are replayed, so what is told of them is told
 * from outside, by the pass that ended them, and the span has the times of the whole orchestration.
 */
export function traceInvocations(telemetry: Telemetry): (context: PreInvocationContext) => void {
  const book = createTraceBook();

  return (hook) => {
    const { invocationContext: context, functionHandler: handler, inputs } = hook;
    const kind = triggerKindOf(context);
    if (kind === undefined || kind === 'entity') return;
    hook.functionHandler =
      kind === 'orchestration'
        ? observeOrchestration(telemetry, book, handler, context)
        : traceCall(telemetry, book, handler, kind, context, inputs[0]);
  };
}

function traceCall(
  telemetry: Telemetry,
  book: TraceBook,
  handler: Handler,
  kind: TriggerKind,
  context: InvocationContext,
  input: unknown,
): Handler {
  return (...args) => {
    const began = performance.now();
    const body = kind === 'queue' ? parsed(input) : input;
    const start = { ...describeInvocation(kind, context, body), ...placeOf(kind, context, input, book) };
    return telemetry.span(start, async (span) => {
      const answer: unknown = await handler(...args);
      const { attributes: told, failure } = describeAnswer(kind, answer);
      span.set(told);
      if (failure) span.fail(failure.code, failure.message);
      measure(telemetry, kind, context, { ...start.attributes, ...told }, performance.now() - began);
      return answer;
    });
  };
}

/** Where in which trace a call hangs. */
function placeOf(
  kind: TriggerKind,
  context: InvocationContext,
  input: unknown,
  book: TraceBook,
): { readonly parent?: string | undefined; readonly instance?: string | undefined; readonly root?: boolean } {
  const given = context.traceContext?.traceParent;
  if (kind === 'activity') {
    const instance = instanceOf(context);
    if (instance === undefined) return { parent: given };
    book.learn(instance, input);
    return { instance, parent: book.find(instance) ?? given };
  }
  // A host makes up a trace for a caller who names none; the span of such a caller does not exist.
  return { parent: given, root: !namesTrace(kind, context, input) };
}

function namesTrace(kind: TriggerKind, context: InvocationContext, input: unknown): boolean {
  if (kind === 'http') return (input as HttpRequest).headers.has('traceparent');
  const { applicationProperties } = (context.triggerMetadata ?? {}) as {
    readonly applicationProperties?: Readonly<Record<string, unknown>>;
  };
  // The library changes the case of names.
  const names = Object.keys(applicationProperties ?? {}).map((name) => name.toLowerCase());
  return names.includes('diagnostic-id') || names.includes('traceparent');
}

function instanceOf({ triggerMetadata }: InvocationContext): string | undefined {
  const instance = triggerMetadata?.['instanceId'];
  return typeof instance === 'string' ? instance : undefined;
}

function measure(
  telemetry: Telemetry,
  kind: TriggerKind,
  { triggerMetadata }: InvocationContext,
  told: Readonly<Record<string, unknown>>,
  milliseconds: number,
): void {
  if (kind === 'http') {
    const names = ['http.request.method', 'http.route', 'http.response.status_code'];
    const labels = Object.fromEntries(names.map((name) => [name, String(told[name])]));
    telemetry.record('http.server.request.duration', milliseconds / 1_000, labels);
  }
  if (kind === 'queue') {
    const enqueued = textOf(triggerMetadata?.['enqueuedTimeUtc']) ?? '';
    const since = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(enqueued) ? enqueued : `${enqueued}Z`);
    if (Number.isNaN(since)) return;
    const labels = { tenant: textOf(told[attributes.tenant]) ?? '', queue: String(told['messaging.destination.name']) };
    telemetry.record('stellwerk.dispatch.latency', Math.max(0, Date.now() - since), labels);
  }
}

interface PassRequest {
  readonly instanceId: string;
  readonly input: unknown;
  readonly history: readonly { readonly Timestamp: string | Date }[];
}

function observeOrchestration(
  telemetry: Telemetry,
  book: TraceBook,
  handler: Handler,
  context: InvocationContext,
): Handler {
  return async (...args) => {
    const request = parsed(args[0]) as PassRequest;
    const input = parsed(request.input);
    book.learn(request.instanceId, input);
    const tell = (error?: { readonly code: string; readonly message: string }): void => {
      const { name, attributes: about = {} } = describeInvocation('orchestration', context, input);
      const moments = request.history.map((event) => new Date(event.Timestamp).getTime()).filter(Number.isFinite);
      if (moments.length === 0) return;
      telemetry.recordOrchestration({
        name,
        instance: request.instanceId,
        parent: book.find(request.instanceId) ?? context.traceContext?.traceParent,
        attributes: { ...about, [attributes.instance]: request.instanceId },
        startedAt: new Date(Math.min(...moments)),
        endedAt: new Date(Math.max(...moments)),
        ...(error ? { error } : {}),
      });
    };
    try {
      const answer: unknown = await handler(...args);
      const { isDone, output } = parsed(answer) as { readonly isDone?: boolean; readonly output?: unknown };
      if (isDone === true) tell(failureIn(output));
      return answer;
    } catch (error) {
      tell({ code: 'orchestration_failed', message: firstLineOf(error) });
      throw error;
    }
  };
}

/** Ended as a failed or a refused one, which is an answer like any other to its parent. */
function failureIn(output: unknown): { readonly code: string; readonly message: string } | undefined {
  const { failure } = describeAnswer('orchestration', output);
  if (failure) return failure;
  const { kind, status, code, reason } = (typeof output === 'object' && output !== null ? output : {}) as Readonly<
    Record<'kind' | 'status' | 'code' | 'reason', unknown>
  >;
  const failed = kind === 'needsPerson' || status === 'failed';
  return failed ? { code: textOf(code) ?? String(status ?? kind), message: textOf(reason) ?? '' } : undefined;
}

/** The library's message has the whole state behind its first line. */
function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

/** Hosts hand JSON over as text or as the value. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

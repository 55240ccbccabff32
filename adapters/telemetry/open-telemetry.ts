import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span as OtelSpan, SpanContext, Tracer } from '@opentelemetry/api';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { isAppError } from '../../domain/errors';
import type { Attributes, LogLine, Span, SpanStart, Telemetry } from '../../ports/telemetry';
import { cleanLogs, cleanMetrics, cleanSpans } from './clean-records';
import { createExporters } from './exporters';
import type { Destinations, Exporters } from './exporters';
import { createInstruments } from './instruments';
import { createRedactor } from './redactor';
import { sampleSpans } from './sampling';
import { createSpanIds, orchestrationSpanId, parentInstance, parseTraceParent, traceParentOf } from './span-ids';
import type { SpanIds } from './span-ids';

export interface OpenTelemetryOptions extends Destinations {
  readonly version: string;
  /** Share of traces that are kept whole, from 0 to 1. Failures and decisions are always kept. */
  readonly share: number;
  /** Between two exports of metrics. Default 60,000 ms. */
  readonly metricIntervalMs?: number;
  /** In place of those the destinations make. */
  readonly exporters?: Exporters;
}

/** A stop of the host must not hang on a receiver that is away. */
const closeWithinMs = 5_000;

const kinds: Readonly<Record<SpanStart['kind'], SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  producer: SpanKind.PRODUCER,
  internal: SpanKind.INTERNAL,
};

const severities: Readonly<Record<LogLine['level'], SeverityNumber>> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  information: SeverityNumber.INFO,
  warning: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  critical: SeverityNumber.FATAL,
};

/**
 * Telemetry by OpenTelemetry, to Application Insights, to any OTLP receiver, or both. Nothing is registered globally: no other
 * library's spans come in, and none of ours gets out but through the doors made here.
 */
export function createOpenTelemetry(options: OpenTelemetryOptions): Telemetry {
  const redactor = createRedactor();
  const resource = resourceFromAttributes({ 'service.name': 'stellwerk', 'service.version': options.version });
  const exporters = options.exporters ?? createExporters(options);
  const ids = createSpanIds();
  const traces = new BasicTracerProvider({
    resource,
    sampler: new AlwaysOnSampler(),
    idGenerator: ids,
    spanProcessors: exporters.spans.map((exporter) =>
      sampleSpans(options.share, new BatchSpanProcessor(cleanSpans(exporter, redactor))),
    ),
  });
  const meters = new MeterProvider({
    resource,
    readers: exporters.metrics.map((exporter) => {
      const exportIntervalMillis = options.metricIntervalMs ?? 60_000;
      const exportTimeoutMillis = Math.min(exportIntervalMillis, 30_000);
      const cleaned = cleanMetrics(exporter, redactor);
      return new PeriodicExportingMetricReader({ exporter: cleaned, exportIntervalMillis, exportTimeoutMillis });
    }),
  });
  const loggers = new LoggerProvider({
    resource,
    processors: exporters.logs.map(
      (exporter) => new BatchLogRecordProcessor({ exporter: cleanLogs(exporter, redactor) }),
    ),
  });
  const tracer = traces.getTracer('stellwerk', options.version);
  const logger = loggers.getLogger('stellwerk', options.version);
  const { count, record, observe } = createInstruments(meters.getMeter('stellwerk', options.version));
  const current = new AsyncLocalStorage<SpanContext>();

  return {
    async span(start, work) {
      const span = startSpan(tracer, ids, start, current.getStore());
      try {
        return await current.run(span.spanContext(), () => work(handleOf(span)));
      } catch (error) {
        markFailed(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    recordOrchestration({ name, instance, parent, attributes, startedAt, endedAt, error }) {
      const starter = parseTraceParent(parent);
      if (!starter) return;
      const above = parentInstance(instance);
      const parentId = above === undefined ? starter.spanId : orchestrationSpanId(starter.traceId, above);
      ids.plan({ spanId: orchestrationSpanId(starter.traceId, instance) });
      const start = { kind: SpanKind.INTERNAL, startTime: startedAt, attributes: known(attributes) };
      const span = tracer.startSpan(name, start, below({ ...starter, spanId: parentId }));
      if (error) handleOf(span).fail(error.code, error.message);
      span.end(endedAt);
    },
    traceParent() {
      const context = current.getStore();
      return context && traceParentOf(context);
    },
    count,
    record,
    observe,
    log({ level, message, attributes = {}, event }) {
      const context = current.getStore();
      logger.emit({
        severityNumber: severities[level],
        severityText: level,
        body: message,
        attributes: { ...known(attributes), ...(event === undefined ? {} : { 'microsoft.custom_event.name': event }) },
        ...(event === undefined ? {} : { eventName: event }),
        ...(context ? { context: below(context) } : {}),
      });
    },
    keepSecret: (value) => redactor.keep(value),
    redact: (text) => redactor.clean(text),
    async close() {
      const closing = Promise.allSettled([traces.shutdown(), meters.shutdown(), loggers.shutdown()]);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([closing, new Promise((done) => (timer = setTimeout(done, closeWithinMs)))]);
      clearTimeout(timer);
    },
  };
}

function startSpan(tracer: Tracer, ids: SpanIds, start: SpanStart, around: SpanContext | undefined): OtelSpan {
  const starter = parseTraceParent(start.parent) ?? around;
  const options = { kind: kinds[start.kind], attributes: known(start.attributes ?? {}) };
  if (!starter || start.root) {
    ids.plan({ traceId: starter?.traceId });
    return tracer.startSpan(start.name, { ...options, root: true }, ROOT_CONTEXT);
  }
  const { instance } = start;
  const spanId = instance === undefined ? starter.spanId : orchestrationSpanId(starter.traceId, instance);
  return tracer.startSpan(start.name, options, below({ ...starter, spanId }));
}

function below(context: SpanContext): Context {
  return trace.setSpanContext(ROOT_CONTEXT, context);
}

function handleOf(span: OtelSpan): Span {
  return {
    set: (attributes) => void span.setAttributes(known(attributes)),
    fail(code, message) {
      span.setAttribute('error.type', code);
      span.setStatus({ code: SpanStatusCode.ERROR, message });
    },
  };
}

function markFailed(span: OtelSpan, error: unknown): void {
  span.setAttribute('error.type', codeOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
  if (error instanceof Error) span.recordException(error);
}

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  return error instanceof Error ? error.name : 'thrown';
}

function known(attributes: Attributes): Record<string, string | number | boolean | string[]> {
  const found: Record<string, string | number | boolean | string[]> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) found[key] = typeof value === 'object' ? [...value] : value;
  }
  return found;
}

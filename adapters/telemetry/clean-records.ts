import type { Attributes, AttributeValue, SpanStatus } from '@opentelemetry/api';
import type { AnyValue, LogAttributes } from '@opentelemetry/api-logs';
import type { ExportResult } from '@opentelemetry/core';
import type { LogRecordExporter, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, AggregationType } from '@opentelemetry/sdk-metrics';
import type { AggregationOption, PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Redactor } from './redactor';

const byDefault: AggregationOption = { type: AggregationType.DEFAULT };
const cumulative = AggregationTemporality.CUMULATIVE;

type Done = (result: ExportResult) => void;

/** The last door before a span leaves: every text in it is cleaned, wherever it was put. */
export function cleanSpans(exporter: SpanExporter, redactor: Redactor): SpanExporter {
  return {
    export: (spans: ReadableSpan[], done: Done) =>
      exporter.export(
        spans.map((span) => cleanSpan(span, redactor)),
        done,
      ),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

/** The same for logs. */
export function cleanLogs(exporter: LogRecordExporter, redactor: Redactor): LogRecordExporter {
  return {
    export: (records: ReadableLogRecord[], done: Done) =>
      exporter.export(
        records.map((record) => cleanRecord(record, redactor)),
        done,
      ),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

/** The same for the labels of metrics. */
export function cleanMetrics(exporter: PushMetricExporter, redactor: Redactor): PushMetricExporter {
  return {
    export: (metrics, done) => exporter.export(cleanResource(metrics, redactor), done),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
    // Which an exporter may leave to the reader.
    ...(exporter.selectAggregation
      ? { selectAggregation: (type) => exporter.selectAggregation?.(type) ?? byDefault }
      : {}),
    ...(exporter.selectAggregationTemporality
      ? { selectAggregationTemporality: (type) => exporter.selectAggregationTemporality?.(type) ?? cumulative }
      : {}),
  };
}

function cleanSpan(span: ReadableSpan, redactor: Redactor): ReadableSpan {
  const status: SpanStatus =
    span.status.message === undefined ? span.status : { ...span.status, message: redactor.clean(span.status.message) };
  return {
    name: redactor.clean(span.name),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext ? { parentSpanContext: span.parentSpanContext } : {}),
    startTime: span.startTime,
    endTime: span.endTime,
    status,
    attributes: cleanAttributes(span.attributes, redactor),
    links: span.links.map((link) => ({ ...link, attributes: cleanAttributes(link.attributes ?? {}, redactor) })),
    events: span.events.map((event) => ({
      ...event,
      name: redactor.clean(event.name),
      attributes: cleanAttributes(event.attributes ?? {}, redactor),
    })),
    duration: span.duration,
    ended: span.ended,
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}

function cleanRecord(record: ReadableLogRecord, redactor: Redactor): ReadableLogRecord {
  const attributes: LogAttributes = {};
  for (const [key, value] of Object.entries(record.attributes))
    attributes[redactor.clean(key)] = cleanAny(value, redactor);
  const { body, eventName, spanContext, severityNumber, severityText } = record;
  return {
    hrTime: record.hrTime,
    hrTimeObserved: record.hrTimeObserved,
    ...(spanContext ? { spanContext } : {}),
    ...(severityText === undefined ? {} : { severityText }),
    ...(severityNumber === undefined ? {} : { severityNumber }),
    ...(body === undefined ? {} : { body: cleanAny(body, redactor) }),
    ...(eventName === undefined ? {} : { eventName }),
    resource: record.resource,
    instrumentationScope: record.instrumentationScope,
    attributes,
    droppedAttributesCount: record.droppedAttributesCount,
  };
}

function cleanResource(metrics: ResourceMetrics, redactor: Redactor): ResourceMetrics {
  return {
    ...metrics,
    scopeMetrics: metrics.scopeMetrics.map((scope) => ({
      ...scope,
      metrics: scope.metrics.map((metric) => ({
        ...metric,
        dataPoints: metric.dataPoints.map((point) => ({
          ...point,
          attributes: cleanAttributes(point.attributes, redactor),
        })),
        // The kinds of data points differ in their values only, which stay as they are.
      })) as typeof scope.metrics,
    })),
  };
}

function cleanAttributes(given: Attributes, redactor: Redactor): Attributes {
  const cleaned: Attributes = {};
  for (const [key, value] of Object.entries(given)) cleaned[redactor.clean(key)] = cleanValue(value, redactor);
  return cleaned;
}

function cleanValue(value: AttributeValue | undefined, redactor: Redactor): AttributeValue | undefined {
  if (typeof value === 'string') return redactor.clean(value);
  if (!Array.isArray(value)) return value;
  return value.map((each) => (typeof each === 'string' ? redactor.clean(each) : each)) as AttributeValue;
}

function cleanAny(value: AnyValue, redactor: Redactor): AnyValue {
  if (typeof value === 'string') return redactor.clean(value);
  if (Array.isArray(value)) return value.map((each) => cleanAny(each, redactor));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [redactor.clean(key), cleanAny(each, redactor)]),
  );
}

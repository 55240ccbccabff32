import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { attributes } from '../../contracts/telemetry';

/** Read by Application Insights, which counts a kept span for those that were dropped. */
const sampleRate = '_MS.sampleRate';

/**
 * Passes on the given share of traces, whole, and of all others what failed and what was decided. Whether a trace is kept
 * follows from its id, so every process keeps the same ones.
 */
export function sampleSpans(share: number, next: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, context) => next.onStart(span, context),
    onEnd(span: ReadableSpan) {
      if (share >= 1 || isAlwaysKept(span)) {
        next.onEnd(span);
      } else if (isInShare(span.spanContext().traceId, share)) {
        span.attributes[sampleRate] = share * 100;
        next.onEnd(span);
      }
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
}

export function isAlwaysKept(span: Pick<ReadableSpan, 'status' | 'attributes'>): boolean {
  return span.status.code === SpanStatusCode.ERROR || span.attributes[attributes.decision] === true;
}

/** By the random end of the trace id, as W3C recommends. */
export function isInShare(traceId: string, share: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) / 0x1_0000_0000 < share;
}

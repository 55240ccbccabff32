import { randomUUID } from 'node:crypto';
import type { TraceContext } from '../durable/api';

const shape = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's W3C trace context, when it is well formed. */
export function readTraceContext(traceparent: unknown, tracestate: unknown): TraceContext | undefined {
  if (typeof traceparent !== 'string' || !shape.test(traceparent)) return undefined;
  return typeof tracestate === 'string' && tracestate !== ''
    ? { traceParent: traceparent, traceState: tracestate }
    : { traceParent: traceparent };
}

/** A trace of its own, for work nobody else started. */
export function newTraceContext(): TraceContext {
  const span = randomUUID();
  return { traceParent: `00-${randomUUID().replaceAll('-', '')}-${span.slice(0, 8)}${span.slice(24, 32)}-01` };
}

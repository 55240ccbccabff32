import { createHash, randomBytes } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';

const traceParentShape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const noTrace = /^0+$/;
const sampledFlag = 1;

/** Undefined for what is no valid W3C traceparent. */
export function parseTraceParent(text: string | undefined): SpanContext | undefined {
  const [, traceId, spanId] = traceParentShape.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || noTrace.test(traceId) || noTrace.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: sampledFlag, isRemote: true };
}

export function traceParentOf({ traceId, spanId }: SpanContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/**
 * The id of an orchestration's span. It follows from trace and instance, so what runs in the orchestration can hang below its
 * span weeks before that ends and is sent.
 */
export function orchestrationSpanId(traceId: string, instance: string): string {
  return createHash('sha256').update(`${traceId}/${instance}`).digest('hex').slice(0, 16);
}

/** Parts of the id of a run or a triage; whatever has more was started by the instance without the last two. */
const rootParts = 4;

/** Undefined for the topmost instance of a tree. */
export function parentInstance(instance: string): string | undefined {
  const parts = instance.split('.');
  return parts.length > rootParts ? parts.slice(0, -2).join('.') : undefined;
}

export interface SpanIds {
  generateTraceId(): string;
  generateSpanId(): string;
  /** Ids of the next span, where they are not to be random. It has to be started before anything else is. */
  plan(ids: { readonly traceId?: string | undefined; readonly spanId?: string | undefined }): void;
}

export function createSpanIds(): SpanIds {
  let planned: Parameters<SpanIds['plan']>[0] = {};
  const take = (name: 'traceId' | 'spanId', bytes: number): string => {
    const id = planned[name] ?? randomBytes(bytes).toString('hex');
    planned = { ...planned, [name]: undefined };
    return id;
  };
  return {
    generateTraceId: () => take('traceId', 16),
    generateSpanId: () => take('spanId', 8),
    plan(ids) {
      planned = ids;
    },
  };
}

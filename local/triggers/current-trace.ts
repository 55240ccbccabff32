import { AsyncLocalStorage } from 'node:async_hooks';
import type { TraceContext } from '../durable/api';

const traces = new AsyncLocalStorage<TraceContext>();

/** Runs with a trace that inputs made meanwhile can see. */
export function withTrace<T>(trace: TraceContext | undefined, run: () => T): T {
  return trace === undefined ? run() : traces.run(trace, run);
}

/** The trace of the invocation whose inputs are being made. */
export function currentTrace(): TraceContext | undefined {
  return traces.getStore();
}

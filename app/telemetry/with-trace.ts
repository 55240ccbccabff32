import type { Telemetry } from '../../ports/telemetry';

/** The input of an orchestration with the trace it belongs to, so that its instances and activities find it again. */
export function withTrace<T>(telemetry: Pick<Telemetry, 'traceParent'> | undefined, input: T): T {
  const traceParent = telemetry?.traceParent();
  return traceParent === undefined || typeof input !== 'object' ? input : { ...input, traceParent };
}

import type { Span, Telemetry } from '../../ports/telemetry';

const noSpan: Span = {
  set() {
    // Nobody looks.
  },
  fail() {
    // Nobody looks.
  },
};

const nothing = (): void => undefined;

/** Reports nothing. Work runs as if it were called directly. */
export const noTelemetry: Telemetry = {
  span: (_start, work) => work(noSpan),
  recordOrchestration: nothing,
  traceParent: () => undefined,
  count: nothing,
  record: nothing,
  observe: nothing,
  log: nothing,
  keepSecret: nothing,
  redact: (text) => text,
  close: () => Promise.resolve(),
};

import { JsonLogsSerializer, JsonMetricsSerializer, JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ISerializer } from '@opentelemetry/otlp-transformer';
import type { Exporters } from '../../adapters/telemetry/exporters';
import { createOtlpInbox } from './otlp-receiver';
import type { OtlpInbox } from './otlp-receiver';

/** Exporters that make the same bytes as those over HTTP, and put them into an inbox. */
export function createOtlpMemory(): OtlpInbox & { readonly exporters: Exporters } {
  const inbox = createOtlpInbox();
  const to = <T>(signal: string, serializer: ISerializer<T, unknown>) => ({
    export(records: T, done: (result: { readonly code: 0 }) => void) {
      inbox.put(`/v1/${signal}`, new TextDecoder().decode(serializer.serializeRequest(records)));
      done({ code: 0 });
    },
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  });
  return {
    ...inbox,
    exporters: {
      spans: [to('traces', JsonTraceSerializer)],
      metrics: [to('metrics', JsonMetricsSerializer)],
      logs: [to('logs', JsonLogsSerializer)],
    },
  };
}

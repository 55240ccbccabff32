import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from '@azure/monitor-opentelemetry-exporter';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { LogRecordExporter } from '@opentelemetry/sdk-logs';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

type AzureOptions = NonNullable<ConstructorParameters<typeof AzureMonitorTraceExporter>[0]>;

export interface Destinations {
  /** Application Insights. Without a credential the connection string's own key is all there is. */
  readonly azureMonitor?: {
    readonly connectionString: string;
    readonly credential?: NonNullable<AzureOptions['credential']>;
  };
  /** Base URL of an OTLP receiver over HTTP (JSON), without `/v1/…`; the headers are those of OTEL_EXPORTER_OTLP_HEADERS. */
  readonly otlp?: { readonly url: string };
}

export interface Exporters {
  readonly spans: readonly SpanExporter[];
  readonly metrics: readonly PushMetricExporter[];
  readonly logs: readonly LogRecordExporter[];
}

export function createExporters({ azureMonitor, otlp }: Destinations): Exporters {
  const to = (signal: string) => ({ url: `${otlp?.url.replace(/\/+$/, '') ?? ''}/v1/${signal}` });
  // What cannot be sent is dropped: a copy on the disk would lie there unwatched.
  const azure: AzureOptions | undefined = azureMonitor && { ...azureMonitor, disableOfflineStorage: true };
  return {
    spans: [
      ...(azure ? [new AzureMonitorTraceExporter(azure)] : []),
      ...(otlp ? [new OTLPTraceExporter(to('traces'))] : []),
    ],
    metrics: [
      ...(azure ? [new AzureMonitorMetricExporter(azure)] : []),
      ...(otlp ? [new OTLPMetricExporter(to('metrics'))] : []),
    ],
    logs: [...(azure ? [new AzureMonitorLogExporter(azure)] : []), ...(otlp ? [new OTLPLogExporter(to('logs'))] : [])],
  };
}

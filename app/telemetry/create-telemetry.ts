import packageJson from '../../package.json';
import { noTelemetry } from '../../adapters/telemetry/none';
import type { Telemetry } from '../../ports/telemetry';
import { ownCredential } from '../identity/own-credential';
import type { TelemetryConfig } from './telemetry-config';

export interface LoadedTelemetry {
  readonly telemetry: Telemetry;
  /** Settles when the SDK is there; what happens before is not reported. Rejects when it cannot be set up. */
  readonly ready: Promise<void>;
}

/** The SDK is a bundle of its own, which only a host that reports loads. */
export function createTelemetry(config: TelemetryConfig): LoadedTelemetry {
  if (config.kind === 'none') return { telemetry: noTelemetry, ready: Promise.resolve() };
  let loaded: Telemetry = noTelemetry;
  const kept: string[] = [];
  const observed: Parameters<Telemetry['observe']>[0][] = [];
  const ready = import('../../adapters/telemetry/open-telemetry.js').then(({ createOpenTelemetry }) => {
    loaded = createOpenTelemetry({ version: packageJson.version, share: config.share, ...destinationsOf(config) });
    kept.splice(0).forEach((value) => loaded.keepSecret(value));
    observed.splice(0).forEach((read) => loaded.observe(read));
  });
  // Whoever opens the app waits for `ready` and tells; nobody else has to.
  ready.catch(() => undefined);
  const telemetry: Telemetry = {
    span: (start, work) => loaded.span(start, work),
    recordOrchestration: (orchestration) => loaded.recordOrchestration(orchestration),
    traceParent: () => loaded.traceParent(),
    count: (metric, value, labels) => loaded.count(metric, value, labels),
    record: (metric, value, labels) => loaded.record(metric, value, labels),
    observe: (read) => (loaded === noTelemetry ? void observed.push(read) : loaded.observe(read)),
    log: (line) => loaded.log(line),
    keepSecret: (value) => (loaded === noTelemetry ? void kept.push(value) : loaded.keepSecret(value)),
    redact: (text) => loaded.redact(text),
    close: () => loaded.close(),
  };
  return { telemetry, ready };
}

function destinationsOf({ connectionString, otlpUrl }: Exclude<TelemetryConfig, { readonly kind: 'none' }>) {
  return {
    ...(connectionString === undefined
      ? {}
      : { azureMonitor: { connectionString, ...(isEntra(connectionString) ? { credential: ownCredential } : {}) } }),
    ...(otlpUrl === undefined ? {} : { otlp: { url: otlpUrl } }),
  };
}

/** Application Insights of Azure takes the app's identity (local authentication is off); a stand-in has nobody to ask. */
function isEntra(connectionString: string): boolean {
  return /IngestionEndpoint=https:\/\/[^;]*\.applicationinsights\.azure\.(com|cn|us)/i.test(connectionString);
}

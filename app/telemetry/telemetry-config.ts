/** Where telemetry goes; `none` = nowhere, at no cost. */
export type TelemetryConfig =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'azure-monitor' | 'otlp';
      readonly connectionString?: string;
      /** Also beside Application Insights, when it is set. */
      readonly otlpUrl?: string;
      /** Share of traces that are kept whole. */
      readonly share: number;
    };

type Environment = Readonly<Record<string, string | undefined>>;

export function readTelemetry(env: Environment, problems: string[]): TelemetryConfig {
  const kind = env['STELLWERK_TELEMETRY'] || 'none';
  if (kind === 'none') return { kind };
  if (kind !== 'azure-monitor' && kind !== 'otlp') {
    problems.push(`STELLWERK_TELEMETRY is "${kind}", but must be "none", "azure-monitor" or "otlp"`);
    return { kind: 'none' };
  }
  const connectionString = env['APPLICATIONINSIGHTS_CONNECTION_STRING'] || undefined;
  const otlpUrl = env['OTEL_EXPORTER_OTLP_ENDPOINT'] || undefined;
  if (kind === 'azure-monitor' && connectionString === undefined) {
    problems.push(
      'APPLICATIONINSIGHTS_CONNECTION_STRING is missing: it is on the page of the Application Insights resource',
    );
  }
  if (kind === 'otlp' && (otlpUrl === undefined || !URL.canParse(otlpUrl))) {
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT must be the address of an OTLP receiver, e.g. http://127.0.0.1:4318');
  }
  return {
    kind,
    share: readShare(env, problems),
    ...(kind === 'azure-monitor' && connectionString !== undefined ? { connectionString } : {}),
    ...(otlpUrl === undefined ? {} : { otlpUrl }),
  };
}

function readShare(env: Environment, problems: string[]): number {
  const text = env['STELLWERK_TELEMETRY_SHARE'] || '1';
  const share = Number(text);
  if (share >= 0 && share <= 1) return share;
  problems.push(`STELLWERK_TELEMETRY_SHARE is "${text}", but must be a number from 0 to 1`);
  return 1;
}

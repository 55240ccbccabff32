import { readTelemetry } from '../../../../app/telemetry/telemetry-config';

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { config: readTelemetry(env, problems), problems };
}

describe('readTelemetry', () => {
  it('reports nothing by default, whatever else is set', () => {
    expect(read({ APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=x' })).toEqual({
      config: { kind: 'none' },
      problems: [],
    });
  });

  it('sends to Application Insights, and to an OTLP receiver besides', () => {
    const { config, problems } = read({
      STELLWERK_TELEMETRY: 'azure-monitor',
      APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=x',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      STELLWERK_TELEMETRY_SHARE: '0.25',
    });
    expect(problems).toEqual([]);
    expect(config).toEqual({
      kind: 'azure-monitor',
      connectionString: 'InstrumentationKey=x',
      otlpUrl: 'http://127.0.0.1:4318',
      share: 0.25,
    });
  });

  it.each([
    [{ STELLWERK_TELEMETRY: 'jaeger' }, /STELLWERK_TELEMETRY is "jaeger"/],
    [{ STELLWERK_TELEMETRY: 'azure-monitor' }, /APPLICATIONINSIGHTS_CONNECTION_STRING is missing/],
    [{ STELLWERK_TELEMETRY: 'otlp' }, /OTEL_EXPORTER_OTLP_ENDPOINT must be/],
    [
      { STELLWERK_TELEMETRY: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h', STELLWERK_TELEMETRY_SHARE: '2' },
      /STELLWERK_TELEMETRY_SHARE is "2"/,
    ],
  ])('names what is wrong: %j', (env, problem) => {
    expect(read(env as Record<string, string>).problems).toEqual([expect.stringMatching(problem)]);
  });
});

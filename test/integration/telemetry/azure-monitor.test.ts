import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeBinary, packageRoot } from '../../support/product-host';
import { loopbackCertificate } from '../../support/emulators/certificate';
import { startEmulator } from '../../support/emulators/https-server';
import type { EmulatorServer } from '../../support/emulators/https-server';

interface Envelope {
  readonly iKey?: string;
  readonly instrumentationKey?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: { readonly baseType: string; readonly baseData: Readonly<Record<string, unknown>> };
}

/** What a run does, by the bundle that hosts load, in a process of its own: it ends before the exporter asks for anything else. */
const program = `
const { createOpenTelemetry } = require(process.argv[1]);
const telemetry = createOpenTelemetry({ version: '1.2.3', share: 1, azureMonitor: { connectionString: process.argv[2] } });
(async () => {
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const about = { 'http.request.method': 'POST', 'http.route': '/api/hooks/ado/{tenant}', 'stellwerk.tenant': 'acme' };
  await telemetry.span({ name: 'POST /api/hooks/ado/{tenant}', kind: 'server', parent, attributes: about }, async (span) => {
    span.set({ 'http.response.status_code': 202 });
    await telemetry.span({ name: 'chat gpt', kind: 'client', attributes: { 'gen_ai.request.model': 'gpt', who: 'jo@example.com' } }, async () => 1);
    await telemetry.span({ name: 'code.commit', kind: 'client' }, async () => { throw new TypeError('no push for jo@example.com'); }).catch(() => 0);
    telemetry.log({ level: 'warning', message: 'told jo@example.com' });
    telemetry.log({ level: 'information', message: 'T5', event: 'stellwerk.audit', attributes: { transition: 'T5' } });
  });
  telemetry.count('stellwerk.deployments', 2, { tenant: 'acme', outcome: 'SUCCESS' });
  telemetry.record('stellwerk.lead_time', 7200, { tenant: 'acme' });
  telemetry.observe(async () => [{ metric: 'stellwerk.budget.used', value: 25, labels: { tenant: 'acme', window: 'day' } }]);
  await telemetry.close();
})();
`;

describe('Application Insights', () => {
  let service: EmulatorServer;
  let envelopes: readonly Envelope[] = [];

  beforeAll(async () => {
    service = await startEmulator(({ json }) => {
      const count = (json as unknown as readonly unknown[]).length;
      return { status: 200, body: { itemsReceived: count, itemsAccepted: count, errors: [] } };
    });
    const { certFile } = await loopbackCertificate();
    const connection = `InstrumentationKey=11111111-2222-4333-8444-555555555555;IngestionEndpoint=${service.url}`;
    const bundle = join(packageRoot, 'dist/lazy/adapters-telemetry-open-telemetry.js');
    await promisify(execFile)(nodeBinary, ['-e', program, bundle, connection], {
      env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: certFile, APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' },
      timeout: 30_000,
    });
    envelopes = service.requests.flatMap(({ json }) => json as unknown as readonly Envelope[]);
  });

  afterAll(() => service.close());

  const of = (type: string) => envelopes.filter(({ data }) => data.baseType === type).map(({ data }) => data.baseData);

  it('gets requests under the names that the queries look for', () => {
    expect(of('RequestData')).toMatchObject([
      { name: 'POST /api/hooks/ado/{tenant}', responseCode: '202', properties: { 'stellwerk.tenant': 'acme' } },
    ]);
  });

  it('gets one operation of it all', () => {
    const spans = envelopes.filter(({ data }) => /Request|Dependency|Message|Event/.test(data.baseType));
    expect(new Set(spans.map(({ tags }) => tags['ai.operation.id']))).toEqual(
      new Set(['0af7651916cd43dd8448eb211c80319c']),
    );
    expect(of('RemoteDependencyData').map(({ name, success }) => [name, success])).toEqual([
      ['chat gpt', true],
      ['code.commit', false],
    ]);
  });

  it('gets metrics with their labels as dimensions', () => {
    const metrics = of('MetricData').flatMap(({ metrics: points, properties }) =>
      (points as readonly Readonly<Record<string, unknown>>[]).map((point) => ({ ...point, properties })),
    );
    expect(metrics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'stellwerk.deployments',
          value: 2,
          properties: { tenant: 'acme', outcome: 'SUCCESS' },
        }),
        expect.objectContaining({ name: 'stellwerk.lead_time', value: 7_200, count: 1, max: 7_200 }),
        expect.objectContaining({
          name: 'stellwerk.budget.used',
          value: 25,
          properties: { tenant: 'acme', window: 'day' },
        }),
      ]),
    );
  });

  it('gets logs, the audit trail as events, and exceptions', () => {
    expect(of('MessageData')).toMatchObject([{ message: 'told [email]' }]);
    expect(of('EventData')).toMatchObject([{ name: 'stellwerk.audit', properties: { transition: 'T5' } }]);
    expect(of('ExceptionData')).toMatchObject([
      { exceptions: [{ typeName: 'TypeError', message: 'no push for [email]' }] },
    ]);
  });

  it('gets nothing that is personal', () => {
    expect(service.requests.length).toBeGreaterThan(0);
    expect(service.requests.filter(({ text }) => text.includes('jo@example.com'))).toEqual([]);
  });
});

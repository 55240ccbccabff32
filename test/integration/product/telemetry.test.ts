import { setTimeout as sleep } from 'node:timers/promises';
import { startOtlpReceiver } from '../../support/otlp-receiver';
import type { OtlpReceiver, ReceivedSpan } from '../../support/otlp-receiver';
import { startProduct, tokenOf } from '../../support/product-host';
import type { Product } from '../../support/product-host';
import { atGate, decide, expectOk, isCompleted, untilRun } from '../../support/product-runs';
import { sampleProject, sampleScript } from '../../support/product-sample';
import { metrics } from '../../../contracts/telemetry';

jest.setTimeout(120_000);

describe('telemetry of a run, from its hook to production', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const sample = sampleProject('trams', 77);
  let receiver: OtlpReceiver;
  let product: Product;
  let hookSecret = '';
  let figures: unknown;
  let scraped = '';
  let spans: readonly ReceivedSpan[] = [];

  const inTrace = (): readonly ReceivedSpan[] => spans.filter((span) => span.traceId === traceId);
  const named = (name: string): readonly ReceivedSpan[] => inTrace().filter((span) => span.name === name);

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    product = await startProduct({
      modelScript: sampleScript,
      env: { STELLWERK_TELEMETRY: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
    });
    expect(await sample.file(product, `00-${traceId}-b7ad6b7169203331-01`)).toBe(202);
    hookSecret = expectOk(
      await product.call<{ readonly hookSecret: string }>('admin', 'POST', '/v1/tenants', { tenant: 'local' }),
    ).hookSecret;
    await untilRun(product, sample.runId, atGate('qa'));
    expectOk(await decide(product, sample.runId, 'qa', 'approve'));
    await untilRun(product, sample.runId, (run) => atGate('deploy')(run) || isCompleted(run));
    await decide(product, sample.runId, 'ops', 'approve').catch(() => undefined);
    await untilRun(product, sample.runId, isCompleted);
    figures = expectOk(await product.call('dev', 'GET', '/v1/tenants/local/figures'));
    scraped = String(expectOk(await product.call('admin', 'GET', '/metrics')));
    // The run's last word comes before the last step of its orchestration.
    await untilSent(() => receiver.spans().some(({ name }) => name === 'orchestration:deliverWorkItem'));
    // What is left is sent before the host is gone.
    await product.stop();
    spans = receiver.spans();
  });

  async function untilSent(isThere: () => boolean): Promise<void> {
    for (const until = Date.now() + 30_000; !isThere(); await sleep(100)) {
      if (Date.now() > until) throw new Error(`It was not sent:\n${product.output().slice(-2_000)}`);
    }
  }

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await (receiver as OtlpReceiver | undefined)?.close();
  });

  it('is one trace: every span hangs below another one, up to the caller of the hook', () => {
    const ids = new Set(inTrace().map((span) => span.spanId));
    const loose = inTrace().filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId));
    expect(loose.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([
      ['POST /api/hooks/ado/{tenant}', 'b7ad6b7169203331'],
    ]);
    expect(ids.size).toBe(inTrace().length);
  });

  it('goes over hook, bus, orchestrations, activities, model calls and adapters', () => {
    for (const name of [
      'send ado-events',
      'process ado-events',
      'orchestration:deliverWorkItem',
      'orchestration:codeChange',
      'orchestration:agentSession',
      'orchestration:deployChange',
      'activity:takeModelTurn',
      'chat scripted',
      'activity:commitChange',
      'code.commit',
      'checks.start',
      'activity:measureSignals',
      'signals.sample',
      'activity:finishRun',
    ]) {
      expect([name, named(name).length > 0]).toEqual([name, true]);
    }
  });

  it('nests a model call in its turn, its session, its stage and the run', () => {
    const byId = new Map(inTrace().map((span) => [span.spanId, span]));
    const path: string[] = [];
    for (let span = named('chat scripted')[0]; span; span = byId.get(span.parentSpanId ?? '')) path.unshift(span.name);
    expect(path).toEqual([
      'POST /api/hooks/ado/{tenant}',
      'send ado-events',
      'process ado-events',
      'orchestration:deliverWorkItem',
      'orchestration:planWorkItem',
      'orchestration:agentSession',
      'activity:takeModelTurn',
      'chat scripted',
    ]);
  });

  it('gives an orchestration the time it took, once, however often it was replayed', () => {
    const [run, ...more] = named('orchestration:deliverWorkItem');
    expect(more).toEqual([]);
    const last = named('activity:finishRun')[0];
    expect(run && last && run.start <= last.start && run.end >= last.start).toBe(true);
  });

  it('tells of model calls by the conventions, without prompt and reply', () => {
    const [call] = named('chat scripted');
    expect(call?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'scripted',
      'gen_ai.agent.name': 'planner',
      'gen_ai.response.finish_reasons': [expect.any(String)],
      'gen_ai.usage.input_tokens': expect.any(Number),
      'gen_ai.usage.output_tokens': expect.any(Number),
    });
    expect(receiver.text()).not.toContain('Next departures at a stop');
  });

  it('reports metrics of the table only, with their labels, and those of a delivered run', () => {
    const points = receiver.points();
    const table: Readonly<Record<string, { readonly labels: readonly string[] }>> = metrics;
    for (const { metric, labels } of points) {
      expect(Object.keys(table)).toContain(metric);
      expect(Object.keys(labels).filter((label) => !table[metric]?.labels.includes(label))).toEqual([]);
    }
    const of = (metric: string) => points.filter((point) => point.metric === metric);
    expect(of('stellwerk.deployments')).toMatchObject([{ value: 1, labels: { tenant: 'local', outcome: 'SUCCESS' } }]);
    expect(of('stellwerk.runs.ended')).toMatchObject([{ value: 1, labels: { status: 'completed' } }]);
    expect(of('stellwerk.lead_time')).toMatchObject([{ count: 1 }]);
    expect(of('stellwerk.dispatch.latency')[0]).toMatchObject({ labels: { queue: 'ado-events' } });
    expect(of('stellwerk.wait').map(({ labels }) => labels['by'])).toEqual(
      expect.arrayContaining(['person', 'machine']),
    );
    const tokens = of('stellwerk.model.tokens').map(({ labels }) => labels['direction']);
    expect(tokens.sort()).toEqual(['cached', 'in', 'out']);
  });

  it('has the same in the figures for people and for Prometheus', () => {
    expect(figures).toMatchObject({
      tenant: 'local',
      deployments: 1,
      changeFailurePercent: 0,
      timeToRestoreHours: null,
    });
    expect(scraped).toContain('stellwerk_deployments_total{tenant="local",outcome="SUCCESS"} 1');
    expect(scraped).toContain('stellwerk_runs_ended_total{tenant="local",status="completed"} 1');
    expect(scraped).toContain('stellwerk_lead_time_seconds_count{tenant="local"} 1');
    expect(scraped).toMatch(/^stellwerk_dead_letters\{queue="ado-events"\} 0$/m);
  });

  it('sends the audit trail along as events', () => {
    const events = receiver
      .logs()
      .filter(({ attributes }) => attributes['microsoft.custom_event.name'] === 'stellwerk.audit');
    const transitions = events.flatMap(({ attributes }) => attributes['transition'] ?? []);
    expect(transitions).toEqual(expect.arrayContaining(['T1', 'T2', 'T3', 'T4', 'T5']));
  });

  it('lets no secret of the host out', () => {
    for (const secret of [hookSecret, tokenOf(product.data, 'admin'), tokenOf(product.data, 'qa')]) {
      expect(receiver.text()).not.toContain(secret);
    }
  });
});

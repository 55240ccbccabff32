import { HttpRequest, InvocationContext, PreInvocationContext } from '@azure/functions';
import { createOpenTelemetry } from '../../../../adapters/telemetry/open-telemetry';
import { traceInvocations } from '../../../../app/telemetry/trace-invocations';
import type { Telemetry } from '../../../../ports/telemetry';
import { createOtlpMemory } from '../../../support/otlp-memory';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const other = '11111111111111111111111111111111';
const run = 'local.trams.77.1';

describe('traceInvocations', () => {
  let inbox: ReturnType<typeof createOtlpMemory>;
  let telemetry: Telemetry;
  let trace: ReturnType<typeof traceInvocations>;

  beforeEach(() => {
    inbox = createOtlpMemory();
    telemetry = createOpenTelemetry({ version: '0.0.0', share: 1, exporters: inbox.exporters });
    trace = traceInvocations(telemetry);
  });

  interface Call {
    readonly type: string;
    readonly name?: string;
    readonly input: unknown;
    readonly trace?: string;
    readonly metadata?: Record<string, unknown>;
    readonly trigger?: Record<string, unknown>;
    readonly answer?: unknown;
    readonly fails?: Error;
  }

  async function call({
    type,
    name = 'f',
    input,
    trace: host,
    metadata,
    trigger,
    answer,
    fails,
  }: Call): Promise<unknown> {
    const invocationContext = new InvocationContext({
      functionName: name,
      invocationId: 'i',
      options: { trigger: { type, name: 'input', ...trigger } },
      ...(host === undefined ? {} : { traceContext: { traceParent: host } }),
      ...(metadata === undefined ? {} : { triggerMetadata: metadata }),
    });
    const hook = new PreInvocationContext({
      inputs: [input],
      invocationContext,
      functionCallback: () => (fails ? Promise.reject(fails) : answer),
    });
    trace(hook);
    return hook.functionHandler(input, invocationContext) as unknown;
  }

  async function spans() {
    await telemetry.close();
    return inbox.spans();
  }

  const get = (headers: Record<string, string> = {}) =>
    new HttpRequest({ method: 'GET', url: 'http://host/api/v1/runs', headers, params: { tenant: 'local' } });
  const http = { type: 'httpTrigger', trigger: { route: 'v1/runs' }, answer: { status: 200 } };

  it('begins the trace the host has made up for a caller who names none', async () => {
    await call({ ...http, input: get(), trace: `00-${traceId}-b7ad6b7169203331-01` });
    expect(await spans()).toMatchObject([
      { name: 'GET /api/v1/runs', traceId, parentSpanId: undefined, failed: false },
    ]);
  });

  it("hangs below the caller's span where the caller names it", async () => {
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    await call({ ...http, input: get({ traceparent }), trace: traceparent });
    expect(await spans()).toMatchObject([{ traceId, parentSpanId: 'b7ad6b7169203331' }]);
  });

  it('counts a fault of ours as a failure, and a mistake of the caller as none', async () => {
    await call({ ...http, input: get(), answer: { status: 503 } });
    await call({ ...http, input: get(), answer: { status: 404 } });
    expect((await spans()).map(({ failed, attributes }) => [attributes['http.response.status_code'], failed])).toEqual([
      [503, true],
      [404, false],
    ]);
  });

  it('marks a throw and a refusal with their codes, and hands both on unchanged', async () => {
    const fails = new TypeError('no');
    const metadata = { instanceId: `${run}.code.1` };
    const activity = {
      type: 'activityTrigger',
      metadata,
      input: { runId: run },
      trace: `00-${traceId}-${'a'.repeat(16)}-01`,
    };
    await expect(call({ ...activity, fails })).rejects.toBe(fails);
    const refused = { kind: 'refused', code: 'policy_denied', reason: 'not on Fridays' };
    expect(await call({ ...activity, answer: refused })).toBe(refused);
    expect((await spans()).map(({ failed, attributes }) => [failed, attributes['error.type']])).toEqual([
      [true, 'TypeError'],
      [true, 'policy_denied'],
    ]);
  });

  it("finds the run's trace again for an activity that the host runs in another one", async () => {
    const input = { runId: run, traceParent: `00-${traceId}-b7ad6b7169203331-01` };
    const history = [{ Timestamp: '2026-01-01T00:00:00Z' }, { Timestamp: '2026-01-01T00:00:05Z' }];
    const pass = { instanceId: run, input: JSON.stringify(input), history };
    const orchestration = { type: 'orchestrationTrigger', name: 'deliver', input: pass };
    await call({ ...orchestration, answer: { isDone: false, actions: [[]] } });
    const metadata = { instanceId: `${run}.code.1` };
    await call({
      type: 'activityTrigger',
      name: 'a',
      input: { runId: run },
      metadata,
      trace: `00-${other}-${'a'.repeat(16)}-01`,
    });
    await call({
      ...orchestration,
      input: { ...pass, instanceId: `${run}.code.1`, input: '{}' },
      answer: { isDone: true },
    });
    await call({ ...orchestration, answer: { isDone: true, output: { status: 'completed' } } });

    const [activity, stage, root, ...more] = await spans();
    expect(more).toEqual([]);
    expect(activity).toMatchObject({ name: 'activity:a', traceId, parentSpanId: stage?.spanId });
    expect(stage).toMatchObject({ traceId, parentSpanId: root?.spanId });
    expect(root).toMatchObject({ name: 'orchestration:deliver', traceId, parentSpanId: 'b7ad6b7169203331' });
    expect(root && root.end - root.start).toBe(5_000_000_000n);
  });

  it('tells of an orchestration that failed', async () => {
    const history = [{ Timestamp: '2026-01-01T00:00:00Z' }];
    const pass = { instanceId: run, input: { traceParent: `00-${traceId}-b7ad6b7169203331-01` }, history };
    const fails = new Error('broken\n\n$OutOfProcData$:{"a":1}');
    await expect(call({ type: 'orchestrationTrigger', input: pass, fails })).rejects.toBe(fails);
    expect(await spans()).toMatchObject([{ failed: true }]);
  });

  it('leaves entities alone', async () => {
    expect(await call({ type: 'entityTrigger', input: {}, answer: 7 })).toBe(7);
    expect(await spans()).toEqual([]);
  });
});

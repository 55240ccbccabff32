import { signingSecretName } from '../../../activities/bundle-signature';
import { HttpRequest } from '@azure/functions';
import type { HttpResponseInit, InvocationContext } from '@azure/functions';
import { createHttpHandler } from '../../../functions/http/edge';
import { routes } from '../../../functions/routes';
import { workItemUpdated } from '../../support/ado-events';
import { createServiceWorld, dev, openGate, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

describe('HTTP API', () => {
  let world: ServiceWorld;
  let logged: unknown[];
  beforeEach(async () => {
    world = await createServiceWorld();
    logged = [];
  });
  afterEach(() => world.close());

  async function call(
    name: string,
    init: {
      user?: string | null;
      params?: Record<string, string>;
      query?: Record<string, string>;
      body?: unknown;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> {
    const route = routes.find((each) => each.name === name);
    if (!route) throw new Error(`no route ${name}`);
    const { user = 'dev', params = {}, query = {}, body, headers = {} } = init;
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const request = new HttpRequest({
      method: route.method,
      url: `http://127.0.0.1/api/${route.path}`,
      params,
      query,
      headers: { ...(user === null ? {} : { authorization: `Bearer token-${user}` }), ...headers },
      ...(text === undefined ? {} : { body: { string: text } }),
    });
    const context = { error: (...args: unknown[]) => logged.push(args) } as unknown as InvocationContext;
    const answer = (await createHttpHandler(route, () => world.services)(request, context)) as HttpResponseInit;
    const raw = answer.jsonBody ?? answer.body;
    const parsed = typeof raw === 'string' && raw.startsWith('{') ? JSON.parse(raw) : raw;
    return { status: answer.status ?? 200, headers: answer.headers as Record<string, string>, body: parsed };
  }

  it('files a ticket with 202 and tells where the run is', async () => {
    const answer = await call('fileRun', { body: { title: 'A' }, headers: { 'idempotency-key': 'k' } });

    expect(answer).toMatchObject({
      status: 202,
      headers: { location: '/api/v1/runs/acme.shop.1.1', 'x-request-id': expect.any(String) },
      body: { runId: 'acme.shop.1.1', created: true, links: { self: '/api/v1/runs/acme.shop.1.1' } },
    });
  });

  it.each([
    ['no token', null, {}],
    ['an unknown token', 'nobody', {}],
    ['Basic credentials', null, { authorization: 'Basic dG9rZW4tZGV2' }],
    ['two words', null, { authorization: 'Bearer token-dev extra' }],
  ])('answers 401 to %s on every route for users', async (_name, user, headers) => {
    for (const { name } of routes.filter(({ access }) => access === 'user')) {
      const answer = await call(name, {
        user,
        headers,
        params: { runId: 'acme.shop.1.1', tenant: 'acme', gate: 'qa' },
      });

      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
  });

  it('answers 404 to another tenant on every route about a run', async () => {
    const { runId } = await openGate(world);
    const bodies: Record<string, unknown> = {
      decideGate: { decision: 'approve', subject: subjectOf(1) },
      decideCheckpoint: { choice: 'continue' },
      reportRisk: { risk: 'R3', reason: 'fares' },
    };
    const ofUsers = routes.filter(({ access }) => access === 'user');
    for (const { name, path } of ofUsers.filter((each) => each.path.includes('{runId}'))) {
      const answer = await call(name, { user: 'eve', params: { runId, gate: 'qa' }, body: bodies[name] ?? undefined });

      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect(await world.ports.runs.getControl(runId)).toBe('run');
  });

  it('registers no GET that could change anything', () => {
    const changing =
      /^(file|decide|judge|replay|register|report|accept|raise|ensure|remove|rotate|retire|pause|resume|cancel|retry|continue)/;

    expect(routes.filter(({ name, method }) => changing.test(name) !== (method === 'POST'))).toEqual([]);
  });

  it('gives every route a name and a place of its own', () => {
    const places = routes.map(({ method, path }) => `${method} ${path}`);

    expect(new Set(places).size).toBe(routes.length);
    expect(new Set(routes.map(({ name }) => name.toLowerCase())).size).toBe(routes.length);
  });

  it.each([
    ['fileRun', 'not json', 'JSON'],
    ['fileRun', '[]', 'the body must be an object'],
    ['fileRun', {}, 'title is required'],
    ['fileRun', { title: ' ' }, 'title must not be empty'],
    ['fileRun', { title: 'A', acceptanceCriteria: ['ok', 7] }, 'acceptanceCriteria[1] must be a text'],
    ['fileRun', { title: 'A'.repeat(201) }, 'title must have at most 200 characters'],
    ['decideGate', { decision: 'x'.repeat(41), subject: 'x' }, 'decision must have at most 40 characters'],
    ['decideGate', { decision: 'approve' }, 'subject is required'],
    [
      'decideGate',
      { decision: 'approve', subject: 'x', checklist: { ux: 'yes' } },
      'checklist.ux must be true or false',
    ],
    ['registerProject', { location: '/r', ado: { organization: 'o' } }, 'ado.project is required'],
  ])('answers 400 of %s to %j and names the place', async (name, body, problem) => {
    const answer = await call(name, { body, params: { runId: 'acme.shop.1.1', gate: 'qa' } });

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining(problem) },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('refuses a body that is too large, by its announced size', async () => {
    const answer = await call('fileRun', { body: '{}', headers: { 'content-length': '99999999' } });

    expect(answer).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  it('decides with 200, a stale digest with 409, the requester with 403', async () => {
    const { runId } = await openGate(world);
    const params = { runId, gate: 'qa.1' };
    const body = { decision: 'approve', subject: subjectOf(1) };

    expect(await call('decideGate', { params, body })).toMatchObject({ status: 403 });
    expect(await call('decideGate', { params, user: 'qa', body: { ...body, subject: 'x' } })).toMatchObject({
      status: 409,
      body: { code: 'stale_subject', requestId: expect.any(String) },
    });
    expect(await call('decideGate', { params, user: 'qa', body })).toMatchObject({
      status: 200,
      body: { outcome: 'recorded', decision: { by: 'qa', choice: 'approve', channel: 'api' } },
    });
    expect(await call('decideGate', { params, user: 'qa', body })).toMatchObject({ body: { outcome: 'repeated' } });
  });

  it('shows a run with its cost and next transitions', async () => {
    const { runId } = await openGate(world);
    await world.ports.ledger.record({
      key: 't1',
      tenant: 'acme',
      project: 'shop',
      runId,
      stage: 'plan',
      role: 'planner',
      model: 'scripted',
      inputTokens: 1000,
      cachedInputTokens: 0,
      outputTokens: 20,
      costMicroUsd: 12_500,
      at: '2026-01-05T08:00:00Z',
    });

    expect(await call('showRun', { params: { runId } })).toMatchObject({
      body: {
        runId,
        status: 'waiting_for_confirmation',
        waitingFor: { gateId: 'qa.1' },
        costUsd: 0.0125,
        tokensIn: 1000,
        tokensOut: 20,
        manifest: null,
        nextTransitions: ['T1'],
      },
    });
  });

  it('lists only what the caller may see', async () => {
    await world.services.fileTicket(dev, { title: 'A' });

    expect(await call('listRuns')).toMatchObject({ status: 200, body: { items: [{ runId: 'acme.shop.1.1' }] } });
    expect(await call('listRuns', { user: 'eve' })).toMatchObject({ body: { items: [] } });
    expect(await call('listRuns', { user: 'eve', query: { tenant: 'acme' } })).toMatchObject({ status: 404 });
    expect(await call('listRuns', { query: { state: 'coding', status: 'queued' } })).toMatchObject({
      body: { items: [] },
    });
    expect(await call('listRuns', { query: { state: 'NOWHERE' } })).toMatchObject({ status: 400 });
    expect(await call('listRuns', { query: { limit: '0' } })).toMatchObject({ status: 400 });
  });

  it('answers events as JSON, and as a stream that ends and resumes at Last-Event-ID', async () => {
    const { runId } = await world.services.fileTicket(dev, { title: 'A' });
    const accept = { accept: 'text/event-stream' };

    const json = await call('readRunEvents', { params: { runId } });
    const stream = await call('readRunEvents', { params: { runId }, headers: accept });

    expect(json).toMatchObject({ body: { items: [{ sequence: 1, text: 'filed by dev: A' }], over: false } });
    expect(stream.headers['content-type']).toContain('text/event-stream');
    expect(stream.body).toMatch(/^retry: \d+\n\nid: 1\nevent: note\ndata: \{.*\}\n\n$/);
    await world.ports.runs.recordProgress(runId, 'end', '2026-01-06T00:00:00Z', { status: 'completed' });
    const rest = await call('readRunEvents', { params: { runId }, headers: { ...accept, 'last-event-id': '1' } });
    expect(rest.status).toBe(204);
  });

  it('answers a long poll as soon as something happens', async () => {
    const { runId } = await world.services.fileTicket(dev, { title: 'A' });
    const polled = call('readRunEvents', { params: { runId }, query: { after: '1', wait: '5' } });

    await world.ports.runs.recordProgress(runId, 'k', '2026-01-06T00:00:00Z', {}, { kind: 'commit', text: 'c1' });

    expect(await polled).toMatchObject({ body: { items: [{ sequence: 2, text: 'c1' }] } });
  });

  it('shows the diff from the commit the bundle started at', async () => {
    const { runId } = await world.services.fileTicket(dev, { title: 'A' });
    await world.ports.runs.recordProgress(runId, 'c', '2026-01-06T00:00:00Z', { commit: 'c'.repeat(40) });

    const answer = await call('showRunDiff', { params: { runId } });

    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toBe(`shop ${'b'.repeat(40)}..${'c'.repeat(40)}\n`);
  });

  it('serves artifacts to their tenant alone, to be kept for ever', async () => {
    const { sha256 } = await world.ports.artifacts.put('acme', 'qa_report', '{"a":1}');
    const params = { tenant: 'acme', sha256 };

    const answer = await call('readArtifact', { params });
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: `"${sha256}"`, 'cache-control': expect.stringContaining('immutable') },
    });
    expect(Buffer.from(answer.body as Uint8Array).toString()).toBe('{"a":1}');
    expect(await call('readArtifact', { params, headers: { 'if-none-match': `"${sha256}"` } })).toMatchObject({
      status: 304,
    });
    expect(await call('readArtifact', { params, user: 'eve' })).toMatchObject({ status: 404 });
    expect(await call('readArtifact', { params: { ...params, sha256: '../x' } })).toMatchObject({ status: 404 });
  });

  it('answers a fault of ours with 500 without its text, and logs it once', async () => {
    world.ports.runs.getRun = () => Promise.reject(new Error('secret connection string'));

    const answer = await call('showRun', { params: { runId: 'acme.shop.1.1' } });

    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it('sets a budget with 202, and refuses amounts that are none', async () => {
    const params = { tenant: 'acme' };
    const set = await call('setBudget', { user: 'admin', params, body: { dayUsd: 2.5 } });
    const shown = await call('showBudget', { params });
    const wrong = await call('setBudget', { user: 'admin', params, body: { dayUsd: -1, monthUsd: '5' } });

    expect(set).toMatchObject({ status: 202, body: { day: { limitUsd: 2.5 }, month: { limitUsd: null } } });
    expect(shown).toMatchObject({ status: 200, body: set.body });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_request',
        details: { problems: [/dayUsd must be/, /monthUsd must be/].map((text) => expect.stringMatching(text)) },
      },
    });
  });

  describe('service hook', () => {
    const params = { tenant: 'acme' };
    const basic = { authorization: `Basic ${Buffer.from('ado:s3cret').toString('base64')}` };
    const event = workItemUpdated({ tags: [undefined, 'stellwerk'] });

    it('answers 202, 200, 401 and 503 as Azure DevOps needs it', async () => {
      expect(await call('acceptAdoHook', { user: null, params, headers: basic, body: event })).toMatchObject({
        status: 202,
      });
      expect(await call('acceptAdoHook', { user: null, params, headers: basic, body: '{' })).toMatchObject({
        status: 200,
      });
      const wrong = await call('acceptAdoHook', { user: null, params, body: event });
      const unknown = await call('acceptAdoHook', {
        user: null,
        params: { tenant: 'no' },
        headers: basic,
        body: event,
      });
      expect(wrong).toMatchObject({ status: 401, headers: { 'www-authenticate': expect.stringContaining('Basic') } });
      expect(unknown.body).toEqual(wrong.body);
      world.bus.away = true;
      const away = await call('acceptAdoHook', { user: null, params, headers: basic, body: { ...event, id: 'x' } });
      expect(away).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    });

    it('answers a fault of ours with 503, never with a status that is not delivered again', async () => {
      world.ports.secrets.get = () => Promise.reject(new Error('vault away'));

      expect(await call('acceptAdoHook', { user: null, params, headers: basic, body: event })).toMatchObject({
        status: 503,
      });
    });
  });

  describe('operations', () => {
    it('is healthy while its stores answer', async () => {
      expect(await call('checkHealth', { user: null })).toMatchObject({
        status: 200,
        body: { status: 'ok', version: '1.2.3', model: 'scripted', sandbox: 'namespaces' },
      });
      world.ports.ledger.totals = () => Promise.reject(new Error('disk'));
      expect(await call('checkHealth', { user: null })).toMatchObject({
        status: 503,
        body: { checks: { ledger: 'unavailable', runs: 'ok' } },
      });
    });

    it('gives the audit log as JSON Lines with the cursor of the next request', async () => {
      const entry = { tenant: 'acme', kind: 'control', actor: 'admin', data: {}, at: '2026-01-05T08:00:00Z' } as const;
      for (const key of ['a', 'b']) await world.ports.audit.append({ ...entry, key });
      const given = { user: 'admin', headers: { accept: 'application/x-ndjson' } };
      const page = (after: string) => call('readAudit', { ...given, query: { tenant: 'acme', limit: '1', after } });

      expect(await page('0')).toMatchObject({ headers: { 'x-next-after': '1' }, body: { key: 'a', sequence: 1 } });
      expect(await page('1')).toMatchObject({ headers: { 'x-next-after': '2' }, body: { key: 'b' } });
      expect(await page('2')).toMatchObject({ headers: { 'x-next-after': '2' }, body: '' });
    });

    it('exposes runs, gates, cost and requests for Prometheus', async () => {
      await openGate(world);

      const { body } = await call('exposeMetrics', { user: null });

      expect(body).toContain('stellwerk_runs{tenant="acme",state="PLANNING",status="waiting_for_confirmation"} 1');
      expect(body).toContain('stellwerk_gates_open{tenant="acme",gate="qa"} 1');
      expect(body).toContain('stellwerk_notices_pending 0');
      expect(body).toContain('stellwerk_cost_usd_total{tenant="acme"} 0');
      expect(body).toMatch(/stellwerk_http_requests_total\{route="health",method="GET",status="200"\} \d+/);
      expect(body).toMatch(/stellwerk_http_request_seconds_bucket\{route="health",method="GET",le="\+Inf"\} \d+/);
      for (const line of String(body).split('\n')) {
        expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+|)$/);
      }
    });

    it("gives a tenant's people the public keys of its bundles, and nobody else, and never the secret", async () => {
      const params = { tenant: 'acme' };
      expect(await call('readSigningKeys', { params })).toMatchObject({ status: 200, body: { items: [] } });
      world.secrets.set(signingSecretName('acme'), ['the secret']);

      const { body } = await call('readSigningKeys', { params });
      expect(body).toEqual({
        items: [{ keyId: expect.stringMatching(/^[0-9a-f]{16}$/), pem: expect.stringContaining('BEGIN PUBLIC KEY') }],
      });
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(await call('readSigningKeys', { params, user: 'eve' })).toMatchObject({ status: 404 });
    });

    it('wants an administrator for metrics where the host is not for one machine', async () => {
      const remote = await createServiceWorld({ localHost: false });
      world.close();
      world = remote;

      expect(await call('exposeMetrics', { user: null })).toMatchObject({ status: 401 });
      expect(await call('exposeMetrics', { user: 'dev' })).toMatchObject({ status: 403 });
      expect(await call('exposeMetrics', { user: 'admin' })).toMatchObject({ status: 200 });
      expect(await call('registerProject', { body: { location: '/etc' } })).toMatchObject({ status: 403 });
    });

    it('describes every registered route', async () => {
      const { body } = await call('describeApi', { user: null });

      const { paths } = body as { paths: Record<string, Record<string, unknown>> };
      const described = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} /api/${path}`).sort());
    });

    it('serves schemas by file name', async () => {
      expect(await call('readSchema', { user: null, params: { file: 'qa_report.v1.0.0.json' } })).toMatchObject({
        status: 200,
        body: { $id: 'https://schemas.stellwerk.dev/qa_report.v1.0.0.json' },
      });
      expect(await call('readSchema', { user: null, params: { file: '..%2Fpackage.json' } })).toMatchObject({
        status: 404,
      });
    });
  });
});

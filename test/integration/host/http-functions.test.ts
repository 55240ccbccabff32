import { request as rawRequest } from 'node:http';
import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'http-cjs' });
});

afterAll(() => host.stop());

function call(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`${host.url}/api/${path}`, init);
}

/** Requests that `fetch` would not send as they are. */
function rawCall(options: { method?: string; path: string; headers?: Record<string, string>; body?: string }) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const { port } = new URL(host.url);
    const { method = 'GET', path, headers = {}, body } = options;
    const outgoing = rawRequest({ port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, body: text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('answers of HTTP functions', () => {
  it.each([
    ['nothing', 204],
    ['nullish', 204],
    ['text', 500],
    ['number', 500],
    ['fails', 500],
    ['status', 418],
  ])('%s is answered with %i', async (path, status) => {
    const answer = await call(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(status === 418 ? 'teapot' : '');
  });

  it('logs what a failing function threw', async () => {
    await call('fails');
    const line =
      /fail: Function\.fails Executed 'Functions\.fails' \(Failed, Id=[-0-9a-f]{36}, Duration=\d+ms\) Error: on purpose/;
    await until(
      () => host.output(),
      (text) => line.test(text),
    );
  });

  it('carries JSON, binary and streamed bodies', async () => {
    const json = await call('json');
    expect(json.headers.get('content-type')).toBe('application/json');
    expect(json.headers.get('x-own')).toBe('1');
    expect(await json.json()).toEqual({ hello: 'world', umlaut: 'ä' });
    expect(new Uint8Array(await (await call('binary')).arrayBuffer())).toEqual(new Uint8Array([0, 255, 1, 254]));
    expect(await (await call('stream')).text()).toBe('part one, part two');
  });

  it('keeps all cookies of `cookies`, gives them a path, and only the last Set-Cookie header', async () => {
    expect((await call('cookies')).headers.getSetCookie()).toEqual([
      'last=2',
      'plain=a%20b; path=/',
      'full=x; max-age=60; expires=Tue, 01 Jan 2030 00:00:00 GMT; domain=example.org; path=/deep; secure; samesite=strict; httponly',
      'cross=y; path=/; samesite=none',
    ]);
  });
});

describe('requests to HTTP functions', () => {
  it('carry query, headers and body; repeated keys are joined', async () => {
    const answer = await call('echo?a=1&a=2&b=%20x', {
      method: 'POST',
      body: 'text äöü',
      headers: { 'X-Own': 'Value' },
    });
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      url: `${host.url}/api/echo?a=1&a=2&b=%20x`,
      query: [
        ['a', '1,2'],
        ['b', ' x'],
      ],
      text: 'text äöü',
    });
    const headers = ((await (await call('echo', { headers: { 'X-Own': 'Value' } })).json()) as { headers: object })
      .headers;
    expect(headers).toMatchObject({ 'x-own': 'Value' });
  });

  it('carry large binary bodies', async () => {
    const body = Buffer.alloc(20_000_000, 7);
    const answer = (await (await call('echo', { method: 'POST', body })).json()) as { bytes: number; sum: number };
    expect(answer).toMatchObject({ bytes: body.length, sum: (body.length * 7) % 65536 });
  });

  it('have no body when it came without a length', async () => {
    const answer = await rawCall({
      method: 'POST',
      path: '/api/echo',
      headers: { 'transfer-encoding': 'chunked' },
      body: 'lost',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ bytes: 0 });
  });

  it('hand over the trace context, and the settings are in the environment', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(await (await call('chatty', { headers: { traceparent } })).json()).toEqual({
      greeting: 'hello from settings',
      hostname: new URL(host.url).host,
      trace: traceparent,
    });
    await until(
      () => host.output(),
      (text) => text.includes('dbug: Function.chatty.User a debug line'),
    );
    expect(host.output()).not.toContain('a trace line');
  });
});

describe('routes', () => {
  it.each([
    ['products/shoes/5', { name: 'product', params: { category: 'shoes', id: '5' } }],
    ['products/shoes', { name: 'product', params: { category: 'shoes' } }],
    ['files/a/b%2Fc%2Bd', { name: 'zCatchAll', params: { path: 'a/b%2Fc+d' } }],
    ['files/x.y', { name: 'bFile', params: { name: 'x', extension: 'y' } }],
    ['files', { name: 'zCatchAll', params: {} }],
    ['pages', { name: 'aDefault', params: { page: 'home' } }],
    ['codes/ab1', { name: 'pattern', params: { code: 'ab1' } }],
  ])('/%s', async (path, expected) => expect(await (await call(path)).json()).toEqual(expected));

  it.each(['products/shoes/x', 'levels/10', 'codes/abc', 'things/1', 'unknown', ''])(
    '/%s is not found',
    async (path) => {
      expect((await call(path)).status).toBe(404);
    },
  );

  it('answer a wrong method with 404, HEAD and OPTIONS only when listed', async () => {
    expect((await call('noop', { method: 'POST' })).status).toBe(404);
    expect((await call('noop', { method: 'HEAD' })).status).toBe(404);
    expect((await call('noop', { method: 'OPTIONS' })).status).toBe(404);
    const head = await call('optional', { method: 'HEAD' });
    expect([head.status, head.headers.get('allow')]).toEqual([200, 'HEAD']);
    expect(await (await call('any', { method: 'PATCH' })).text()).toBe('PATCH');
  });

  it('serve the start page and the ping', async () => {
    expect(await (await fetch(host.url)).text()).toContain('up and running');
    expect((await fetch(`${host.url}/admin/host/ping`)).status).toBe(200);
  });
});

describe('metrics', () => {
  it('count requests by duration and status', async () => {
    await call('noop');
    const text = await (await fetch(`${host.url}/admin/metrics`)).text();
    expect(text).toMatch(/host_http_request_duration_seconds_bucket\{le="\+Inf"\} \d+/);
    expect(text).toMatch(/host_http_requests_total\{status="2xx"\} \d+/);
    expect(text).toMatch(/host_durable_instances\{status="Running"\} 0/);
  });
});

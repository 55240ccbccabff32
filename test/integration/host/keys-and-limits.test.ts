import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({
    app: 'http-cjs',
    env: { LOCAL_REQUIRE_KEYS: 'true', AzureFunctionsJobHost__functionTimeout: '00:00:01' },
  });
});

afterAll(() => host.stop());

async function statusOf(path: string, key?: string): Promise<number> {
  const headers: Record<string, string> = key === undefined ? {} : { 'x-functions-key': key };
  return (await fetch(host.url + path, { headers })).status;
}

describe('keys, when they are asked for', () => {
  it('leave anonymous functions open', async () => expect(await statusOf('/api/noop')).toBe(200));

  it('guard functions by their level', async () => {
    const { function: functionKey, master } = host.keys;
    expect(await statusOf('/api/secured')).toBe(401);
    expect(await statusOf('/api/secured', 'wrong')).toBe(401);
    expect(await statusOf('/api/secured', functionKey)).toBe(200);
    expect(await statusOf(`/api/secured?code=${encodeURIComponent(functionKey)}`)).toBe(200);
    expect(await statusOf('/api/secured', master)).toBe(200);
    expect(await statusOf('/api/adminOnly', functionKey)).toBe(401);
    expect(await statusOf('/api/adminOnly', master)).toBe(200);
  });

  it('guard the durable webhooks: 401 without, 403 with a function key', async () => {
    const path = '/runtime/webhooks/durabletask/instances';
    expect(await statusOf(path)).toBe(401);
    expect(await statusOf(path, host.keys.function)).toBe(403);
    expect(await statusOf(path, host.keys.durable)).toBe(200);
    expect(await statusOf(`${path}?code=${host.keys.master}`)).toBe(200);
    expect(await statusOf('/durabletask/instances')).toBe(404);
  });

  it('guard everything below /admin but the ping', async () => {
    expect(await statusOf('/admin/host/ping')).toBe(200);
    expect(await statusOf('/admin/metrics')).toBe(401);
    expect(await statusOf('/admin/metrics', host.keys.master)).toBe(200);
  });
});

describe('functionTimeout', () => {
  it('ends a call with 500 and says so', async () => {
    expect(await statusOf('/api/endless')).toBe(500);
    await until(
      () => host.output(),
      (text) => text.includes('Timeout value of 00:00:01 exceeded by function: Functions.endless'),
    );
  });
});

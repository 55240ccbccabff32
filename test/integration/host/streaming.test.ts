import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'stream-esm' });
});

afterAll(() => host.stop());

describe('streaming mode', () => {
  it('hands request bodies through as they come', async () => {
    const parts = ['one', 'two', 'three'];
    const body = new ReadableStream({
      async pull(controller) {
        const part = parts.shift();
        if (part === undefined) return controller.close();
        controller.enqueue(new TextEncoder().encode(part));
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${host.url}/api/upload/file?q=1`, init);
    expect(await answer.json()).toEqual({
      bytes: 11,
      name: 'file',
      query: '1',
      url: `${host.url}/api/upload/file?q=1`,
    });
  });

  it('hands answers through as they come', async () => {
    const since = performance.now();
    const answer = await fetch(`${host.url}/api/download`);
    const times: number[] = [];
    let text = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      times.push(performance.now() - since);
      text += new TextDecoder().decode(chunk);
    }
    expect(text).toBe('part 1\npart 2\npart 3\n');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150);
  });

  it('carries large bodies', async () => {
    const answer = await fetch(`${host.url}/api/upload/big`, { method: 'POST', body: Buffer.alloc(30_000_000) });
    expect(await answer.json()).toMatchObject({ bytes: 30_000_000 });
  });

  it('sets cookies and hides its own header', async () => {
    const answer = await fetch(`${host.url}/api/cookie`);
    expect(answer.headers.getSetCookie()).toEqual(['a=1']);
    expect(answer.headers.get('x-ms-invocation-id')).toBeNull();
  });

  it('answers 500 when the function fails, and 204 when it returns nothing', async () => {
    expect((await fetch(`${host.url}/api/fails`)).status).toBe(500);
    expect((await fetch(`${host.url}/api/nothing`)).status).toBe(204);
    await until(
      () => host.output(),
      (text) => text.includes('on purpose'),
    );
  });
});

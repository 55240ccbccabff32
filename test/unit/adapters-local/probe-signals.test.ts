import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProbeSignals } from '../../../adapters/probe-signals';
import { readPs, saturationBetween } from '../../../adapters/probe-signals/process-usage';

describe('probe signals', () => {
  let server: Server;
  let url: string;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/broken') return request.socket.destroy();
      response.statusCode = request.url === '/bad' ? 500 : 404;
      return setTimeout(() => response.end('x'), request.url === '/slow' ? 120 : 0);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('spreads the requests over the paths', async () => {
    const sample = await createProbeSignals().sample({ url, paths: ['/a', '/b'], requests: 6 });
    expect(sample).toMatchObject({ requests: 6, errors: 0 });
    expect(asked.sort()).toEqual(['/a', '/a', '/a', '/b', '/b', '/b']);
  });

  it('counts statuses from 500 on and broken connections as errors, a 404 not', async () => {
    const paths = ['/ok', '/bad', '/broken'];
    expect(await createProbeSignals().sample({ url, paths, requests: 9 })).toMatchObject({ requests: 9, errors: 6 });
  });

  it('measures the 95th percentile of the whole answer', async () => {
    const sample = await createProbeSignals().sample({ url, paths: ['/ok', '/slow'], requests: 10 });
    expect(sample.latencyP95Ms).toBeGreaterThanOrEqual(110);
    expect(sample.latencyP95Ms).toBeLessThan(2000);
  });

  it('counts a request that takes too long as an error', async () => {
    const source = createProbeSignals({ timeoutMilliseconds: 40 });
    const sample = await source.sample({ url, paths: ['/slow'], requests: 2 });
    expect(sample).toMatchObject({ requests: 2, errors: 2, latencyP95Ms: null });
  });

  it('counts a refused connection as an error', async () => {
    await new Promise((resolve) => server.close(resolve));
    const sample = await createProbeSignals().sample({ url, paths: ['/'], requests: 3 });
    expect(sample).toMatchObject({ requests: 3, errors: 3, latencyP95Ms: null });
  });

  it.each(['no address', 'ftp://127.0.0.1/', 'http://no-such-host.invalid/'])(
    'has measured nothing when there is nothing to ask: %s',
    async (address) => {
      const sample = await createProbeSignals().sample({ url: address, paths: ['/'], requests: 3 });
      expect(sample).toMatchObject({ requests: 0, errors: 0, latencyP95Ms: null });
    },
  );

  describe('of a process group', () => {
    const start = (code: string) => spawn(process.execPath, ['-e', code], { detached: true, stdio: 'ignore' });
    const source = () => createProbeSignals({ windowMilliseconds: 400 });
    const saturation = async (processGroup: number): Promise<number | null | undefined> => {
      await new Promise((resolve) => setTimeout(resolve, 250)); // it starts
      return (await source().sample({ url, paths: ['/'], requests: 4, processGroup })).saturationPercent;
    };

    it('tells one that is busy from one that waits', async () => {
      const busy = start('for (;;);');
      const idle = start('setInterval(() => undefined, 1000)');
      try {
        // On a machine with other work it takes a while until it waits, and the busy one gets less than a whole processor.
        let low = await saturation(idle.pid ?? 0);
        for (let look = 1; look < 20 && (low ?? 100) > 5; look += 1) low = await saturation(idle.pid ?? 0);
        const high = await saturation(busy.pid ?? 0);
        expect(low).toBeLessThanOrEqual(5);
        expect(high).toBeGreaterThan(5);
        const shown = readPs(busy.pid ?? 0);
        expect(shown?.threads.size).toBe(1);
        const [before, after] = [shown && { ...shown, at: 0 }, shown && { ...shown, at: 1000 }];
        expect(saturationBetween(before, after)).toBeGreaterThan(5);
      } finally {
        busy.kill('SIGKILL');
        idle.kill('SIGKILL');
      }
    });

    it('is no figure when the process has gone', async () => {
      const gone = start('');
      await new Promise((resolve) => gone.on('exit', resolve));
      expect(await saturation(gone.pid ?? 0)).toBeNull();
    });

    it('counts requests per second over the whole interval', async () => {
      const sample = await source().sample({ url, paths: ['/'], requests: 8, processGroup: process.pid });
      expect(sample.requestsPerSecond).toBeGreaterThan(5);
      expect(sample.requestsPerSecond).toBeLessThanOrEqual(20);
    });
  });
});
